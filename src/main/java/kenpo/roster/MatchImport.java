package kenpo.roster;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Finds out which member each staged row is, and what becomes of him. Rows that say what they said
 * before drop out by one join; only the others are looked for by their papers. Changes nothing.
 */
final class MatchImport {

  // A fingerprint is of all that the row says, so also of the papers.
  private static final String APART =
      """
      CREATE TEMPORARY TABLE apart ON COMMIT DROP AS
      SELECT i.line, m.member_id
        FROM incoming i
        FULL JOIN (SELECT member_id, fingerprint
                     FROM members
                    WHERE society_id = ?) m ON m.fingerprint = i.fingerprint
       WHERE i.line IS NULL
          OR m.member_id IS NULL
      """;

  private static final String HOW_MANY_APART =
      """
      SELECT count(*)
        FROM apart
      """;

  // By papers, by the same ones before a branch was given, by earlier ones. Whoever was lost before
  // the row's membership began is another member: what he has must not come back to light.
  private static final String FOUND =
      """
      CREATE TEMPORARY TABLE found ON COMMIT DROP AS
      WITH sought AS (
        SELECT i.line, i.acquired, k.rank, k.identity_key
          FROM apart a
          JOIN incoming i ON i.line = a.line
          LEFT JOIN branchless b ON b.line = a.line
         CROSS JOIN LATERAL (VALUES (1, i.identity_key),
                                    (2, b.identity_key),
                                    (3, i.earlier_key)) AS k (rank, identity_key)
         WHERE k.identity_key IS NOT NULL
      ), holders AS (
        SELECT s.*, p.member_id
          FROM sought s
          JOIN member_identities p ON p.society_id = ? AND p.identity_key = s.identity_key
         UNION
        SELECT s.*, m.member_id
          FROM sought s
          JOIN members m ON m.society_id = ? AND m.person_key = s.identity_key
         WHERE s.rank = 1
      )
      SELECT h.line, h.rank, h.member_id, m.lost,
             coalesce(m.papers_key = h.identity_key, false) AS now,
             coalesce(m.lost < h.acquired, false) AS parted,
             a.member_id IS NOT NULL AS free
        FROM holders h
        JOIN members m ON m.society_id = ? AND m.member_id = h.member_id
        LEFT JOIN apart a ON a.member_id = h.member_id
      """;

  // A member whom two rows name is the one's that names him more closely; the other row is somebody
  // new.
  private static final String MATCHED =
      """
      CREATE TEMPORARY TABLE matched ON COMMIT DROP AS
      WITH nearest AS (
        SELECT DISTINCT ON (line) line, rank, now, member_id
          FROM found
         WHERE free
           AND NOT parted
         ORDER BY line, rank, now DESC, lost DESC NULLS FIRST, member_id DESC
      )
      SELECT DISTINCT ON (member_id) line, rank, member_id
        FROM nearest
       ORDER BY member_id, rank, now DESC, line
      """;

  private static final String PARTED =
      """
      CREATE TEMPORARY TABLE parted ON COMMIT DROP AS
      SELECT line
        FROM found
       WHERE parted
       UNION
      SELECT i.line
        FROM apart a
        JOIN incoming i ON i.line = a.line
        JOIN incoming j ON j.identity_key = i.earlier_key
       WHERE j.lost < i.acquired
      """;

  // Whose papers only got a branch has the same number as before.
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
             papers.other AS renumbered,
             p.line IS NULL AS linked
        FROM apart a
        JOIN incoming i ON i.line = a.line
       CROSS JOIN (SELECT ?::date AS today) day
        LEFT JOIN matched x ON x.line = i.line
        LEFT JOIN members m ON m.society_id = ? AND m.member_id = x.member_id
        LEFT JOIN parted p ON p.line = i.line
       CROSS JOIN LATERAL (
         SELECT m.member_id IS NOT NULL
                AND x.rank <> 2
                AND coalesce(m.papers_key <> i.identity_key, x.rank > 1) AS other) papers
      """;

  // A loss to come stays as it is when the file already has what follows it.
  private static final String MISSING =
      """
      CREATE TEMPORARY TABLE missing ON COMMIT DROP AS
      SELECT m.member_id, greatest(m.acquired, day.today) AS lost
        FROM apart a
       CROSS JOIN (SELECT ?::date AS today) day
        JOIN members m ON m.society_id = ? AND m.member_id = a.member_id
        LEFT JOIN matched x ON x.member_id = a.member_id
       WHERE x.line IS NULL
         AND (m.lost IS NULL OR m.lost > day.today)
         AND NOT EXISTS (SELECT FROM found f WHERE f.member_id = m.member_id AND f.parted)
      """;

  private final SqlImport sql;
  private final String societyId;

  MatchImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /** Makes the tables {@code plan} and {@code missing}. */
  void match(LocalDate today) throws SQLException {
    sql.run(APART, societyId);
    sql.run("ANALYZE apart");
    if (sql.count(HOW_MANY_APART) > 0) {
      sql.run("ANALYZE incoming (line, identity_key, earlier_key)");
    }
    new BranchImport(sql, societyId).find();
    sql.run(FOUND, societyId, societyId, societyId);
    sql.run(MATCHED);
    sql.run(PARTED);
    sql.run("ANALYZE matched, parted");
    sql.run(PLAN, today, societyId);
    sql.run(MISSING, today, societyId);
    sql.run("ANALYZE plan, missing");
  }
}
