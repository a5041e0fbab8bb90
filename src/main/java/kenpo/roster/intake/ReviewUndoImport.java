package kenpo.roster.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import kenpo.intake.SqlImport;

/** What a person should know before an import is taken back. It counts, and nobody waits for it. */
final class ReviewUndoImport {

  private static final String REFERRED =
      """
      CREATE TEMPORARY TABLE referred ON COMMIT DROP AS
      SELECT member_id FROM accounts WHERE society_id = ?
       UNION
      SELECT member_id FROM registrations WHERE society_id = ? AND member_id IS NOT NULL
       UNION
      SELECT member_id FROM audit_events WHERE society_id = ? AND member_id IS NOT NULL
       UNION
      SELECT member_id FROM letters WHERE society_id = ?
       UNION
      SELECT member_id FROM checkups WHERE society_id = ?
       UNION
      SELECT member_id FROM scores WHERE society_id = ?
      """;

  // Whoever brings a checkup of one of them waits until this is over, or is waited for; they lock
  // members in the same order.
  private static final String HOLD =
      """
      SELECT count(*)
        FROM (SELECT
                FROM members
               WHERE society_id = ?
                 AND added_by = ?
               ORDER BY member_id
                 FOR UPDATE) held
      """;

  private static final String MEMBERS =
      """
      SELECT (SELECT count(*)
                FROM roster_changes
               WHERE society_id = ?
                 AND import_id = ?) AS restored,
             count(*) FILTER (WHERE r.member_id IS NULL) AS removed,
             count(r.member_id) AS kept
        FROM members m
        LEFT JOIN referred r ON r.member_id = m.member_id
       WHERE m.society_id = ?
         AND m.added_by = ?
      """;

  // By the membership alone: what the society's policy says besides is not known here. Whoever was
  // added stands in nobody's way, as he stays as nobody's.
  private static final String TO_BE_OPENED =
      """
      SELECT count(DISTINCT a.member_id)
        FROM accounts a
        JOIN members m ON m.society_id = a.society_id AND m.member_id = a.member_id
        LEFT JOIN roster_changes c ON c.society_id = a.society_id
                                  AND c.import_id = a.closed_import
                                  AND c.member_id = a.member_id
       CROSS JOIN LATERAL jsonb_populate_record(m, c.before -> 'member') b
       WHERE a.society_id = ?
         AND a.closed_import = ?
         AND m.added_by IS DISTINCT FROM a.closed_import
         AND (b.lost IS NULL OR b.lost > ?)
         AND NOT EXISTS (SELECT
                           FROM accounts o
                           JOIN members n ON n.society_id = o.society_id
                                         AND n.member_id = o.member_id
                          WHERE o.society_id = a.society_id
                            AND (o.email_key = a.email_key OR o.member_id = a.member_id)
                            AND o.closed_at IS NULL
                            AND n.added_by IS DISTINCT FROM a.closed_import)
      """;

  private final SqlImport sql;
  private final String societyId;

  ReviewUndoImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** Makes the table {@code referred}: members whom something names. */
  Imported.Undone review(long importId, LocalDate today, boolean preview) throws SQLException {
    if (!preview) {
      sql.count(HOLD, societyId, importId);
    }
    sql.run(REFERRED, societyId, societyId, societyId, societyId, societyId, societyId);
    sql.run("ANALYZE referred");
    int reopened = sql.count(TO_BE_OPENED, societyId, importId, today);
    return sql.list(
            MEMBERS,
            row -> undone(row, importId, reopened, preview),
            societyId,
            importId,
            societyId,
            importId)
        .getFirst();
  }

  private static Imported.Undone undone(ResultSet row, long importId, int reopened, boolean preview)
      throws SQLException {
    return new Imported.Undone(
        importId,
        row.getInt("restored"),
        row.getInt("removed"),
        row.getInt("kept"),
        reopened,
        preview);
  }
}
