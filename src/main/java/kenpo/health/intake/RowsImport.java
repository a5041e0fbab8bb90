package kenpo.health.intake;

import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import kenpo.intake.SqlImport;

/** The rows of an import's report. */
final class RowsImport {

  private static final int AT_ONCE = 1000;

  private static final String ADD =
      """
      INSERT INTO {thing}_import_rows (society_id, import_id, row_number, outcome, document, line,
                                       field, reason, args)
      SELECT ?, ?, ? + r.place, r.outcome, r.document, r.line, r.field, r.reason, r.args::jsonb
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
             WITH ORDINALITY AS r (outcome, document, line, field, reason, args, place)
      """;

  private static final String ALL =
      """
      SELECT outcome, document, line, field, reason, args
        FROM {thing}_import_rows
       WHERE society_id = ?
         AND import_id = ?
         AND row_number <= ?
       ORDER BY row_number
      """;

  private final StockSqlImport sql;
  private final String societyId;
  private final long importId;

  RowsImport(StockSqlImport sql, String societyId, long importId) {
    this.sql = sql;
    this.societyId = societyId;
    this.importId = importId;
  }

  /** {@code before}: how many there are already. */
  void add(int before, List<ReportRow> rows) throws SQLException {
    if (!rows.isEmpty()) {
      sql.run(
          ADD,
          societyId,
          importId,
          before,
          column(rows, "text", row -> row.outcome().code()),
          column(rows, "text", ReportRow::document),
          column(rows, "bigint", ReportRow::line),
          column(rows, "text", ReportRow::field),
          column(rows, "text", ReportRow::reason),
          column(rows, "text", row -> new JsonArray(row.args()).encode()));
    }
  }

  /** Hands on the first so many, some at a time; within a transaction. */
  void each(int most, SqlImport.Batch<ReportRow> batch) throws SQLException {
    sql.batches(ALL, RowsImport::row, AT_ONCE, batch, societyId, importId, most);
  }

  private java.sql.Array column(List<ReportRow> rows, String type, Function<ReportRow, ?> value)
      throws SQLException {
    return sql.array(type, rows.stream().map(value));
  }

  private static ReportRow row(ResultSet row) throws SQLException {
    return new ReportRow(
        kenpo.db.Coded.of(DocumentOutcome.class, row.getString("outcome")),
        row.getString("document"),
        row.getLong("line"),
        row.getString("field"),
        row.getString("reason"),
        new JsonArray(row.getString("args")).stream().map(String::valueOf).toList());
  }
}
