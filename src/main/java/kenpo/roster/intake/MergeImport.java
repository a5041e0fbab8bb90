package kenpo.roster.intake;

import java.sql.SQLException;

/** Makes a society's roster what was planned, by statements over all rows at once. */
final class MergeImport {

  // An empty field says nothing about an employer. What is told of one is in the fingerprints of
  // all
  // his people.
  private static final String EMPLOYERS =
      """
      INSERT INTO employers AS e (society_id, employer_code, name, postal_code, address)
      SELECT ?, employer_code, max(employer_name), max(employer_postal_code), max(employer_address)
        FROM apart
        JOIN incoming USING (line)
       WHERE employer_told
       GROUP BY employer_code
          ON CONFLICT (society_id, employer_code) DO UPDATE
         SET name = coalesce(EXCLUDED.name, e.name),
             postal_code = coalesce(EXCLUDED.postal_code, e.postal_code),
             address = coalesce(EXCLUDED.address, e.address)
      """;

  private static final String KEEP_EMPLOYERS =
      """
      INSERT INTO employer_changes (society_id, import_id, employer_code, name, postal_code, address)
      SELECT e.society_id, ?, e.employer_code, e.name, e.postal_code, e.address
        FROM employers e
       WHERE e.society_id = ?
         AND e.employer_code IN (SELECT employer_code
                                   FROM apart
                                   JOIN incoming USING (line)
                                  WHERE employer_told)
      """;

  private static final String KEEP =
      """
      INSERT INTO roster_changes (society_id, import_id, member_id, before)
      SELECT m.society_id, ?, m.member_id,
             jsonb_build_object('member', to_jsonb(m), 'identities', p.identities)
        FROM (SELECT member_id FROM plan WHERE member_id IS NOT NULL
               UNION ALL
              SELECT member_id FROM dated) c
        JOIN members m ON m.society_id = ? AND m.member_id = c.member_id
       CROSS JOIN LATERAL (
         SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') AS identities
           FROM member_identities p
          WHERE p.society_id = m.society_id
            AND p.member_id = m.member_id) p
      """;

  // A row under the same papers that names other earlier ones than before corrects them. What the
  // roster itself has held is never wrong; and a file without such columns says nothing.
  private static final String DROP_WRONG_EARLIER_PAPERS =
      """
      DELETE FROM member_identities p
       USING plan pl
        JOIN incoming i ON i.line = pl.line
        JOIN members m ON m.society_id = ? AND m.member_id = pl.member_id
       WHERE NOT pl.renumbered
         AND p.society_id = m.society_id
         AND p.member_id = m.member_id
         AND p.valid_from IS NULL
         AND p.valid_to = m.acquired
         AND p.identity_key <> i.identity_key
         AND p.identity_key IS DISTINCT FROM i.earlier_key
         AND EXISTS (SELECT FROM marks WHERE earlier_likeness IS NOT NULL)
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
             lost = i.lost,
             employer_code = i.employer_code,
             postal_code = i.postal_code,
             address = i.address,
             non_disclosure = i.non_disclosure,
             papers_key = i.identity_key,
             fingerprint = i.fingerprint,
             renumbered_by = CASE WHEN pl.renumbered THEN ? ELSE m.renumbered_by END
        FROM plan pl
        JOIN incoming i ON i.line = pl.line
       WHERE m.society_id = ?
         AND m.member_id = pl.member_id
      """;

  // From here on a row's member is in "whose".
  private static final String NUMBER_NEW_MEMBERS =
      """
      CREATE TEMPORARY TABLE whose ON COMMIT DROP AS
      SELECT line, member_id IS NULL AS fresh,
             coalesce(member_id, nextval('members_member_id_seq')) AS member_id
        FROM plan
      """;

  // Another member may have been known by these papers first.
  private static final String ADD_MEMBERS =
      """
      INSERT INTO members (society_id, member_id, person_key, kind, kana, name, birth_date, sex,
                           relation, acquired, lost, employer_code, postal_code, address,
                           non_disclosure, papers_key, fingerprint, added_by)
      OVERRIDING SYSTEM VALUE
      SELECT run.society_id, w.member_id,
             CASE
               WHEN t.member_id IS NULL THEN i.identity_key
               WHEN NOT EXISTS (SELECT
                                  FROM members d
                                 WHERE d.society_id = run.society_id
                                   AND d.person_key = concat_ws('|', i.identity_key, i.acquired))
                 THEN concat_ws('|', i.identity_key, i.acquired)
               ELSE concat_ws('|', i.identity_key, i.acquired, run.import_id)
             END,
             i.kind, i.kana, i.name, i.birth_date, i.sex, i.relation, i.acquired, i.lost,
             i.employer_code, i.postal_code, i.address, i.non_disclosure, i.identity_key,
             i.fingerprint, run.import_id
        FROM (SELECT ? AS society_id, ?::bigint AS import_id) run
       CROSS JOIN incoming i
        JOIN whose w ON w.line = i.line
        LEFT JOIN members t ON t.society_id = run.society_id AND t.person_key = i.identity_key
       WHERE w.fresh
      """;

  // The same papers, known without a branch, or under another name where there is none.
  private static final String DROP_REPLACED =
      """
      DELETE FROM member_identities p
       USING whose w
        JOIN incoming i ON i.line = w.line
       WHERE NOT w.fresh
         AND p.society_id = ?
         AND p.member_id = w.member_id
         AND p.identity_key <> i.identity_key
         AND papers_family(p.identity_key) = papers_family(i.identity_key)
         AND (p.branch IS NULL OR i.branch IS NULL)
      """;

  private static final String CLOSE_FORMER_PAPERS =
      """
      UPDATE member_identities p
         SET valid_to = greatest(p.valid_from, i.acquired)
        FROM whose w
        JOIN incoming i ON i.line = w.line
       WHERE NOT w.fresh
         AND p.society_id = ?
         AND p.member_id = w.member_id
         AND p.identity_key <> i.identity_key
         AND p.valid_to IS NULL
      """;

  private static final String PAPERS =
      """
      INSERT INTO member_identities AS p (society_id, member_id, insurer_number, symbol, number,
                                          branch, number_key, identity_key, birth_date, valid_from,
                                          valid_to)
      SELECT ?, w.member_id, i.insurer_number, i.symbol, i.number, i.branch,
             i.number_key, i.identity_key, i.birth_date, i.acquired, i.lost
        FROM incoming i
        JOIN whose w ON w.line = i.line
       WHERE w.fresh = ?
      """;

  private static final String OR_CHANGE_THEM =
      """
          ON CONFLICT (society_id, identity_key, member_id) DO UPDATE
         SET symbol = EXCLUDED.symbol,
             number = EXCLUDED.number,
             branch = EXCLUDED.branch,
             number_key = EXCLUDED.number_key,
             valid_from = coalesce(EXCLUDED.valid_from, p.valid_from),
             valid_to = EXCLUDED.valid_to
      """;

  // Not what another member has: he is somebody else, or there was a gap.
  private static final String EARLIER_PAPERS =
      """
      INSERT INTO member_identities AS p (society_id, member_id, insurer_number, symbol, number,
                                          branch, number_key, identity_key, birth_date, valid_from,
                                          valid_to)
      SELECT ?, w.member_id, e.insurer_number, e.symbol, e.number,
             e.branch, e.number_key, e.identity_key, i.birth_date, e.valid_from, e.valid_to
        FROM earlier e
        JOIN incoming i ON i.line = e.line
        JOIN whose w ON w.line = e.line
       WHERE e.identity_key <> i.identity_key
         AND NOT e.taken
         AND NOT EXISTS (SELECT
                           FROM near n
                          WHERE n.line = e.line
                            AND n.identity_key = e.identity_key
                            AND (n.same_key OR n.branchless)
                            AND n.member_id <> w.member_id)
      """
          + OR_CHANGE_THEM;

  private static final String DATE_MEMBERS =
      """
      UPDATE members m
         SET lost = d.lost,
             fingerprint = NULL
        FROM dated d
       WHERE m.society_id = ?
         AND m.member_id = d.member_id
      """;

  private static final String CLOSE_PAPERS_OF_DATED =
      """
      UPDATE member_identities p
         SET valid_to = greatest(p.valid_from, d.lost)
        FROM dated d
       WHERE p.society_id = ?
         AND p.member_id = d.member_id
         AND (p.valid_to IS NULL OR p.valid_to > d.lost)
      """;

  private static final String REOPEN_PAPERS_OF_DATED =
      """
      UPDATE member_identities p
         SET valid_to = NULL
        FROM dated d
        JOIN members m USING (member_id)
       WHERE d.lost IS NULL
         AND m.society_id = ?
         AND p.society_id = m.society_id
         AND p.member_id = m.member_id
         AND p.identity_key = m.papers_key
      """;

  private final SqlImport sql;
  private final String societyId;
  private final long importId;

  MergeImport(SqlImport sql, String societyId, long importId) {
    this.sql = sql;
    this.societyId = societyId;
    this.importId = importId;
  }

  void merge() throws SQLException {
    sql.run(KEEP_EMPLOYERS, importId, societyId);
    sql.run(EMPLOYERS, societyId);
    sql.run(KEEP, importId, societyId);
    sql.run(DROP_WRONG_EARLIER_PAPERS, societyId);
    sql.run(CHANGE_MEMBERS, importId, societyId);
    sql.run(NUMBER_NEW_MEMBERS);
    sql.run("ANALYZE whose");
    sql.run(ADD_MEMBERS, societyId, importId);
    sql.run(DROP_REPLACED, societyId);
    sql.run(CLOSE_FORMER_PAPERS, societyId);
    sql.run(PAPERS, societyId, true);
    sql.run(PAPERS + OR_CHANGE_THEM, societyId, false);
    sql.run(EARLIER_PAPERS, societyId);
    sql.run(DATE_MEMBERS, societyId);
    sql.run(CLOSE_PAPERS_OF_DATED, societyId);
    sql.run(REOPEN_PAPERS_OF_DATED, societyId);
  }
}
