package kenpo.health.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what an import stored: what it brought is removed, what it corrected is as it was. Any
 * import may be, one that was broken off too, as long as none has corrected the same documents
 * since.
 */
final class UndoImport {

  private static final String UNDOABLE =
      """
      SELECT count(*)
        FROM {thing}_imports
       WHERE society_id = ?
         AND import_id = ?
         AND undoable
      """;

  private static final String CORRECTED_SINCE =
      """
      SELECT max(replaced_by)
        FROM {thing}_versions
       WHERE society_id = ?
         AND import_id = ?
         AND replaced_by <> ?
      HAVING count(*) > 0
      """;

  // An import corrects its own where its file has a checkup twice. Who saw what is taken back is to
  // hear that there is something else now, so it counts as stored anew.
  private static final String RESTORE =
      """
      UPDATE {thing}s c
         SET version = v.version,
             written = v.written,
             insurer_number = v.insurer_number,
             symbol = v.symbol,
             number = v.number,
             branch = v.branch,
             content = v.content,
             import_id = v.import_id,
             stored_at = ?,
             document = v.document
        FROM {thing}_versions v
       WHERE c.society_id = ?
         AND c.import_id = ?
         AND v.society_id = c.society_id
         AND v.{thing}_id = c.{thing}_id
         AND v.replaced_by = c.import_id
         AND v.import_id <> c.import_id
      """;

  private static final String FORGET =
      """
      DELETE FROM {thing}_versions
       WHERE society_id = ?
         AND replaced_by = ?
      """;

  private static final String REMOVE =
      """
      DELETE FROM {thing}s
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String WITHDRAW =
      """
      DELETE FROM {thing}_confirmations
       WHERE society_id = ?
         AND import_id = ?
      """;

  // Of versions that aren't any more, whoever confirmed them.
  private static final String WITHDRAW_OF_CORRECTIONS =
      """
      DELETE FROM {thing}_confirmations n
       USING {thing}_versions v
       WHERE v.society_id = ?
         AND v.replaced_by = ?
         AND n.society_id = v.society_id
         AND n.{thing}_id = v.{thing}_id
         AND n.version > v.version
      """;

  private static final String SAME_FILE =
      """
      SELECT o.import_id
        FROM {thing}_imports t
        JOIN {thing}_imports o ON o.society_id = t.society_id
                              AND o.file_checksum = t.file_checksum
                              AND o.import_id <> t.import_id
                              AND o.undoable
       WHERE t.society_id = ?
         AND t.import_id = ?
       ORDER BY o.import_id
      """;

  private static final String UNCHANGED_SINCE =
      """
      SELECT import_id
        FROM {thing}_imports
       WHERE society_id = ?
         AND import_id > ?
         AND state IN ('done', 'failed')
         AND (difference ->> 'unchanged')::bigint > 0
       ORDER BY import_id
      """;

  private final StockSqlImport sql;
  private final String societyId;

  UndoImport(StockSqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /**
   * In a transaction that the caller commits, or not when it is only to tell what would be done.
   */
  StockResult undo(long importId, OffsetDateTime now, boolean preview) throws SQLException {
    if (sql.count(UNDOABLE, societyId, importId) == 0) {
      return new StockResult.NotUndone(importId, Optional.empty());
    }
    var later =
        sql.list(CORRECTED_SINCE, row -> row.getLong(1), societyId, importId, importId).stream()
            .findFirst();
    if (later.isPresent()) {
      return new StockResult.NotUndone(importId, later);
    }
    var others =
        new StockResult.Others(imports(SAME_FILE, importId), imports(UNCHANGED_SINCE, importId));
    sql.run(WITHDRAW_OF_CORRECTIONS, societyId, importId);
    sql.run(WITHDRAW, societyId, importId);
    int restored = sql.run(RESTORE, now, societyId, importId);
    sql.run(FORGET, societyId, importId);
    int removed = sql.run(REMOVE, societyId, importId);
    return new StockResult.Undone(importId, removed, restored, others, preview);
  }

  private List<Long> imports(String statement, long importId) throws SQLException {
    return sql.list(statement, row -> row.getLong(1), societyId, importId);
  }
}
