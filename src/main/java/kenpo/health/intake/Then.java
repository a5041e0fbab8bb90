package kenpo.health.intake;

import java.time.LocalDate;

/**
 * When it was: whose it is must have been a member on one of these days.
 *
 * @param last belongs to it
 */
record Then(LocalDate first, LocalDate last) {

  static Then on(LocalDate day) {
    return new Then(day, day);
  }
}
