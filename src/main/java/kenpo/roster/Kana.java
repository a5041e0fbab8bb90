package kenpo.roster;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form in which names in kana are compared. Old systems keep half-width kana and know no small
 * letters, so シヨウ and ショウ are the same name here; names are therefore never matched without number
 * and birth date. What is shown is always the original.
 */
public final class Kana {

  /** Rises when a change below gives any name another key. */
  static final int VERSION = 1;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}・･]");
  private static final Pattern PARTS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LONG_VOWEL = Pattern.compile("(?<=[ァ-ヺー])[-‐‑‒–—―−─ー~〜]+");
  private static final Pattern READABLE = Pattern.compile("[ァ-ヺーA-Z.,'’-]+");
  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";

  private Kana() {}

  public static String key(String name) {
    return PlainKana.key(name).orElseGet(() -> exactKey(name));
  }

  /** The definition of {@link #key}. */
  static String exactKey(String name) {
    var text = combiningMarks(name);
    // Before NFKC, so that a voiced mark typed after a space still finds its letter.
    text = BLANKS.matcher(text).replaceAll("");
    text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    text = katakana(BLANKS.matcher(text).replaceAll(""));
    text = LONG_VOWEL.matcher(text).replaceAll("ー");
    return largeLetters(text).toUpperCase(Locale.ROOT);
  }

  /** The keys of a name's parts, surname first and given name last, as blanks tell them apart. */
  static List<String> parts(String name) {
    return PARTS.splitAsStream(name).map(Kana::key).filter(part -> !part.isEmpty()).toList();
  }

  /**
   * Whether a name is written in kana, or in the letters of a foreign name, and so can be compared.
   */
  public static boolean isReadable(String name) {
    return READABLE.matcher(key(name)).matches();
  }

  /** As a form shows a name back: the same letters in full-width katakana, single blanks. */
  public static String written(String name) {
    var text = Normalizer.normalize(combiningMarks(name), Normalizer.Form.NFKC);
    return katakana(text).strip().replaceAll(" +", " ");
  }

  private static String combiningMarks(String text) {
    return text.replace('゛', '\u3099').replace('゜', '\u309A');
  }

  private static String katakana(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'ぁ' && c <= 'ゖ') {
        out.setCharAt(i, (char) (c + 0x60));
      }
    }
    return out.toString();
  }

  private static String largeLetters(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int small = SMALL.indexOf(out.charAt(i));
      if (small >= 0) {
        out.setCharAt(i, LARGE.charAt(small));
      }
    }
    return out.toString();
  }
}
