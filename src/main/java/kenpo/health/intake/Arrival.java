package kenpo.health.intake;

import java.time.LocalDate;
import java.util.List;
import kenpo.health.Examinee;

/** A document that was read, and made ready for the database. */
sealed interface Arrival {

  /**
   * One whose person is to be looked for.
   *
   * @param key without its member yet
   */
  record Sound(
      String entry,
      Examinee examinee,
      CheckupKey key,
      LocalDate written,
      Content content,
      List<ReportRow> notes)
      implements Arrival {}

  /** One that nothing is taken of, and why. */
  record TurnedAway(List<ReportRow> rows) implements Arrival {}
}
