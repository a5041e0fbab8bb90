package kenpo.roster.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;
import kenpo.society.Japan;

/**
 * Takes the last import back, in one transaction. Members whom it added and whom something refers
 * to by now stay, as nobody's: they are lost on the day on which they began. What that means for
 * accounts the servers find out, as after any import.
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

  private static final String RESTORE_EMPLOYERS =
      """
      UPDATE employers e
         SET name = c.name,
             postal_code = c.postal_code,
             address = c.address
        FROM employer_changes c
       WHERE c.society_id = ?
         AND c.import_id = ?
         AND e.society_id = c.society_id
         AND e.employer_code = c.employer_code
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

  private final Connection connection;
  private final SqlImport sql;
  private final RunsImport runs;
  private final RosterPolicy policy;
  private final InstantSource clock;
  private final Actor actor;

  UndoImport(
      Connection connection,
      RunsImport runs,
      RosterPolicy policy,
      InstantSource clock,
      Actor actor) {
    this.connection = connection;
    this.sql = new SqlImport(connection);
    this.runs = runs;
    this.policy = policy;
    this.clock = clock;
    this.actor = actor;
  }

  Imported undo(long importId, boolean preview) throws SQLException {
    var last = sql.list(LAST, row -> row.getLong(1), policy.societyId()).stream().findFirst();
    if (!last.equals(Optional.of(importId))) {
      return new Imported.NotUndone(importId, last);
    }
    var today = Japan.today(clock);
    var undone = new ReviewUndoImport(sql, policy.societyId()).review(importId, today, preview);
    if (preview) {
      connection.rollback();
      return undone;
    }
    takeBack(importId);
    return committed(undone);
  }

  private void takeBack(long importId) throws SQLException {
    var society = policy.societyId();
    var keys = new KeysImport(sql, society, new MatchRules(policy.match()));
    keys.keep();
    sql.run(RESTORE_MEMBERS, society, importId);
    sql.run(RESTORE_EMPLOYERS, society, importId);
    sql.run(DROP_PAPERS, society, importId);
    sql.run(RESTORE_PAPERS, society, importId);
    sql.run(REMOVE, society, importId);
    sql.run(KEEP_AS_NOBODYS, society, importId);
    sql.run(CLOSE_PAPERS_OF_KEPT, society, importId);
    keys.makeAnew(importId);
    new LedgerImport(sql, society, actor)
        .undone(importId, clock.instant().atOffset(ZoneOffset.UTC));
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
