package kenpo.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The plain form of symbol (記号), number (番号) and branch (枝番), in which neither width nor spaces nor
 * the kind of dash makes a difference. A symbol keeps its hyphens, which part it; a number and a
 * branch lose theirs, which are only typed for looks.
 */
final class MemberNumber {

  /** Rises when a change below gives any value another plain form. */
  static final int VERSION = 1;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−─~〜]");
  // Japanese keyboards give ー where - is meant; between kana it belongs to the word.
  private static final Pattern TYPED_DASH = Pattern.compile("(?<![ァ-ヺ])ー|ー(?![ァ-ヺ])");
  private static final Pattern ONLY_HYPHENS = Pattern.compile("-+");

  private MemberNumber() {}

  /** An empty symbol is one: some societies have none. */
  static String symbol(String raw) {
    var plain = hyphened(raw);
    return ONLY_HYPHENS.matcher(plain).matches() ? "" : plain;
  }

  static String number(String raw) {
    return hyphened(raw).replace("-", "");
  }

  /** Without leading zeros, as 1 and 01 are the same branch. */
  static String branch(String raw) {
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
    return isDigits(value) ? value.replaceFirst("^0+(?=.)", "") : value;
  }

  private static String hyphened(String raw) {
    var text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    text = BLANKS.matcher(text).replaceAll("");
    text = DASHES.matcher(text).replaceAll("-");
    return TYPED_DASH.matcher(text).replaceAll("-").toUpperCase(Locale.ROOT);
  }

  private static boolean isDigits(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
