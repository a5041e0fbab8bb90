package kenpo.roster.intake;

import java.sql.SQLException;
import kenpo.intake.SqlImport;

/** Makes members' papers what was planned: those of now, of before, and what each is good for. */
final class PapersImport {

  // A row under the same papers that names other earlier ones than before corrects them. What the
  // roster itself has held is never wrong; and a file without such columns says nothing.
  private static final String DROP_WRONG_EARLIER_PAPERS =
      """
      DELETE FROM member_identities p
       USING plan pl
        JOIN incoming i ON i.line = pl.line
        JOIN members m ON m.society_id = ? AND m.member_id = pl.member_id
       WHERE NOT pl.renumbered
         AND p.society_id = m.society_id
         AND p.member_id = m.member_id
         AND p.valid_from IS NULL
         AND p.valid_to = m.acquired
         AND p.identity_key <> i.identity_key
         AND p.identity_key IS DISTINCT FROM i.earlier_key
         AND EXISTS (SELECT FROM marks WHERE earlier_likeness IS NOT NULL)
      """;

  // The same papers, known without a branch, or under another name where there is none.
  private static final String DROP_REPLACED =
      """
      DELETE FROM member_identities p
       USING whose w
        JOIN incoming i ON i.line = w.line
       WHERE NOT w.fresh
         AND p.society_id = ?
         AND p.member_id = w.member_id
         AND p.identity_key <> i.identity_key
         AND papers_family(p.identity_key) = papers_family(i.identity_key)
         AND (p.branch IS NULL OR i.branch IS NULL)
      """;

  private static final String CLOSE_FORMER_PAPERS =
      """
      UPDATE member_identities p
         SET valid_to = greatest(p.valid_from, i.acquired)
        FROM whose w
        JOIN incoming i ON i.line = w.line
       WHERE NOT w.fresh
         AND p.society_id = ?
         AND p.member_id = w.member_id
         AND p.identity_key <> i.identity_key
         AND p.valid_to IS NULL
      """;

  private static final String PAPERS =
      """
      INSERT INTO member_identities AS p (society_id, member_id, insurer_number, symbol, number,
                                          branch, number_key, identity_key, birth_date, valid_from,
                                          valid_to)
      SELECT ?, w.member_id, i.insurer_number, i.symbol, i.number, i.branch,
             i.number_key, i.identity_key, i.birth_date, i.acquired, i.lost
        FROM incoming i
        JOIN whose w ON w.line = i.line
       WHERE w.fresh = ?
      """;

  private static final String OR_CHANGE_THEM =
      """
          ON CONFLICT (society_id, identity_key, member_id) DO UPDATE
         SET symbol = EXCLUDED.symbol,
             number = EXCLUDED.number,
             branch = EXCLUDED.branch,
             number_key = EXCLUDED.number_key,
             valid_from = coalesce(EXCLUDED.valid_from, p.valid_from),
             valid_to = EXCLUDED.valid_to
      """;

  // Not what another member has: he is somebody else, or there was a gap.
  private static final String EARLIER_PAPERS =
      """
      INSERT INTO member_identities AS p (society_id, member_id, insurer_number, symbol, number,
                                          branch, number_key, identity_key, birth_date, valid_from,
                                          valid_to)
      SELECT ?, w.member_id, e.insurer_number, e.symbol, e.number,
             e.branch, e.number_key, e.identity_key, i.birth_date, e.valid_from, e.valid_to
        FROM earlier e
        JOIN incoming i ON i.line = e.line
        JOIN whose w ON w.line = e.line
       WHERE e.identity_key <> i.identity_key
         AND NOT e.taken
         AND NOT EXISTS (SELECT
                           FROM near n
                          WHERE n.line = e.line
                            AND n.identity_key = e.identity_key
                            AND (n.same_key OR n.branchless)
                            AND n.member_id <> w.member_id)
      """
          + OR_CHANGE_THEM;

  private static final String CLOSE_PAPERS_OF_DATED =
      """
      UPDATE member_identities p
         SET valid_to = greatest(p.valid_from, d.lost)
        FROM dated d
       WHERE p.society_id = ?
         AND p.member_id = d.member_id
         AND (p.valid_to IS NULL OR p.valid_to > d.lost)
      """;

  private static final String REOPEN_PAPERS_OF_DATED =
      """
      UPDATE member_identities p
         SET valid_to = d.lost
        FROM dated d
        JOIN members m USING (member_id)
       WHERE d.held
         AND m.society_id = ?
         AND p.society_id = m.society_id
         AND p.member_id = m.member_id
         AND p.identity_key = m.papers_key
      """;

  private final SqlImport sql;
  private final String societyId;

  PapersImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** While members are as they were. */
  void correct() throws SQLException {
    sql.run(DROP_WRONG_EARLIER_PAPERS, societyId);
  }

  /** Once members are as they shall be, and the table {@code whose} tells whose each row is. */
  void merge() throws SQLException {
    sql.run(DROP_REPLACED, societyId);
    sql.run(CLOSE_FORMER_PAPERS, societyId);
    sql.run(PAPERS, societyId, true);
    sql.run(PAPERS + OR_CHANGE_THEM, societyId, false);
    sql.run(EARLIER_PAPERS, societyId);
    sql.run(CLOSE_PAPERS_OF_DATED, societyId);
    sql.run(REOPEN_PAPERS_OF_DATED, societyId);
  }
}
