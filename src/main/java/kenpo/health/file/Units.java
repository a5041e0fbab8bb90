package kenpo.health.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import kenpo.health.Item;

/** Whether a unit is the one that an item has, however it is spelt: mg/dl, mmHg, U/l. */
final class Units {

  private static final Pattern LOOKS = Pattern.compile("[\\s\\[\\]]");

  private Units() {}

  static boolean isOf(Item item, String unit) {
    return areSame(item.unit(), unit) || areSame(item.unitShown(), unit);
  }

  static boolean areSame(String one, String other) {
    return one.equals(other) || plain(one).equals(plain(other));
  }

  private static String plain(String unit) {
    var half = Normalizer.normalize(unit, Normalizer.Form.NFKC);
    return LOOKS.matcher(half).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
