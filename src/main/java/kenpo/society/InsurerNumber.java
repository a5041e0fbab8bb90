package kenpo.society;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 保険者番号: 8 digits, the last of which checks the others (保険者番号等設定要領: weights 2, 1 from the right of
 * the first seven, digit sums, difference to the next ten; the same as Luhn's).
 *
 * <p>A right check digit doesn't make it a society's own number: compare with the society's list.
 */
public record InsurerNumber(String value) {

  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}ー−─]");

  public InsurerNumber {
    if (!EIGHT_DIGITS.matcher(value).matches() || !checks(value)) {
      throw new IllegalArgumentException("not an insurer number: " + value);
    }
  }

  /** Reads what a person typed: any width, with spaces or hyphens. Empty if it can't be one. */
  public static Optional<InsurerNumber> parse(String typed) {
    var digits = digits(typed);
    return EIGHT_DIGITS.matcher(digits).matches() && checks(digits)
        ? Optional.of(new InsurerNumber(digits))
        : Optional.empty();
  }

  /** Whether eight digits end in their check digit. */
  public static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return digits.length() == 8 && sum % 10 == 0;
  }

  private static String digits(String typed) {
    var half = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return BETWEEN.matcher(half).replaceAll("");
  }

  @Override
  public String toString() {
    return value;
  }
}
