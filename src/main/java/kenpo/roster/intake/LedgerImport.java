package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.intake.AuditImport;
import kenpo.intake.AuditImport.Outcome;
import kenpo.intake.ImportKind;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;

/**
 * What is written down of an import or an undo in its own transaction: who hears of it knows it is
 * done.
 */
final class LedgerImport {

  private static final String ROSTER =
      """
      INSERT INTO rosters (society_id, match_rules, imported_at, import_id)
      VALUES (?, ?, ?, ?)
          ON CONFLICT (society_id) DO UPDATE
         SET imported_at = EXCLUDED.imported_at,
             import_id = EXCLUDED.import_id
      """;

  private static final String DONE =
      """
      UPDATE roster_imports
         SET state = 'done',
             difference = ?::jsonb,
             undoable = true,
             heard_at = ?,
             ended_at = ?
       WHERE society_id = ?
         AND import_id = ?
      """;

  // What was kept of those before the last five takes more room than it is worth.
  private static final String NO_LONGER_UNDOABLE =
      """
      UPDATE roster_imports
         SET undoable = false
       WHERE society_id = ?
         AND import_id IN (SELECT import_id
                             FROM roster_imports
                            WHERE society_id = ?
                              AND undoable
                            ORDER BY import_id DESC
                           OFFSET 5)
      """;

  private static final String PURGE =
      """
      DELETE FROM %s c
       USING roster_imports i
       WHERE c.society_id = ?
         AND i.society_id = c.society_id
         AND i.import_id = c.import_id
         AND NOT i.undoable
      """;

  private static final String UNDONE =
      """
      UPDATE roster_imports
         SET state = 'undone',
             undoable = false
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String BACK_TO_THE_ONE_BEFORE =
      """
      UPDATE rosters
         SET import_id = (SELECT max(import_id)
                            FROM roster_imports
                           WHERE society_id = ?
                             AND state = 'done')
       WHERE society_id = ?
      """;

  private static final String NOTIFY =
      """
      SELECT pg_notify('roster_changed', ?)
      """;

  private final SqlImport sql;
  private final String societyId;
  private final AuditImport audit;

  LedgerImport(SqlImport sql, String societyId, Actor actor) {
    this.sql = sql;
    this.societyId = societyId;
    this.audit = new AuditImport(sql, ImportKind.ROSTER, societyId, actor);
  }

  void applied(long importId, MatchRules rules, Difference difference, OffsetDateTime now)
      throws SQLException {
    sql.run(ROSTER, societyId, rules.version(), now, importId);
    sql.run(DONE, difference.json(), now, now, societyId, importId);
    sql.run(NO_LONGER_UNDOABLE, societyId, societyId);
    purge();
    tell(Outcome.APPLIED, importId, now);
  }

  void undone(long importId, OffsetDateTime now) throws SQLException {
    sql.run(UNDONE, societyId, importId);
    sql.run(BACK_TO_THE_ONE_BEFORE, societyId, societyId);
    purge();
    tell(Outcome.UNDONE, importId, now);
  }

  private void purge() throws SQLException {
    sql.run(PURGE.formatted("roster_changes"), societyId);
    sql.run(PURGE.formatted("employer_changes"), societyId);
  }

  private void tell(Outcome outcome, long importId, OffsetDateTime now) throws SQLException {
    audit.add(outcome, Optional.of(importId), now);
    sql.list(NOTIFY, row -> outcome, societyId);
  }
}
