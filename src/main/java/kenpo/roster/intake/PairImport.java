package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import kenpo.intake.SqlImport;

/**
 * Rows and the members whom they may be: those born on one day and insured under one number, that
 * of now or an earlier one. How well the two fit is the pair's rank; who is somebody else has none.
 */
final class PairImport {

  /** A rank at which a pair is only believed when nobody else comes into question for either. */
  static boolean isGuess(int rank) {
    return rank % LEVEL >= FIRST_GUESS && rank % LEVEL < FIRST_GUESS + GUESSES;
  }

  private static final int FIRST_GUESS = 11;
  private static final int GUESSES = 4;
  private static final int LEVEL = 20;

  // "now" are papers that the member has now. Whoever was lost before a row, or the first that it
  // follows, began is another member: what he has must not come back to light, unless there is
  // nothing.
  // "Nobody" was taken in and never was a member.
  private static final String NEAR =
      """
      CREATE TEMPORARY TABLE near ON COMMIT DROP AS
      WITH since AS (
        SELECT h.line, min(i.acquired) AS begins
          FROM heirs h
          JOIN incoming i ON i.line = h.former
         GROUP BY h.line
      ), sought AS (
        SELECT a.line, i.insurer_number, i.number_key, i.branch, i.identity_key, false AS earlier,
               i.identity_key AS own_key, i.branch AS own_branch, i.birth_date, i.kana, i.sex, i.acquired, i.lost,
               coalesce(i.name ~ '[㐀-鿿぀-ゟ]', false) AS surname_first
          FROM apart a
          JOIN incoming i ON i.line = a.line
         UNION ALL
        SELECT a.line, e.insurer_number, e.number_key, e.branch, e.identity_key, true,
               i.identity_key, i.branch, i.birth_date, i.kana, i.sex, i.acquired, i.lost,
               coalesce(i.name ~ '[㐀-鿿぀-ゟ]', false)
          FROM apart a
          JOIN earlier e ON e.line = a.line
          JOIN incoming i ON i.line = a.line
      )
      SELECT s.line, s.earlier, s.identity_key, m.member_id, m.lost,
             s.kana, m.kana AS other_kana, s.surname_first,
             p.identity_key = s.identity_key AS same_key,
             s.branch IS NULL OR p.branch IS NULL AS branchless,
             coalesce(papers_family(s.own_key) = papers_family(p.identity_key)
                      AND s.own_key <> p.identity_key
                      AND num_nulls(s.own_branch, p.branch) = 0, false) AS other_branch,
             m.acquired = s.acquired AS same_day,
             coalesce(s.sex <> m.sex, false) AS other_sex,
             coalesce(m.papers_key = p.identity_key, false) AS now,
             coalesce(m.lost < coalesce(since.begins, s.acquired), false)
               AND (m.lost > m.acquired
                    OR EXISTS (SELECT
                                 FROM member_identities e
                                WHERE e.society_id = m.society_id
                                  AND e.member_id = m.member_id
                                  AND e.valid_from IS DISTINCT FROM e.valid_to)) AS parted,
             coalesce(m.lost <= m.acquired, false) AS nobody,
             coalesce(s.lost <= day.today, false) AS ended,
             s.acquired > day.today AS ahead,
             b.member_id IS NOT NULL AS free
        FROM sought s
       CROSS JOIN (SELECT ?::date AS today) day
        JOIN member_identities p ON p.society_id = ?
                                AND p.insurer_number = s.insurer_number
                                AND p.number_key = s.number_key
                                AND p.birth_date = s.birth_date
        JOIN members m ON m.society_id = p.society_id AND m.member_id = p.member_id
        LEFT JOIN apart b ON b.member_id = m.member_id
        LEFT JOIN since ON since.line = s.line
       WHERE papers_family(p.identity_key) = papers_family(s.identity_key)
      """;

  // The name first: 1 to 3 with the papers of now, which may have another branch, 4 to 6 with
  // earlier ones. Then another surname with the same branch, and what may be a misspelt name; then
  // the same where there is no branch. Then members who never were any; and rows of a day to come
  // after all others.
  private static final String PAIRS =
      """
      CREATE TEMPORARY TABLE pairs ON COMMIT DROP AS
      SELECT n.line, n.member_id, n.lost, n.now, n.parted, n.free, n.ended, n.earlier,
             CASE
               WHEN n.likeness = 'alike' THEN 'row.other-name'
               WHEN n.likeness = 'same_given' AND NOT n.surname_first THEN 'row.other-surname'
             END AS doubt,
             n.other_branch,
             fit.rank
               + CASE WHEN n.nobody THEN 20 ELSE 0 END
               + CASE WHEN n.ahead THEN 40 ELSE 0 END AS rank
        FROM (SELECT near.*, coalesce(names.likeness, 'same') AS likeness
                FROM near
                LEFT JOIN names USING (kana, other_kana)) n
       CROSS JOIN LATERAL (
         SELECT CASE
                  WHEN n.likeness = 'same'
                    THEN CASE WHEN n.same_key THEN 1 WHEN n.branchless THEN 2 ELSE 3 END
                         + CASE WHEN n.earlier THEN 3 ELSE 0 END
                  WHEN n.other_sex OR n.nobody OR NOT (n.same_key OR n.branchless)
                    OR NOT (n.now OR n.earlier) THEN NULL
                  WHEN n.likeness = 'same_given'
                    THEN CASE WHEN n.same_key THEN 7 ELSE 11 END
                         + CASE WHEN n.earlier THEN 1 ELSE 0 END
                  WHEN n.likeness = 'alike' AND n.now AND n.same_day
                    THEN CASE WHEN n.same_key THEN 9 ELSE 13 END
                         + CASE WHEN n.earlier THEN 1 ELSE 0 END
                END AS rank) fit
       WHERE fit.rank IS NOT NULL
      """;

  // Rows under the same papers, with a gap between: a member is that one's which had begun when he
  // did, or the first one's.
  private static final String OF_OTHER_DAYS =
      """
      DELETE FROM pairs p
       USING pairs o, incoming i, incoming j, members m
       WHERE i.line = p.line
         AND j.line = o.line
         AND j.identity_key = i.identity_key
         AND o.member_id = p.member_id
         AND m.society_id = ?
         AND m.member_id = p.member_id
         AND CASE
               WHEN j.acquired > i.acquired THEN j.acquired <= m.acquired
               ELSE j.acquired < i.acquired AND m.acquired < i.acquired
             END
      """;

  private final SqlImport sql;
  private final NamesImport names;
  private final String societyId;

  PairImport(SqlImport sql, NamesImport names, String societyId) {
    this.sql = sql;
    this.names = names;
    this.societyId = societyId;
  }

  /** Makes the tables {@code near} and {@code pairs}. */
  void find(LocalDate today) throws SQLException {
    sql.run(NEAR, today, societyId);
    names.compare("near");
    sql.run("ANALYZE near");
    sql.run(PAIRS);
    sql.run("ANALYZE pairs");
    sql.run(OF_OTHER_DAYS, societyId);
  }
}
