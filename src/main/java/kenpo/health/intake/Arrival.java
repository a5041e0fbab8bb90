package kenpo.health.intake;

import java.time.LocalDate;
import java.util.List;
import kenpo.health.Examinee;

/** A document that was read, and made ready for the database. */
sealed interface Arrival {

  /** About so many characters or bytes are held of it until it is stored. */
  int weight();

  /**
   * One whose person is to be looked for.
   *
   * @param key without its member yet
   * @param then when it was
   */
  record Sound(
      String entry,
      Examinee examinee,
      Key key,
      Then then,
      LocalDate written,
      Content content,
      List<ReportRow> notes)
      implements Arrival {

    @Override
    public int weight() {
      return content.bytes() + ReportRow.weight(notes);
    }
  }

  /** One that nothing is taken of, and why. */
  record TurnedAway(List<ReportRow> rows) implements Arrival {

    static TurnedAway of(String entry, String reason, String... args) {
      return new TurnedAway(List.of(ReportRow.of(DocumentOutcome.REFUSED, entry, reason, args)));
    }

    @Override
    public int weight() {
      return ReportRow.weight(rows);
    }
  }
}
