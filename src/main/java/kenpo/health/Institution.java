package kenpo.health;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * 健診機関.
 *
 * @param number 10 digits (1.2.392.200119.6.102); empty where the file has none
 */
public record Institution(String number, String name) {

  private static final Pattern SPACE = Pattern.compile("\\s");

  /** Its number; without one it is known by its name, whatever the width and spacing of that. */
  public String identity() {
    return number.isEmpty()
        ? SPACE.matcher(Normalizer.normalize(name, Form.NFKC)).replaceAll("")
        : number;
  }
}
