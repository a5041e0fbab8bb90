package kenpo.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows and the members whom they may be: those born on one day and insured under one number, that
 * of now or an earlier one. How well the two fit is the pair's rank; who surely is somebody else
 * has none.
 */
final class PairImport {

  /** A rank at which a pair is only believed when nobody else comes into question for either. */
  static final String GUESS = "rank % 10 = 5";

  private static final int AT_ONCE = 10_000;

  // The papers of now are what the row is called by; "now" is whether the member is so called too.
  // Whoever was lost before what follows these papers began is another member: what he has must not
  // come back to light.
  private static final String NEAR =
      """
      CREATE TEMPORARY TABLE near ON COMMIT DROP AS
      WITH sought AS (
        SELECT a.line, i.insurer_number, i.number_key, i.branch, i.identity_key,
               i.acquired AS begins, i.birth_date, i.kana, i.sex, false AS earlier
          FROM apart a
          JOIN incoming i ON i.line = a.line
         UNION ALL
        SELECT a.line, e.insurer_number, e.number_key, e.branch, e.identity_key,
               e.valid_to, i.birth_date, i.kana, i.sex, true
          FROM apart a
          JOIN earlier e ON e.line = a.line
          JOIN incoming i ON i.line = a.line
      )
      SELECT s.line, m.member_id, s.earlier, m.lost,
             p.identity_key = s.identity_key AS same_key,
             s.branch IS NULL OR p.branch IS NULL AS branchless,
             s.kana AS row_kana, m.kana AS member_kana,
             coalesce(s.sex <> m.sex, false) AS other_sex,
             coalesce(m.papers_key = p.identity_key, false) AS now,
             coalesce(m.lost < s.begins, false) AS parted,
             b.member_id IS NOT NULL AS free
        FROM sought s
        JOIN member_identities p ON p.society_id = ?
                                AND p.insurer_number = s.insurer_number
                                AND p.number_key = s.number_key
                                AND p.birth_date = s.birth_date
        JOIN members m ON m.society_id = p.society_id AND m.member_id = p.member_id
        LEFT JOIN apart b ON b.member_id = m.member_id
       WHERE papers_family(p.identity_key) = papers_family(s.identity_key)
      """;

  private static final String OTHERWISE_WRITTEN =
      """
      SELECT DISTINCT row_kana, member_kana
        FROM near
       WHERE row_kana <> member_kana
      """;

  private static final String NAMES =
      """
      CREATE TEMPORARY TABLE names (
        row_kana    text    NOT NULL,
        member_kana text    NOT NULL,
        same        boolean NOT NULL,
        same_given  boolean NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String KEEP =
      """
      INSERT INTO names
      SELECT * FROM unnest(?::text[], ?::text[], ?::boolean[], ?::boolean[])
      """;

  // 1 to 5 by the papers of now, 11 to 15 by earlier ones:
  // 1 the same papers and name; 2 a branch only on one side; 3 another branch of the same name;
  // 4 another name with the branch, as after a marriage; 5 another name where there is no branch.
  // An earlier number may be mistyped: it takes the given name to believe it.
  private static final String PAIRS =
      """
      CREATE TEMPORARY TABLE pairs ON COMMIT DROP AS
      SELECT n.line, n.member_id, n.lost, n.now, n.parted, n.free,
             c.rank + CASE WHEN n.earlier THEN 10 ELSE 0 END AS rank,
             c.rank >= 4 AND NOT c.same_given AS doubtful
        FROM (SELECT near.*,
                     coalesce(names.same, true) AS same_name,
                     coalesce(names.same_given, true) AS same_given
                FROM near
                LEFT JOIN names USING (row_kana, member_kana)) n
       CROSS JOIN LATERAL (
         SELECT n.same_given,
                CASE
                  WHEN n.same_name AND n.same_key THEN 1
                  WHEN n.same_name AND n.branchless THEN 2
                  WHEN n.same_name THEN 3
                  WHEN n.earlier AND NOT n.same_given THEN NULL
                  WHEN n.other_sex AND NOT n.same_given THEN NULL
                  WHEN n.same_key THEN 4
                  WHEN n.branchless AND NOT n.other_sex THEN 5
                END AS rank) c
       WHERE c.rank IS NOT NULL
      """;

  private record Names(String row, String member) {

    static Names of(ResultSet row) throws SQLException {
      return new Names(row.getString("row_kana"), row.getString("member_kana"));
    }

    boolean same() {
      return Kana.key(row).equals(Kana.key(member));
    }

    boolean sameGiven() {
      return same() || Kana.given(row).isPresent() && Kana.given(row).equals(Kana.given(member));
    }
  }

  private final SqlImport sql;
  private final String societyId;

  PairImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** Makes the table {@code pairs}. */
  void find() throws SQLException {
    sql.run(NEAR, societyId);
    sql.run(NAMES);
    sql.batches(OTHERWISE_WRITTEN, Names::of, AT_ONCE, this::keep);
    sql.run("ANALYZE near, names");
    sql.run(PAIRS);
    sql.run("ANALYZE pairs");
  }

  private void keep(List<Names> names) throws SQLException {
    sql.run(
        KEEP,
        names.stream().map(Names::row).toArray(String[]::new),
        names.stream().map(Names::member).toArray(String[]::new),
        names.stream().map(Names::same).toArray(Boolean[]::new),
        names.stream().map(Names::sameGiven).toArray(Boolean[]::new));
  }
}
