package kenpo.roster.intake;

import java.sql.SQLException;
import kenpo.intake.SqlImport;

/** Makes a society's roster what was planned, by statements over all rows at once. */
final class MergeImport {

  // An empty field says nothing about an employer. What is told of one is in the fingerprints of
  // all
  // his people.
  private static final String EMPLOYERS =
      """
      INSERT INTO employers AS e (society_id, employer_code, name, postal_code, address)
      SELECT ?, employer_code, max(employer_name), max(employer_postal_code), max(employer_address)
        FROM incoming
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
                                   FROM incoming
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
      SELECT p.line, p.member_id IS NULL AS fresh,
             coalesce(p.member_id, nextval('members_member_id_seq')) AS member_id,
             EXISTS (SELECT
                       FROM alike a
                       JOIN incoming j ON j.likeness = a.likeness
                      WHERE a.likeness = i.likeness
                        AND j.identity_key = i.identity_key
                        AND j.acquired < i.acquired) AS again
        FROM plan p
        JOIN incoming i ON i.line = p.line
      """;

  // Another member may have been known by these papers first, or be by a row of this file.
  private static final String ADD_MEMBERS =
      """
      INSERT INTO members (society_id, member_id, person_key, kind, kana, name, birth_date, sex,
                           relation, acquired, lost, employer_code, postal_code, address,
                           non_disclosure, papers_key, fingerprint, added_by)
      OVERRIDING SYSTEM VALUE
      SELECT run.society_id, w.member_id,
             CASE
               WHEN t.member_id IS NULL AND NOT w.again THEN i.identity_key
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

  private static final String DATE_MEMBERS =
      """
      UPDATE members m
         SET lost = d.lost,
             fingerprint = NULL
        FROM dated d
       WHERE m.society_id = ?
         AND m.member_id = d.member_id
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
    var papers = new PapersImport(sql, societyId);
    sql.run(KEEP_EMPLOYERS, importId, societyId);
    sql.run(EMPLOYERS, societyId);
    sql.run(KEEP, importId, societyId);
    papers.correct();
    sql.run(CHANGE_MEMBERS, importId, societyId);
    sql.run(DATE_MEMBERS, societyId);
    sql.run(NUMBER_NEW_MEMBERS);
    sql.run("ANALYZE whose");
    sql.run(ADD_MEMBERS, societyId, importId);
    papers.merge();
  }
}
