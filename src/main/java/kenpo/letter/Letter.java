package kenpo.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A letter to a member, and how far it is.
 *
 * @param to as things stood when it was asked for, then when it was printed
 * @param postedOn in Japan
 * @param expiresOn in Japan, the last day on which it is good; until it is posted, as if it had
 *     been on the day it was printed
 */
public record Letter(
    long id,
    LetterKind kind,
    State state,
    Destination to,
    Instant askedAt,
    Optional<Instant> printedAt,
    Optional<LocalDate> postedOn,
    Optional<LocalDate> expiresOn,
    Optional<Instant> usedAt) {

  /** Whether it is over on that day in Japan, though nobody used or voided it. */
  public boolean isExpiredOn(LocalDate day) {
    return expiresOn.filter(day::isAfter).isPresent();
  }
}
