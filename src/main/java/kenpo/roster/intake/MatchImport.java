package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import kenpo.intake.SqlImport;

/**
 * Finds out which member each staged row is, and what becomes of him. Rows that say what they said
 * before drop out by one join; only the others are looked for by their papers. Changes nothing.
 */
final class MatchImport {

  /** Who is missing already, though known to be lost then, is a member until that day. */
  private static final int DAYS_TO_A_KNOWN_LOSS = 31;

  // A fingerprint is of all that the row says, so also of the papers.
  private static final String APART =
      """
      CREATE TEMPORARY TABLE apart ON COMMIT DROP AS
      SELECT i.line, m.member_id
        FROM (SELECT line, fingerprint
                FROM incoming
               WHERE NOT EXISTS (SELECT FROM aside WHERE aside.line = incoming.line)) i
        FULL JOIN (SELECT member_id, fingerprint
                     FROM members
                    WHERE society_id = ?
                      AND member_id IN (SELECT member_id FROM open)) m ON m.fingerprint = i.fingerprint
       WHERE i.line IS NULL
          OR m.member_id IS NULL
      """;

  // However few pairs are expected: they are looked up, not compared with all that is apart.
  private static final String APART_MEMBERS =
      """
      CREATE INDEX ON apart (member_id)
       WHERE member_id IS NOT NULL
      """;

  private static final String HOW_MANY_APART =
      """
      SELECT count(*)
        FROM apart
      """;

  private static final String MATCHED =
      """
      CREATE TEMPORARY TABLE matched (
        line         bigint  NOT NULL,
        member_id    bigint  NOT NULL,
        earlier      boolean NOT NULL,
        other_branch boolean NOT NULL,
        doubt        text
      ) ON COMMIT DROP
      """;

  private static final String RANKS =
      """
      SELECT DISTINCT rank
        FROM pairs
       WHERE free
         AND NOT parted
       ORDER BY rank
      """;

  // A member whom two rows name is the one's that names him more closely, or that is in force; the
  // other row is somebody new.
  private static final String MATCH =
      """
      INSERT INTO matched
      WITH nearest AS (
        SELECT DISTINCT ON (line) *
          FROM pairs
         WHERE rank = ?
           AND free
           AND NOT parted
           AND NOT EXISTS (SELECT FROM matched x WHERE x.line = pairs.line)
           AND NOT EXISTS (SELECT FROM matched x WHERE x.member_id = pairs.member_id)
         ORDER BY line, now DESC, lost DESC NULLS FIRST, member_id DESC
      )
      SELECT DISTINCT ON (member_id) line, member_id, earlier, other_branch, doubt
        FROM nearest
       ORDER BY member_id, now DESC, ended, line
      """;

  private static final String GUESS =
      """
      INSERT INTO matched
      SELECT line, member_id, earlier, other_branch, doubt
        FROM (SELECT *,
                     count(*) OVER (PARTITION BY line) AS members,
                     count(*) OVER (PARTITION BY member_id) AS rows
                FROM (SELECT DISTINCT ON (line, member_id)
                             line, member_id, earlier, other_branch, doubt
                        FROM pairs
                       WHERE rank = ?
                         AND free
                         AND NOT parted
                         AND NOT EXISTS (SELECT FROM matched x WHERE x.line = pairs.line)
                         AND NOT EXISTS (SELECT FROM matched x
                                          WHERE x.member_id = pairs.member_id)
                       ORDER BY line, member_id, other_branch) p) p
       WHERE members = 1
         AND rows = 1
      """;

  // A row whose day is still to come says nothing yet about a member of today.
  private static final String HELD =
      """
      CREATE TEMPORARY TABLE held ON COMMIT DROP AS
      SELECT x.line, x.member_id
        FROM matched x
        JOIN incoming i ON i.line = x.line
        JOIN members m ON m.society_id = ? AND m.member_id = x.member_id
       CROSS JOIN (SELECT ?::date AS today) day
       WHERE m.acquired <= day.today
         AND i.acquired > day.today
      """;

  // Whose papers only got a branch, or lost it, has the same number as before.
  private static final String PLAN =
      """
      CREATE TEMPORARY TABLE plan ON COMMIT DROP AS
      SELECT i.line,
             m.member_id,
             CASE
               WHEN m.member_id IS NULL THEN 'added'
               WHEN m.lost IS NULL AND i.lost IS NOT NULL
                 OR m.lost > day.today AND i.lost <= day.today THEN 'lost'
               WHEN m.lost <= day.today AND (i.lost > day.today) IS NOT FALSE THEN 'returned'
               WHEN papers.other THEN 'renumbered'
               ELSE 'changed'
             END AS change,
             papers.other AS renumbered
        FROM apart a
        JOIN incoming i ON i.line = a.line
       CROSS JOIN (SELECT ?::date AS today) day
        LEFT JOIN matched x ON x.line = i.line
        LEFT JOIN members m ON m.society_id = ? AND m.member_id = x.member_id
       CROSS JOIN LATERAL (
         SELECT m.member_id IS NOT NULL
                AND (x.other_branch
                     OR coalesce(papers_family(m.papers_key) <> papers_family(i.identity_key),
                                 x.earlier)) AS other) papers
       WHERE NOT EXISTS (SELECT FROM held h WHERE h.line = a.line)
      """;

  // Members to whom only the day of loss is new: missing ones, but whose loss is known and near. It
  // gives way where the file has what follows without a gap, and stays as it is where it has what
  // follows with one.
  private static final String DATED =
      """
      CREATE TEMPORARY TABLE dated ON COMMIT DROP AS
      SELECT m.member_id, greatest(m.acquired, day.today) AS lost, false AS held
        FROM apart a
       CROSS JOIN (SELECT ?::date AS today) day
        JOIN members m ON m.society_id = ? AND m.member_id = a.member_id
        LEFT JOIN matched x ON x.member_id = a.member_id
       WHERE x.line IS NULL
         AND (m.lost IS NULL
              OR m.lost > greatest(m.acquired, day.today + CASE WHEN m.acquired <= day.today
                                                                THEN ? ELSE 0 END))
         AND NOT EXISTS (SELECT FROM pairs n WHERE n.member_id = m.member_id AND n.parted)
       UNION ALL
      SELECT m.member_id, i.lost, true
        FROM held h
        JOIN incoming i ON i.line = h.line
        JOIN members m ON m.society_id = ? AND m.member_id = h.member_id
       WHERE m.lost IS NOT NULL
         AND m.lost IS DISTINCT FROM i.lost
      """;

  private final SqlImport sql;
  private final String societyId;

  MatchImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /**
   * Makes the tables {@code plan}, {@code held} and {@code dated}. To be asked after {@link
   * ReadImport}.
   */
  void match(LocalDate today) throws SQLException {
    var names = new NamesImport(sql);
    names.begin();
    new FollowImport(sql, names, societyId).find(today);
    sql.run(APART, societyId);
    sql.run(APART_MEMBERS);
    sql.run("ANALYZE apart");
    if (sql.count(HOW_MANY_APART) > 0) {
      sql.run("ANALYZE incoming (line, identity_key, insurer_number, number_key, birth_date)");
    }
    new PairImport(sql, names, societyId).find(today);
    matched();
    sql.run(HELD, societyId, today);
    sql.run("ANALYZE held");
    sql.run(PLAN, today, societyId);
    sql.run(DATED, today, societyId, DAYS_TO_A_KNOWN_LOSS, societyId);
    sql.run("ANALYZE plan, dated");
  }

  /** From the surest pairs on. */
  private void matched() throws SQLException {
    sql.run(MATCHED);
    for (int rank : sql.list(RANKS, row -> row.getInt(1))) {
      sql.run(PairImport.isGuess(rank) ? GUESS : MATCH, rank);
      sql.run("ANALYZE matched");
    }
  }
}
