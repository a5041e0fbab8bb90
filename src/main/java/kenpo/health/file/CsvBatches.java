package kenpo.health.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kenpo.table.TableRow;

/** The rows of a CSV file of checkups, those of one checkup together. */
final class CsvBatches {

  /** So many problems are told; then reading ends. */
  private static final int MAX_PROBLEMS = 100;

  /** Rows of one checkup; it has about a hundred. */
  private static final int MOST_ROWS = 2000;

  /** Takes the rows of one checkup after the other. */
  @FunctionalInterface
  interface Sink {
    void take(List<CsvLine> lines) throws IOException, Unreadable;
  }

  private final Iterator<TableRow> rows;
  private final List<Problem> problems = new ArrayList<>();

  CsvBatches(Iterator<TableRow> rows) {
    this.rows = rows;
  }

  /** What is wrong with a row itself refuses the file: nobody knows which checkup it is of. */
  void each(Sink sink) throws IOException, Unreadable {
    if (!rows.hasNext()) {
      throw Unreadable.because("file.empty");
    }
    var header = CsvHeader.read(rows.next());
    if (!rows.hasNext()) {
      throw Unreadable.because("file.no-rows");
    }
    each(header, sink);
    if (!problems.isEmpty()) {
      throw new Unreadable(problems);
    }
  }

  private void each(CsvHeader header, Sink sink) throws IOException, Unreadable {
    var lines = new ArrayList<CsvLine>();
    while (problems.size() < MAX_PROBLEMS && rows.hasNext()) {
      var row = rows.next();
      if (!isSound(row, header)) {
        continue;
      }
      var line = new CsvLine(row.line(), row.fields(), header);
      if (!lines.isEmpty() && !(header.isLong() && line.isOf(lines.getFirst()))) {
        sink.take(lines);
        lines = new ArrayList<>();
      }
      lines.add(line);
      if (lines.size() > MOST_ROWS) {
        throw new Unreadable(List.of(Problem.row(row.line(), "", "csv.too-many-rows")));
      }
    }
    if (!lines.isEmpty()) {
      sink.take(lines);
    }
  }

  private boolean isSound(TableRow row, CsvHeader header) {
    if (row.width() != header.width()) {
      boolean swallowed = row.width() < header.width() && row.hasSwallowed();
      problems.add(
          Problem.row(
              row.line(),
              "",
              swallowed ? "row.quote" : "row.width",
              Integer.toString(row.width()),
              Integer.toString(header.width())));
      return false;
    }
    if (row.fields().stream().anyMatch(CsvBatches::isStrange)) {
      problems.add(Problem.row(row.line(), "", "row.control"));
      return false;
    }
    return true;
  }

  /** What doctors write may have several lines. */
  private static boolean isStrange(String field) {
    return field.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
  }
}
