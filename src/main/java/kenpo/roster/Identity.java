package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One way in which the papers name a member. Somebody whose number changed, or who retired, has
 * more than one.
 *
 * @param symbol 記号 as the roster has it; may be empty
 * @param validTo the first day on which it was no longer valid
 */
public record Identity(
    long memberId,
    String insurerNumber,
    String symbol,
    String number,
    Optional<String> branch,
    LocalDate birthDate,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo) {

  /** Whether papers that say so are in force on that day; one may be given them early. */
  boolean isValidOn(LocalDate day) {
    return validTo.map(day::isBefore).orElse(true);
  }
}
