package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Rows of one file that are one person: a membership that ends, and without a gap the next one,
 * which names the papers of the first as its earlier ones. He is the row's in force today; the
 * other one is put aside.
 */
final class FollowImport {

  // The two share a number and a birth date, so they are among the alike.
  private static final String FOLLOWED =
      """
      CREATE TEMPORARY TABLE followed ON COMMIT DROP AS
      SELECT j.line, i.line AS by, j.acquired, i.acquired > ? AS ahead
        FROM alike a
        JOIN incoming i ON i.earlier_likeness = a.likeness
        JOIN incoming j ON j.likeness = a.likeness
       WHERE j.line <> i.line
         AND papers_family(j.identity_key) = papers_family(i.earlier_key)
         AND j.kana = i.kana
         AND j.lost >= i.acquired
         AND (i.lost > j.lost) IS NOT FALSE
      """;

  private static final String ASIDE =
      """
      CREATE TEMPORARY TABLE aside ON COMMIT DROP AS
      SELECT CASE WHEN ahead THEN by ELSE line END AS line
        FROM followed
      """;

  // Another fingerprint than the row's own: it counts again when nothing follows it any more.
  private static final String KEEP_OPEN =
      """
      UPDATE incoming i
         SET lost = NULL,
             fingerprint = md5(i.fingerprint::text)::uuid
        FROM followed f
       WHERE f.ahead
         AND i.line = f.line
      """;

  // Of a row: its own earlier papers, and those of the rows that it follows.
  private static final String EARLIER =
      """
      CREATE TEMPORARY TABLE earlier ON COMMIT DROP AS
      WITH RECURSIVE heirs (line, former) AS (
        SELECT line, line
          FROM incoming
         WHERE earlier_key IS NOT NULL
         UNION
        SELECT h.line, f.line
          FROM heirs h
          JOIN followed f ON f.by = h.former
         WHERE NOT f.ahead
      )
      SELECT DISTINCT ON (h.line, i.earlier_key)
             h.line, i.earlier_insurer_number AS insurer_number, i.earlier_symbol AS symbol,
             i.earlier_number AS number, i.earlier_branch AS branch,
             i.earlier_number_key AS number_key, i.earlier_key AS identity_key,
             (SELECT min(f.acquired) FROM followed f WHERE f.by = i.line AND NOT f.ahead) AS valid_from,
             i.acquired AS valid_to
        FROM heirs h
        JOIN incoming i ON i.line = h.former
       WHERE i.earlier_key IS NOT NULL
       ORDER BY h.line, i.earlier_key, i.acquired DESC
      """;

  private final SqlImport sql;

  FollowImport(SqlImport sql) {
    this.sql = sql;
  }

  /** Makes the tables {@code followed}, {@code aside} and {@code earlier}. */
  void find(LocalDate today) throws SQLException {
    sql.run(FOLLOWED, today);
    sql.run(ASIDE);
    sql.run(KEEP_OPEN);
    sql.run(EARLIER);
    sql.run("ANALYZE followed, aside, earlier");
  }
}
