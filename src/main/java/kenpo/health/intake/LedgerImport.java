package kenpo.health.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.intake.AuditImport;
import kenpo.intake.AuditImport.Outcome;

/** What is written down of an import, each time in the transaction that it is about. */
final class LedgerImport {

  private static final String CHECKSUM =
      """
      UPDATE {thing}_imports
         SET file_checksum = ?
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String COUNTED =
      """
      UPDATE {thing}_imports
         SET difference = ?::jsonb,
             undoable = ?
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String DONE =
      """
      UPDATE {thing}_imports
         SET state = 'done',
             difference = ?::jsonb,
             heard_at = ?,
             ended_at = ?
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String UNDONE =
      """
      UPDATE {thing}_imports
         SET state = 'undone',
             undoable = false
       WHERE society_id = ?
         AND import_id = ?
      """;

  private final StockSqlImport sql;
  private final String societyId;
  private final long importId;
  private final AuditImport audit;

  LedgerImport(StockSqlImport sql, String societyId, long importId, Actor actor) {
    this.sql = sql;
    this.societyId = societyId;
    this.importId = importId;
    this.audit = new AuditImport(sql.sql(), sql.stock().kind(), societyId, actor);
  }

  void opened(byte[] checksum) throws SQLException {
    sql.run(CHECKSUM, checksum, societyId, importId);
  }

  void counted(DocumentCounts counts, boolean stored) throws SQLException {
    sql.run(COUNTED, counts.json(), stored, societyId, importId);
  }

  void begun(OffsetDateTime now) throws SQLException {
    audit.add(Outcome.BEGUN, Optional.of(importId), now);
  }

  void applied(DocumentCounts counts, OffsetDateTime now) throws SQLException {
    sql.run(DONE, counts.json(), now, now, societyId, importId);
    audit.add(Outcome.APPLIED, Optional.of(importId), now);
  }

  void undone(OffsetDateTime now) throws SQLException {
    sql.run(UNDONE, societyId, importId);
    audit.add(Outcome.UNDONE, Optional.of(importId), now);
  }
}
