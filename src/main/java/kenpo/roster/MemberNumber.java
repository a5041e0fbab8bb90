package kenpo.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The plain form of symbol (記号), number (番号) and branch (枝番), in which neither width nor spaces nor
 * the kind of dash makes a difference. A symbol keeps its hyphens, which part it; a number and a
 * branch lose theirs, which are only typed for looks.
 */
public final class MemberNumber {

  /** Rises when a change below gives any value another plain form. */
  static final int VERSION = 1;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−─~〜]");
  // Japanese keyboards give ー where - is meant; between kana it belongs to the word.
  private static final Pattern TYPED_DASH = Pattern.compile("(?<![ァ-ヺ])ー|ー(?![ァ-ヺ])");
  private static final int WIDTH = '０' - '0';

  private MemberNumber() {}

  /** An empty symbol is one: some societies have none. */
  public static String symbol(String raw) {
    var plain = hyphened(raw);
    return plain.startsWith("-") && plain.chars().allMatch(c -> c == '-') ? "" : plain;
  }

  static String number(String raw) {
    return hyphened(raw).replace("-", "");
  }

  /** Without leading zeros, as 1 and 01 are the same branch. */
  public static String branch(String raw) {
    return withoutZeros(number(raw));
  }

  static String afterLastHyphen(String symbol) {
    var end = symbol.substring(symbol.lastIndexOf('-') + 1);
    return end.isEmpty() ? symbol : end;
  }

  /** The last digits, if there are so many and no other letters among them; else the whole. */
  static String lastDigits(String number, int digits) {
    if (digits == 0 || number.length() <= digits) {
      return number;
    }
    var end = number.substring(number.length() - digits);
    return isDigits(end) ? end : number;
  }

  static String withoutZeros(String value) {
    if (!isDigits(value)) {
      return value;
    }
    int zeros = 0;
    while (zeros < value.length() - 1 && value.charAt(zeros) == '0') {
      zeros++;
    }
    return value.substring(zeros);
  }

  private static String hyphened(String raw) {
    var half = halfWidth(raw);
    return isPlain(half) ? half : exactlyHyphened(raw);
  }

  /** The definition of the plain form, before what symbol and number do with their hyphens. */
  static String exactlyHyphened(String raw) {
    var text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    text = BLANKS.matcher(text).replaceAll("");
    text = DASHES.matcher(text).replaceAll("-");
    return TYPED_DASH.matcher(text).replaceAll("-").toUpperCase(Locale.ROOT);
  }

  private static String halfWidth(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (isPlain((char) (raw.charAt(i) - WIDTH))) {
        var out = raw.toCharArray();
        for (int j = i; j < out.length; j++) {
          char half = (char) (out[j] - WIDTH);
          out[j] = isPlain(half) ? half : out[j];
        }
        return new String(out);
      }
    }
    return raw;
  }

  /** Whether nothing in it has another form. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isPlain(c) && (c < '一' || c > '\u9FFF')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-';
  }

  public static boolean isDigits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
