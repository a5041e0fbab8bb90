package kenpo.roster.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import kenpo.society.RosterFormat;
import kenpo.table.BrokenTable;
import kenpo.table.TableReader;
import kenpo.table.TableRow;
import kenpo.table.TableSource;

/**
 * A roster as a society's own system writes it: CSV with a header, UTF-8 or windows-31j. It is read
 * as a stream, and may be read again as long as it stays what it was; blocking.
 */
public final class RosterFile {

  /** So many problems are told; then reading ends. */
  static final int MAX_PROBLEMS = 100;

  private static final int MAX_COLUMNS = 500;

  private final Path path;
  private final RosterFormat format;
  private volatile Optional<TableSource> source = Optional.empty();
  private volatile long readBefore;

  public RosterFile(Path path, RosterFormat format) {
    this.path = path;
    this.format = format;
  }

  /**
   * Hands on every row that is right and answers what is wrong with the others.
   *
   * @throws IOException when a disk fails; a path that can't be read is a problem
   */
  public List<Problem> read(Consumer<RosterRow> sink) throws IOException {
    return read(line -> true, sink);
  }

  /** The same of the rows that begin in some lines; others are only passed. */
  public List<Problem> read(LongPredicate lines, Consumer<RosterRow> sink) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return List.of(Problem.of(0, "", "file.not-a-file"));
    }
    var first = source;
    readBefore = bytesRead();
    try (var opened = new TableSource(path)) {
      source = Optional.of(opened);
      var problems = read(opened, lines, sink);
      boolean same = first.map(opened::isSameAs).orElse(true) && !opened.hasChanged();
      return same ? problems : List.of(changed());
    } catch (NoSuchFileException | AccessDeniedException e) {
      return List.of(first.isPresent() ? changed() : unreadable(e));
    }
  }

  /** How far reading is, or has been once; from any thread. */
  public long bytesRead() {
    return Math.max(readBefore, source.map(TableSource::bytesRead).orElse(0L));
  }

  private static Problem changed() {
    return Problem.of(0, "", "file.changed");
  }

  public static Problem unreadable(IOException e) {
    boolean denied = e instanceof AccessDeniedException;
    return Problem.of(0, "", denied ? "file.no-permission" : "file.absent");
  }

  private List<Problem> read(TableSource source, LongPredicate lines, Consumer<RosterRow> sink)
      throws IOException {
    var encoding = source.encoding();
    if (!encoding.problem().isEmpty()) {
      return List.of(Problem.of(0, "", encoding.problem()));
    }
    var problems = new ArrayList<Problem>();
    try {
      TableReader.<RuntimeException>read(
          source, MAX_COLUMNS, rows -> read(rows, lines, sink, problems));
    } catch (BrokenTable e) {
      problems.add(Problem.of(e.line(), "", e.key(), e.args().toArray(String[]::new)));
    }
    return problems;
  }

  private void read(
      Iterator<TableRow> rows,
      LongPredicate lines,
      Consumer<RosterRow> sink,
      List<Problem> problems) {
    if (!rows.hasNext()) {
      problems.add(Problem.of(0, "", "file.empty"));
      return;
    }
    var titles = rows.next();
    var header = RosterHeader.read(format, titles, problems);
    if (problems.isEmpty() && !rows.hasNext()) {
      problems.add(Problem.of(0, "", "file.no-rows"));
    }
    if (!problems.isEmpty()) {
      return;
    }
    var checked = new RosterRows(format, header, titles, problems);
    while (problems.size() < MAX_PROBLEMS && rows.hasNext()) {
      if (lines.test(rows.next().line())) {
        checked.read().ifPresent(sink);
      }
    }
  }
}
