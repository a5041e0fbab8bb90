package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Rows of one file that are one person: a membership, and without a gap the next one, which names
 * the papers of the first as its earlier ones, or has another branch of them. He is the row's in
 * force today; the other one is put aside.
 */
final class FollowImport {

  // The two share a number and a birth date, so they are among the alike. The later one is the one
  // that lasts longer, else began later, else stands lower: so rows never follow each other.
  private static final String NEXT =
      """
      CREATE TEMPORARY TABLE next ON COMMIT DROP AS
      SELECT j.line, i.line AS by, s.named, j.kana, i.kana AS other_kana, j.acquired,
             i.acquired > ? AS ahead
        FROM alike a
        JOIN (SELECT line, likeness, identity_key, false AS named
                FROM incoming
               UNION ALL
              SELECT line, earlier_likeness, earlier_key, true
                FROM incoming
               WHERE earlier_key IS NOT NULL) s ON s.likeness = a.likeness
        JOIN incoming j ON j.likeness = a.likeness
        JOIN incoming i ON i.line = s.line
       WHERE j.line <> i.line
         AND papers_family(j.identity_key) = papers_family(s.identity_key)
         AND (j.lost >= i.acquired OR j.lost IS NULL AND s.named)
         AND (coalesce(i.lost, 'infinity'), i.acquired, i.line)
             > (coalesce(j.lost, 'infinity'), j.acquired, j.line)
      """;

  private static final String FOLLOWED =
      """
      CREATE TEMPORARY TABLE followed ON COMMIT DROP AS
      SELECT n.line, n.by, n.acquired, n.ahead
        FROM next n
        LEFT JOIN names USING (kana, other_kana)
       WHERE coalesce(likeness, 'same') = 'same'
          OR n.named AND likeness = 'same_given'
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
         AND i.lost IS NOT NULL
      """;

  private static final String HEIRS =
      """
      CREATE TEMPORARY TABLE heirs ON COMMIT DROP AS
      WITH RECURSIVE heirs (line, former) AS (
        SELECT line, line
          FROM incoming
         WHERE earlier_key IS NOT NULL
            OR line IN (SELECT by FROM followed WHERE NOT ahead)
         UNION
        SELECT h.line, f.line
          FROM heirs h
          JOIN followed f ON f.by = h.former
         WHERE NOT f.ahead
      )
      SELECT *
        FROM heirs
      """;

  // Papers that another row of the file has: somebody else's, or from before a gap.
  private static final String TAKEN =
      """
      CREATE TEMPORARY TABLE taken ON COMMIT DROP AS
      SELECT DISTINCT h.line, i.earlier_key AS identity_key
        FROM heirs h
        JOIN incoming i ON i.line = h.former
        JOIN alike a ON a.likeness = i.earlier_likeness
        JOIN incoming j ON j.likeness = a.likeness
        LEFT JOIN heirs o ON o.line = h.line AND o.former = j.line
       WHERE o.line IS NULL
         AND j.line <> h.line
         AND papers_family(j.identity_key) = papers_family(i.earlier_key)
         AND (j.identity_key = i.earlier_key OR j.branch IS NULL OR i.earlier_branch IS NULL)
      """;

  // Of a row: its own earlier papers, and those of the rows that it follows.
  private static final String EARLIER =
      """
      CREATE TEMPORARY TABLE earlier ON COMMIT DROP AS
      SELECT DISTINCT ON (h.line, i.earlier_key)
             h.line, i.earlier_insurer_number AS insurer_number, i.earlier_symbol AS symbol,
             i.earlier_number AS number, i.earlier_branch AS branch,
             i.earlier_number_key AS number_key, i.earlier_key AS identity_key,
             f.acquired AS valid_from, i.acquired AS valid_to, t.line IS NOT NULL AS taken
        FROM heirs h
        JOIN incoming i ON i.line = h.former
        LEFT JOIN taken t ON t.line = h.line AND t.identity_key = i.earlier_key
        LEFT JOIN (SELECT by, min(acquired) AS acquired
                     FROM followed
                    WHERE NOT ahead
                    GROUP BY by) f ON f.by = i.line
       WHERE i.earlier_key IS NOT NULL
       ORDER BY h.line, i.earlier_key, i.acquired DESC
      """;

  private final SqlImport sql;
  private final NamesImport names;

  FollowImport(SqlImport sql, NamesImport names) {
    this.sql = sql;
    this.names = names;
  }

  /** Makes the tables {@code followed}, {@code aside} and {@code earlier}. */
  void find(LocalDate today) throws SQLException {
    sql.run(NEXT, today);
    names.compare("next");
    sql.run(FOLLOWED);
    sql.run(ASIDE);
    sql.run(KEEP_OPEN);
    sql.run("ANALYZE followed, aside");
    sql.run(HEIRS);
    sql.run(TAKEN);
    sql.run("ANALYZE heirs, taken");
    sql.run(EARLIER);
    sql.run("ANALYZE earlier");
  }
}
