package kenpo.viewing;

/** Whether a letter's secret was given that is still good, as each statement asks it. */
public final class Proof {

  /**
   * Of {@code accounts AS a} and its row, or none, of {@code viewings AS v}. A letter that takes
   * the place of others voids what was proved before, whoever asked for it.
   */
  public static final String HOLDS =
      """
      (v.letter_id IS NOT NULL AND NOT EXISTS (
        SELECT 1
        FROM letters AS l
        WHERE l.society_id = a.society_id
          AND l.member_id = a.member_id
          AND l.asked_by IN ('member', 'staff')
          AND l.letter_id > v.letter_id))
      """;

  private Proof() {}
}
