package kenpo.health.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import kenpo.table.TableRow;

/** The rows of a CSV file, those of one checkup together. */
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

  private final CsvForm form;
  private final Iterator<TableRow> rows;
  private final List<Problem> problems = new ArrayList<>();

  CsvBatches(CsvForm form, Iterator<TableRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  /**
   * What is wrong with a row itself refuses the file where a checkup has several: nobody knows
   * which one it is of.
   */
  void each(Sink sink) throws IOException, Unreadable {
    if (!rows.hasNext()) {
      throw Unreadable.because("file.empty");
    }
    var header = CsvHeader.read(form, rows.next());
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
      var line = line(rows.next(), header);
      if (line.problem().isPresent() && form.hasItems()) {
        problems.add(line.problem().get());
        continue;
      }
      if (!lines.isEmpty() && !(header.isLong() && line.isOf(lines.getFirst()))) {
        sink.take(lines);
        lines = new ArrayList<>();
      }
      lines.add(line);
      if (lines.size() > MOST_ROWS) {
        throw new Unreadable(List.of(Problem.row(line.line(), "", "csv.too-many-rows")));
      }
    }
    if (!lines.isEmpty()) {
      sink.take(lines);
    }
  }

  private static CsvLine line(TableRow row, CsvHeader header) {
    var problem = problem(row, header);
    var fields = problem.isEmpty() ? row.fields() : List.<String>of();
    return new CsvLine(row.line(), fields, header, problem);
  }

  private static Optional<Problem> problem(TableRow row, CsvHeader header) {
    if (row.width() != header.width()) {
      boolean swallowed = row.width() < header.width() && row.hasSwallowed();
      return Optional.of(
          Problem.row(
              row.line(),
              "",
              swallowed ? "row.quote" : "row.width",
              Integer.toString(row.width()),
              Integer.toString(header.width())));
    }
    return row.fields().stream().anyMatch(CsvBatches::isStrange)
        ? Optional.of(Problem.row(row.line(), "", "row.control"))
        : Optional.empty();
  }

  /** What doctors write may have several lines. */
  private static boolean isStrange(String field) {
    return field.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
  }
}
