package kenpo.roster;

import java.util.Optional;

/**
 * Where a letter goes.
 *
 * @param postalCode 郵便番号, 7 digits
 * @param text 住所 with building, as the society's system has it
 */
public record PostalAddress(Optional<String> postalCode, Optional<String> text) {

  static final PostalAddress NONE = new PostalAddress(Optional.empty(), Optional.empty());
}
