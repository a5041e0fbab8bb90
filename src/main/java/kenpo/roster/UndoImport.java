package kenpo.roster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Takes the last import back, in one transaction. Members whom it added and whom something refers
 * to by now stay, as nobody's: they are lost on the day on which they began.
 */
final class UndoImport {

  private static final String LAST =
      """
      SELECT i.import_id
        FROM rosters r
        JOIN roster_imports i ON i.society_id = r.society_id AND i.import_id = r.import_id
       WHERE r.society_id = ?
         AND i.undoable
      """;

  private static final String REFERRED =
      """
      CREATE TEMPORARY TABLE referred ON COMMIT DROP AS
      SELECT member_id FROM accounts WHERE society_id = ?
       UNION
      SELECT member_id FROM registrations WHERE society_id = ? AND member_id IS NOT NULL
       UNION
      SELECT member_id FROM audit_events WHERE society_id = ? AND member_id IS NOT NULL
      """;

  private static final String RESTORE_MEMBERS =
      """
      UPDATE members m
         SET kind = b.kind,
             kana = b.kana,
             name = b.name,
             sex = b.sex,
             relation = b.relation,
             acquired = b.acquired,
             lost = b.lost,
             employer_code = b.employer_code,
             postal_code = b.postal_code,
             address = b.address,
             non_disclosure = b.non_disclosure,
             papers_key = b.papers_key,
             fingerprint = b.fingerprint,
             renumbered_by = b.renumbered_by
        FROM roster_changes c
       CROSS JOIN LATERAL jsonb_populate_record(NULL::members, c.before -> 'member') b
       WHERE c.society_id = ?
         AND c.import_id = ?
         AND m.society_id = c.society_id
         AND m.member_id = c.member_id
      """;

  private static final String DROP_PAPERS =
      """
      DELETE FROM member_identities p
       USING roster_changes c
       WHERE c.society_id = ?
         AND c.import_id = ?
         AND p.society_id = c.society_id
         AND p.member_id = c.member_id
      """;

  private static final String RESTORE_PAPERS =
      """
      INSERT INTO member_identities (society_id, identity_id, member_id, insurer_number, symbol,
                                     number, branch, number_key, identity_key, birth_date,
                                     valid_from, valid_to)
      OVERRIDING SYSTEM VALUE
      SELECT b.society_id, b.identity_id, b.member_id, b.insurer_number, b.symbol,
             b.number, b.branch, b.number_key, b.identity_key, b.birth_date,
             b.valid_from, b.valid_to
        FROM roster_changes c
       CROSS JOIN LATERAL
             jsonb_populate_recordset(NULL::member_identities, c.before -> 'identities') b
       WHERE c.society_id = ?
         AND c.import_id = ?
      """;

  private static final String REMOVE =
      """
      DELETE FROM members m
       WHERE m.society_id = ?
         AND m.added_by = ?
         AND NOT EXISTS (SELECT FROM referred r WHERE r.member_id = m.member_id)
      """;

  private static final String KEEP_AS_NOBODYS =
      """
      UPDATE members
         SET lost = acquired,
             fingerprint = NULL
       WHERE society_id = ?
         AND added_by = ?
      """;

  private static final String CLOSE_PAPERS_OF_KEPT =
      """
      UPDATE member_identities p
         SET valid_to = m.lost
        FROM members m
       WHERE m.society_id = ?
         AND m.added_by = ?
         AND p.society_id = m.society_id
         AND p.member_id = m.member_id
         AND (p.valid_to IS NULL OR p.valid_to > m.lost)
      """;

  private static final String REOPEN =
      """
      UPDATE accounts a
         SET closed_at = NULL,
             close_reason = NULL,
             closed_import = NULL
       WHERE a.society_id = ?
         AND a.closed_import = ?
         AND NOT EXISTS (SELECT
                           FROM accounts o
                          WHERE o.society_id = a.society_id
                            AND (o.email_key = a.email_key OR o.member_id = a.member_id)
                            AND (o.closed_at IS NULL
                                 OR o.closed_import = a.closed_import
                                    AND o.account_id > a.account_id))
      """;

  // Of kenpo.membership: no account is closed by the roster of before while others are opened.
  private static final String HOLD_MEMBERSHIPS =
      """
      SELECT pg_advisory_xact_lock(hashtext('memberships'), hashtext(?))::text
      """;

  private final Connection connection;
  private final SqlImport sql;
  private final RunsImport runs;
  private final RosterPolicy policy;
  private final InstantSource clock;

  UndoImport(Connection connection, RunsImport runs, RosterPolicy policy, InstantSource clock) {
    this.connection = connection;
    this.sql = new SqlImport(connection);
    this.runs = runs;
    this.policy = policy;
    this.clock = clock;
  }

  Imported undo(long importId, boolean preview) throws SQLException {
    var last = sql.list(LAST, row -> row.getLong(1), policy.societyId()).stream().findFirst();
    if (!last.equals(Optional.of(importId))) {
      return new Imported.NotUndone(importId, last);
    }
    var keys = new KeysImport(sql, policy.societyId(), new MatchRules(policy.match()));
    keys.keep();
    var undone = undone(keys, importId, preview);
    if (preview) {
      connection.rollback();
      return undone;
    }
    return committed(undone);
  }

  private Imported.Undone undone(KeysImport keys, long importId, boolean preview)
      throws SQLException {
    var society = policy.societyId();
    sql.run(REFERRED, society, society, society);
    sql.run("ANALYZE referred");
    int restored = sql.run(RESTORE_MEMBERS, society, importId);
    sql.run(DROP_PAPERS, society, importId);
    sql.run(RESTORE_PAPERS, society, importId);
    int removed = sql.run(REMOVE, society, importId);
    int kept = sql.run(KEEP_AS_NOBODYS, society, importId);
    sql.run(CLOSE_PAPERS_OF_KEPT, society, importId);
    keys.makeAnew(importId);
    new LedgerImport(sql, society).undone(importId, clock.instant().atOffset(ZoneOffset.UTC));
    // Last, as whoever registers or is closed meanwhile waits.
    sql.list(HOLD_MEMBERSHIPS, row -> true, society);
    int reopened = sql.run(REOPEN, society, importId);
    return new Imported.Undone(importId, restored, removed, kept, reopened, preview);
  }

  /** Whether a COMMIT whose answer was lost was made, the run's row knows. */
  private Imported committed(Imported.Undone undone) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!runs.isUndone(undone.importId())) {
        throw e;
      }
    }
    return undone;
  }
}
