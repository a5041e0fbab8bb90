package kenpo.roster.file;

import java.util.Optional;
import kenpo.roster.MemberNumber;

/**
 * Where a letter goes.
 *
 * @param postalCode 郵便番号, 7 digits
 * @param text 住所 with building, as the society's system has it
 */
public record PostalAddress(Optional<String> postalCode, Optional<String> text) {

  static final PostalAddress NONE = new PostalAddress(Optional.empty(), Optional.empty());

  private static final int DIGITS = 7;
  private static final int HYPHEN = 3;

  /** The 7 digits of a code in any width, with or without its hyphen and 〒. */
  static Optional<String> digits(String written) {
    var plain = MemberNumber.symbol(written.startsWith("〒") ? written.substring(1) : written);
    var digits =
        plain.length() == DIGITS + 1 && plain.charAt(HYPHEN) == '-'
            ? plain.substring(0, HYPHEN) + plain.substring(HYPHEN + 1)
            : plain;
    return digits.length() == DIGITS && MemberNumber.isDigits(digits)
        ? Optional.of(digits)
        : Optional.empty();
  }
}
