package kenpo.health.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kenpo.db.Schema;
import kenpo.intake.SqlImport;

/** What an import told of single documents. Blocking. */
public record ReportImport(Schema schema, Stock stock, String societyId) {

  private static final String COUNT =
      """
      SELECT count(*)
        FROM {thing}_import_rows
       WHERE society_id = ?
         AND import_id = ?
      """;

  private static final String EXISTS =
      """
      SELECT count(*)
        FROM {thing}_imports
       WHERE society_id = ?
         AND import_id = ?
      """;

  /** What the first bytes of UTF-8 are where spreadsheets are to take it for that. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a spreadsheet takes for a formula. */
  private static final String FORMULA = "=+-@\t\r＝＋－＠";

  /** Whether there is such an import, with something to tell or without. */
  public boolean exists(long importId) throws SQLException {
    try (var connection = schema.connect()) {
      return new StockSqlImport(connection, stock).count(EXISTS, societyId, importId) > 0;
    }
  }

  public int count(long importId) throws SQLException {
    try (var connection = schema.connect()) {
      return new StockSqlImport(connection, stock).count(COUNT, societyId, importId);
    }
  }

  /** The first of its rows. */
  public List<ReportRow> first(long importId, int most) throws SQLException {
    var first = new ArrayList<ReportRow>();
    each(importId, most, first::addAll);
    return first;
  }

  /** Writes all of them as CSV in UTF-8, over what the file had before. */
  public void write(long importId, Path path, StockReport report) throws IOException, SQLException {
    try (var out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
      write(importId, CsvWriter.builder().build(out), report);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(long importId, CsvWriter into, StockReport report)
      throws IOException, SQLException {
    // It keeps what is written until it is closed.
    try (var csv = into) {
      csv.writeRecord(report.titles());
      each(
          importId,
          Integer.MAX_VALUE,
          rows -> rows.forEach(row -> csv.writeRecord(plain(report.cells(row)))));
    }
  }

  private void each(long importId, int most, SqlImport.Batch<ReportRow> batch) throws SQLException {
    try (var connection = schema.connect()) {
      connection.setAutoCommit(false);
      new RowsImport(new StockSqlImport(connection, stock), societyId, importId).each(most, batch);
    }
  }

  private static List<String> plain(List<String> cells) {
    return cells.stream().map(ReportImport::plain).toList();
  }

  private static String plain(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
