package kenpo.roster;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** What a person should know about an import that is about to be committed. */
final class ReviewImport {

  private static final String IN_STATE =
      """
      SELECT count(*)
        FROM incoming
       WHERE state = ?
      """;

  private static final String COUNT_MISSING =
      """
      SELECT count(*)
        FROM members m
       WHERE m.society_id = ?
         AND (m.lost IS NULL OR m.lost > ?)
         AND NOT EXISTS (SELECT FROM incoming i WHERE i.member_id = m.member_id)
      """;

  private static final String MISSING_PAPERS =
      """
      SELECT concat_ws(' ', nullif(p.symbol, ''), p.number, p.branch)
        FROM members m
        JOIN member_identities p ON p.society_id = m.society_id AND p.member_id = m.member_id
       WHERE m.society_id = ?
         AND (m.lost IS NULL OR m.lost > ?)
         AND p.valid_to IS NOT DISTINCT FROM m.lost
         AND NOT EXISTS (SELECT FROM incoming i WHERE i.member_id = m.member_id)
       ORDER BY m.member_id
       LIMIT 20
      """;

  private static final String NOT_TOLD_APART =
      """
      WITH papers AS (
        SELECT line, insurer_number, number_key, symbol_key, birth_date, kana_key, lost
          FROM incoming
         UNION
        SELECT line, earlier_insurer_number, earlier_number_key, earlier_symbol_key, birth_date,
               kana_key, lost
          FROM incoming
         WHERE earlier_key IS NOT NULL
      )
      SELECT min(line) AS first, max(line) AS last
        FROM papers
       WHERE lost IS NULL OR lost > ?
       GROUP BY insurer_number, number_key, symbol_key, birth_date, kana_key
      HAVING count(DISTINCT line) > 1
       ORDER BY min(line)
       LIMIT 100
      """;

  private final SqlImport sql;
  private final String societyId;
  private final LocalDate today;

  ReviewImport(SqlImport sql, String societyId, LocalDate today) {
    this.sql = sql;
    this.societyId = societyId;
    this.today = today;
  }

  Imported.Done review() throws SQLException {
    return new Imported.Done(
        sql.count(IN_STATE, "new"),
        sql.count(IN_STATE, "changed"),
        sql.count(IN_STATE, "unchanged"),
        sql.count(COUNT_MISSING, societyId, today),
        sql.list(MISSING_PAPERS, row -> row.getString(1), societyId, today),
        collisions());
  }

  private List<Problem> collisions() throws SQLException {
    return sql.list(
        NOT_TOLD_APART,
        row -> Problem.of(row.getLong("last"), "", "row.collision", row.getString("first")),
        today);
  }
}
