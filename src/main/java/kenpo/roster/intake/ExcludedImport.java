package kenpo.roster.intake;

import java.sql.SQLException;
import kenpo.intake.SqlImport;
import kenpo.roster.Entitlement;
import kenpo.roster.intake.Difference.People;

/**
 * Whom an import keeps from an account although he stays a member: by another kind or number, and
 * by the rule that closes accounts, the database's membership_end.
 */
final class ExcludedImport {

  // An account of now was made after the last change of number, and before the one to come.
  private static final String EXCLUDED =
      """
      CREATE TEMPORARY TABLE excluded_rows ON COMMIT DROP AS
      SELECT p.line, concat_ws(' ', nullif(i.symbol, ''), i.number, i.branch) AS papers
        FROM (SELECT ?::entitlement AS entitled) allowed
       CROSS JOIN plan p
        JOIN incoming i ON i.line = p.line
        JOIN members m ON m.society_id = ? AND m.member_id = p.member_id
       CROSS JOIN LATERAL (
         SELECT m.renumbered_by AS matched_import,
                CASE WHEN p.renumbered THEN ? ELSE m.renumbered_by END AS renumbered_by
       ) account
       CROSS JOIN LATERAL jsonb_populate_record(
         m, jsonb_build_object('kind', i.kind, 'renumbered_by', account.renumbered_by)) changed
       WHERE p.change <> 'lost'
         AND (p.renumbered OR i.kind <> m.kind)
         AND membership_end(m, account.matched_import, allowed.entitled) IS NULL
         AND membership_end(changed, account.matched_import, allowed.entitled) IS NOT NULL
      """;

  private static final String HOW_MANY =
      """
      SELECT count(*)
        FROM excluded_rows
      """;

  private static final String EXAMPLES =
      """
      SELECT line, papers
        FROM excluded_rows
       ORDER BY line
       LIMIT ?
      """;

  private final SqlImport sql;
  private final String societyId;

  ExcludedImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** To be asked once {@code plan} is made. */
  People find(Entitlement entitled) throws SQLException {
    sql.run(EXCLUDED, entitled.row(), societyId, Long.MAX_VALUE);
    return new People(
        sql.count(HOW_MANY), sql.list(EXAMPLES, ReviewImport::example, Difference.MOST_EXAMPLES));
  }
}
