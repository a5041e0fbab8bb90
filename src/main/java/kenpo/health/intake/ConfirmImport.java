package kenpo.health.intake;

import java.sql.SQLException;
import java.util.List;
import kenpo.health.intake.Sorting.Confirmation;

/**
 * Writes down on which later day something was said again, so that what comes late and is older
 * replaces nothing. It stays beside what it is about, for an undo to take it back.
 */
record ConfirmImport(StockSqlImport sql, String societyId, long importId) {

  private static final String CONFIRM =
      """
      INSERT INTO {thing}_confirmations (society_id, {thing}_id, version, import_id, written)
      SELECT c.society_id, c.{thing}_id, c.version, ?, d.written
        FROM unnest({arrays}, ?::date[]) AS d ({key}, written)
        JOIN {thing}s c ON c.society_id = ? AND {same}
          ON CONFLICT (society_id, {thing}_id, version, import_id)
          DO UPDATE SET written = EXCLUDED.written
      """;

  void write(List<Confirmation> confirmations) throws SQLException {
    if (!confirmations.isEmpty()) {
      var keys = confirmations.stream().map(Confirmation::key).toList();
      var written = confirmations.stream().map(one -> one.document().written());
      sql.run(
          CONFIRM,
          new KeysImport(sql)
              .args(List.of(importId), keys, List.of(sql.array("date", written), societyId)));
    }
  }
}
