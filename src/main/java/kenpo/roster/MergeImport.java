package kenpo.roster;

import java.sql.SQLException;

/** Makes a society's roster what the staged file says, by statements over all rows at once. */
final class MergeImport {

  private static final String KNOWN_BY_FIRST_PAPERS =
      """
      UPDATE incoming i
         SET member_id = m.member_id
        FROM members m
       WHERE m.society_id = ?
         AND m.person_key = i.identity_key
         AND i.member_id IS NULL
      """;

  // By papers of now, by the same ones before a branch was given, by earlier ones. A member whom
  // two
  // rows name so is the one's that names him more closely; the other row is somebody new.
  private static final String KNOWN_BY_OTHER_PAPERS =
      """
      WITH found AS (
        SELECT i.line, k.rank, p.member_id
          FROM incoming i
         CROSS JOIN LATERAL (VALUES (1, i.identity_key),
                                    (2, i.branchless_key),
                                    (3, i.earlier_key)) AS k (rank, identity_key)
          JOIN member_identities p ON p.society_id = ? AND p.identity_key = k.identity_key
         WHERE i.member_id IS NULL
           AND NOT EXISTS (SELECT FROM incoming t WHERE t.member_id = p.member_id)
      ), nearest AS (
        SELECT DISTINCT ON (line) line, rank, member_id
          FROM found
         ORDER BY line, rank, member_id
      ), sole AS (
        SELECT DISTINCT ON (member_id) line, member_id
          FROM nearest
         ORDER BY member_id, rank, line
      )
      UPDATE incoming i
         SET member_id = sole.member_id
        FROM sole
       WHERE i.line = sole.line
      """;

  private static final String MARK_NEW =
      """
      UPDATE incoming
         SET state = 'new'
       WHERE member_id IS NULL
      """;

  private static final String MARK_CHANGED =
      """
      UPDATE incoming i
         SET state = 'changed'
        FROM members m
       WHERE m.society_id = ?
         AND m.member_id = i.member_id
         AND ((m.kind, m.kana, m.name, m.sex, m.relation, m.acquired, m.lost)
                IS DISTINCT FROM (i.kind, i.kana, i.name, i.sex, i.relation, i.acquired, i.lost)
              OR NOT EXISTS (SELECT
                               FROM member_identities p
                              WHERE p.society_id = m.society_id
                                AND p.member_id = m.member_id
                                AND p.identity_key = i.identity_key
                                AND (p.symbol, p.number, p.branch, p.valid_from, p.valid_to)
                                      IS NOT DISTINCT FROM
                                    (i.symbol, i.number, i.branch, i.acquired, i.lost))
              OR i.earlier_key IS NOT NULL
                 AND NOT EXISTS (SELECT
                                   FROM member_identities p
                                  WHERE p.society_id = m.society_id
                                    AND p.member_id = m.member_id
                                    AND p.identity_key = i.earlier_key
                                    AND (p.symbol, p.number, p.branch, p.valid_to)
                                          IS NOT DISTINCT FROM
                                        (i.earlier_symbol, i.earlier_number, i.earlier_branch,
                                         i.acquired)))
      """;

  private static final String CHANGE_MEMBERS =
      """
      UPDATE members m
         SET kind = i.kind,
             kana = i.kana,
             name = i.name,
             sex = i.sex,
             relation = i.relation,
             acquired = i.acquired,
             lost = i.lost
        FROM incoming i
       WHERE m.society_id = ?
         AND m.member_id = i.member_id
         AND i.state = 'changed'
      """;

  private static final String ADD_MEMBERS =
      """
      INSERT INTO members (society_id, person_key, kind, kana, name, birth_date, sex, relation,
                           acquired, lost)
      SELECT ?, identity_key, kind, kana, name, birth_date, sex, relation, acquired, lost
        FROM incoming
       WHERE state = 'new'
       ORDER BY line
      """;

  private static final String DROP_BRANCHLESS =
      """
      DELETE FROM member_identities p
       USING incoming i
       WHERE p.society_id = ?
         AND p.member_id = i.member_id
         AND p.identity_key = i.branchless_key
         AND i.branchless_key <> i.identity_key
         AND i.state = 'changed'
      """;

  private static final String CLOSE_FORMER_PAPERS =
      """
      UPDATE member_identities p
         SET valid_to = greatest(p.valid_from, i.acquired)
        FROM incoming i
       WHERE p.society_id = ?
         AND p.member_id = i.member_id
         AND p.identity_key NOT IN (i.identity_key, coalesce(i.earlier_key, ''))
         AND p.valid_to IS NULL
         AND i.state = 'changed'
      """;

  private static final String PAPERS_OF_NOW =
      """
      INSERT INTO member_identities (society_id, member_id, insurer_number, symbol, number, branch,
                                     number_key, identity_key, birth_date, valid_from, valid_to)
      SELECT ?, member_id, insurer_number, symbol, number, branch,
             number_key, identity_key, birth_date, acquired, lost
        FROM incoming
       WHERE state <> 'unchanged'
          ON CONFLICT (society_id, identity_key, member_id) DO UPDATE
         SET symbol = EXCLUDED.symbol,
             number = EXCLUDED.number,
             branch = EXCLUDED.branch,
             number_key = EXCLUDED.number_key,
             valid_from = EXCLUDED.valid_from,
             valid_to = EXCLUDED.valid_to
      """;

  private static final String EARLIER_PAPERS =
      """
      INSERT INTO member_identities (society_id, member_id, insurer_number, symbol, number, branch,
                                     number_key, identity_key, birth_date, valid_to)
      SELECT ?, member_id, earlier_insurer_number, earlier_symbol, earlier_number, earlier_branch,
             earlier_number_key, earlier_key, birth_date, acquired
        FROM incoming
       WHERE state <> 'unchanged'
         AND earlier_key <> identity_key
          ON CONFLICT (society_id, identity_key, member_id) DO UPDATE
         SET symbol = EXCLUDED.symbol,
             number = EXCLUDED.number,
             branch = EXCLUDED.branch,
             number_key = EXCLUDED.number_key,
             valid_to = EXCLUDED.valid_to
      """;

  private final SqlImport sql;
  private final String societyId;

  MergeImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  void merge() throws SQLException {
    sql.run(KNOWN_BY_FIRST_PAPERS, societyId);
    sql.run(KNOWN_BY_OTHER_PAPERS, societyId);
    sql.run(MARK_NEW);
    sql.run(MARK_CHANGED, societyId);
    sql.run(CHANGE_MEMBERS, societyId);
    sql.run(ADD_MEMBERS, societyId);
    sql.run(KNOWN_BY_FIRST_PAPERS, societyId);
    sql.run(DROP_BRANCHLESS, societyId);
    sql.run(CLOSE_FORMER_PAPERS, societyId);
    sql.run(PAPERS_OF_NOW, societyId);
    sql.run(EARLIER_PAPERS, societyId);
  }
}
