package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import kenpo.intake.SqlImport;

/**
 * Rows of one file that are one person: a membership, and without a gap the next one, which names
 * the papers of the first as its earlier ones, or has another branch of them. He is the row's in
 * force today; the other one is put aside.
 */
final class FollowImport {

  // The two share a number and a birth date, so they are among the alike. Who names the other's
  // papers
  // began later, or is the only one of them to name any; else he lasts longer: so rows never follow
  // each other. Two who are members each by himself stay two.
  private static final String NEXT =
      """
      CREATE TEMPORARY TABLE next ON COMMIT DROP AS
      SELECT j.line, i.line AS by, j.kana, i.kana AS other_kana, j.acquired,
             i.acquired > day.today AS ahead,
             s.named
               AND j.lost IS NOT NULL
               AND (j.identity_key = s.identity_key OR j.branch IS NULL OR i.earlier_branch IS NULL)
               AND (i.sex <> j.sex) IS NOT TRUE AS other_surname
        FROM alike a
       CROSS JOIN (SELECT ?::date AS today) day
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
         AND (j.lost >= i.acquired
              OR j.lost IS NULL
                 AND (s.named OR i.acquired > day.today AND j.acquired <= day.today))
         AND CASE
               WHEN s.named THEN i.acquired > j.acquired
                 OR i.acquired = j.acquired AND j.earlier_key IS DISTINCT FROM i.identity_key
               ELSE (i.lost > j.lost) IS NOT FALSE
             END
         AND NOT (j.identity_key <> i.identity_key
                  AND EXISTS (SELECT
                                FROM member_identities p
                                JOIN members m USING (society_id, member_id)
                               WHERE p.society_id = ?
                                 AND p.identity_key = i.identity_key
                                 AND m.papers_key = i.identity_key
                                 AND (m.lost > i.acquired) IS NOT FALSE)
                  AND EXISTS (SELECT
                                FROM member_identities p
                                JOIN members m USING (society_id, member_id)
                               WHERE p.society_id = ?
                                 AND p.identity_key = j.identity_key
                                 AND m.papers_key = j.identity_key
                                 AND (m.lost > i.acquired) IS NOT FALSE))
      """;

  private static final String FOLLOWED =
      """
      CREATE TEMPORARY TABLE followed ON COMMIT DROP AS
      SELECT n.line, n.by, n.acquired, n.ahead
        FROM next n
        LEFT JOIN names USING (kana, other_kana)
       WHERE coalesce(likeness, 'same') = 'same'
          OR n.other_surname AND likeness = 'same_given'
      """;

  private static final String ASIDE =
      """
      CREATE TEMPORARY TABLE aside ON COMMIT DROP AS
      SELECT DISTINCT CASE WHEN ahead THEN by ELSE line END AS line
        FROM followed
      """;

  // Until the end of what follows; with another fingerprint than the row's own, so that it counts
  // again when nothing follows it any more.
  private static final String KEEP_OPEN =
      """
      UPDATE incoming i
         SET lost = n.lost,
             fingerprint = md5(concat_ws(' ', i.fingerprint, n.lost))::uuid
        FROM followed f
        JOIN incoming n ON n.line = f.by
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

  // Rows of days to come that follow a row, one after the other.
  private static final String LATER =
      """
      CREATE TEMPORARY TABLE later ON COMMIT DROP AS
      WITH RECURSIVE later (line, by) AS (
        SELECT line, by
          FROM followed
         WHERE ahead
         UNION
        SELECT l.line, f.by
          FROM later l
          JOIN followed f ON f.line = l.by
         WHERE f.ahead
      )
      SELECT *
        FROM later
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
        LEFT JOIN later l ON l.line = h.line AND l.by = j.line
       WHERE o.line IS NULL
         AND l.line IS NULL
         AND j.line <> h.line
         AND papers_family(j.identity_key) = papers_family(i.earlier_key)
         AND (j.identity_key = i.earlier_key OR j.branch IS NULL OR i.earlier_branch IS NULL)
      """;

  // Of a row: those of the rows that it follows, and what it and they say of before. What is known
  // with a branch is not kept without one too.
  private static final String EARLIER =
      """
      CREATE TEMPORARY TABLE earlier ON COMMIT DROP AS
      WITH told AS (
        SELECT h.line, j.insurer_number, j.symbol, j.number, j.branch, j.number_key, j.identity_key,
               j.acquired AS valid_from, greatest(j.acquired, i.acquired) AS valid_to,
               false AS taken
          FROM heirs h
          JOIN followed f ON f.by = h.former AND NOT f.ahead
          JOIN incoming j ON j.line = f.line
          JOIN incoming i ON i.line = f.by
         UNION ALL
        SELECT h.line, i.earlier_insurer_number, i.earlier_symbol, i.earlier_number,
               i.earlier_branch, i.earlier_number_key, i.earlier_key, f.acquired, i.acquired,
               t.line IS NOT NULL
          FROM heirs h
          JOIN incoming i ON i.line = h.former
          LEFT JOIN taken t ON t.line = h.line AND t.identity_key = i.earlier_key
          LEFT JOIN (SELECT by, min(acquired) AS acquired
                       FROM followed
                      WHERE NOT ahead
                      GROUP BY by) f ON f.by = i.line
         WHERE i.earlier_key IS NOT NULL
      )
      SELECT DISTINCT ON (line, identity_key) *
        FROM told
       WHERE NOT EXISTS (SELECT
                           FROM told o
                          WHERE o.line = told.line
                            AND o.branch IS NOT NULL
                            AND told.branch IS NULL
                            AND NOT o.taken
                            AND papers_family(o.identity_key) = papers_family(told.identity_key))
       ORDER BY line, identity_key, taken, valid_to DESC, valid_from
      """;

  private final SqlImport sql;
  private final NamesImport names;
  private final String societyId;

  FollowImport(SqlImport sql, NamesImport names, String societyId) {
    this.sql = sql;
    this.names = names;
    this.societyId = societyId;
  }

  /** Makes the tables {@code followed}, {@code aside}, {@code heirs} and {@code earlier}. */
  void find(LocalDate today) throws SQLException {
    sql.run(NEXT, today, societyId, societyId);
    names.compare("next");
    sql.run(FOLLOWED);
    sql.run(ASIDE);
    sql.run(KEEP_OPEN);
    sql.run("ANALYZE followed, aside");
    sql.run(HEIRS);
    sql.run(LATER);
    sql.run(TAKEN);
    sql.run("ANALYZE heirs, taken");
    sql.run(EARLIER);
    sql.run("ANALYZE earlier");
  }
}
