package kenpo.health.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import kenpo.health.Items;
import kenpo.table.BrokenTable;
import kenpo.table.TableReader;
import kenpo.table.TableSource;

/**
 * A CSV file of checkups, in the long or the wide form (docs/import-formats.md), UTF-8 or
 * windows-31j; it gives the same documents as the official ZIP would. Reading waits for the disk:
 * worker threads only, one at a time. It is read twice, once to see that it is whole; of all rows
 * only what tells checkups apart is kept, some 150 bytes a checkup.
 */
public final class CsvCheckups implements CheckupFile {

  /** In the wide form each item may have about ten. */
  private static final int MAX_COLUMNS = 3000;

  private final Path path;
  private final Items items;
  private final Limits limits;
  private final TableSource first;
  private final Set<String> again = new HashSet<>();
  private int documents;

  private CsvCheckups(Path path, Items items, Limits limits, TableSource first) {
    this.path = path;
    this.items = items;
    this.limits = limits;
    this.first = first;
  }

  /**
   * Reads the file once.
   *
   * @throws Unreadable when nothing of the file may be taken
   * @throws IOException when a disk fails
   */
  public static CsvCheckups open(Path csv, Items items, Limits limits)
      throws IOException, Unreadable {
    try (var source = source(csv)) {
      var opened = new CsvCheckups(csv, items, limits, source);
      opened.look();
      return opened;
    }
  }

  /** None, in this format. */
  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public int documents() {
    return documents;
  }

  @Override
  public void each(Consumer<Document> sink) throws IOException, Unreadable {
    try (var source = source(path)) {
      var reader = new CsvDocument(items, limits);
      batches(source, lines -> sink.accept(document(reader, lines)));
      if (!source.isSameAs(first) || source.hasChanged()) {
        throw Unreadable.because("file.changed");
      }
    }
  }

  /** Nothing stays open between two readings. */
  @Override
  public void close() {}

  private Document document(CsvDocument reader, List<CsvLine> lines) {
    if (again.contains(lines.getFirst().key())) {
      return reader.refused(lines);
    }
    return reader.read(lines);
  }

  /** Counts checkups, and finds those whose rows don't stand together. */
  private void look() throws IOException, Unreadable {
    var seen = new HashSet<String>();
    batches(
        first,
        lines -> {
          documents++;
          if (documents > limits.documents()) {
            var most = Integer.toString(limits.documents());
            throw Unreadable.because("csv.too-many-checkups", most);
          }
          if (!seen.add(lines.getFirst().key())) {
            again.add(lines.getFirst().key());
          }
        });
  }

  private static TableSource source(Path csv) throws IOException, Unreadable {
    if (Files.exists(csv) && !Files.isRegularFile(csv)) {
      throw Unreadable.because("csv.not-a-file");
    }
    try {
      return new TableSource(csv);
    } catch (NoSuchFileException e) {
      throw Unreadable.because("file.absent");
    } catch (AccessDeniedException e) {
      throw Unreadable.because("file.no-permission");
    }
  }

  private static void batches(TableSource source, CsvBatches.Sink sink)
      throws IOException, Unreadable {
    var problem = source.encoding().problem();
    if (!problem.isEmpty()) {
      throw Unreadable.because(problem);
    }
    try {
      TableReader.<Unreadable>read(source, MAX_COLUMNS, rows -> new CsvBatches(rows).each(sink));
    } catch (BrokenTable e) {
      throw new Unreadable(List.of(new Problem("", e.line(), "", e.key(), e.args())));
    }
  }
}
