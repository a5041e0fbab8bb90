package kenpo.health.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kenpo.health.Items;
import kenpo.table.BrokenTable;
import kenpo.table.TableReader;
import kenpo.table.TableSource;

/**
 * A CSV file of checkups, in the long or the wide form, or of scores (docs/import-formats.md),
 * UTF-8 or windows-31j. Of checkups it gives the same documents as the official ZIP would. Reading
 * waits for the disk: worker threads only, one at a time. It is read twice, once to see that it is
 * whole; of all rows only what tells checkups apart is kept, some 150 bytes a checkup.
 */
public final class CsvDocuments implements CheckupFile {

  /** In the wide form each item may have about ten. */
  private static final int MAX_COLUMNS = 3000;

  private final Path path;
  private final CsvForm form;
  private final Supplier<CsvReader> readers;
  private final Limits limits;
  private final TableSource first;
  private final Set<String> again = new HashSet<>();
  private int documents;

  private CsvDocuments(
      Path path, CsvForm form, Supplier<CsvReader> readers, Limits limits, TableSource first) {
    this.path = path;
    this.form = form;
    this.readers = readers;
    this.limits = limits;
    this.first = first;
  }

  /**
   * Reads the file once.
   *
   * @throws Unreadable when nothing of the file may be taken
   * @throws IOException when a disk fails
   */
  public static CsvDocuments checkups(Path csv, Items items, Limits limits)
      throws IOException, Unreadable {
    return open(csv, CsvForm.CHECKUPS, () -> new CsvDocument(items, limits), limits);
  }

  /** The same of scores; {@code index}: code of what they are numbers of. */
  public static CsvDocuments scores(Path csv, String index, Limits limits)
      throws IOException, Unreadable {
    return open(csv, CsvForm.SCORES, () -> new CsvScore(index, limits), limits);
  }

  private static CsvDocuments open(
      Path csv, CsvForm form, Supplier<CsvReader> readers, Limits limits)
      throws IOException, Unreadable {
    try (var source = source(csv)) {
      var opened = new CsvDocuments(csv, form, readers, limits, source);
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
      var reader = readers.get();
      batches(source, lines -> sink.accept(document(reader, lines)));
      if (!source.isSameAs(first) || source.hasChanged()) {
        throw Unreadable.because("file.changed");
      }
    }
  }

  /** Nothing stays open between two readings. */
  @Override
  public void close() {}

  private Document document(CsvReader reader, List<CsvLine> lines) {
    var first = lines.getFirst();
    return first
        .problem()
        .map(why -> refused(first, why))
        .or(() -> isAgain(first) ? Optional.of(refused(first, again(first))) : Optional.empty())
        .orElseGet(() -> reader.read(first.name(), lines));
  }

  private boolean isAgain(CsvLine first) {
    return again.contains(first.key());
  }

  /** Other rows, elsewhere in the file, are of the same checkup. */
  private static Problem again(CsvLine first) {
    return Problem.row(
        first.line(), "", first.header().isLong() ? "csv.rows-apart" : "csv.row-twice");
  }

  private static Document refused(CsvLine first, Problem why) {
    return new Document.Refused(first.name(), List.of(why));
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
          var first = lines.getFirst();
          if (first.problem().isEmpty() && !seen.add(first.key())) {
            again.add(first.key());
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

  private void batches(TableSource source, CsvBatches.Sink sink) throws IOException, Unreadable {
    var problem = source.encoding().problem();
    if (!problem.isEmpty()) {
      throw Unreadable.because(problem);
    }
    try {
      TableReader.<Unreadable>read(
          source, MAX_COLUMNS, rows -> new CsvBatches(form, rows).each(sink));
    } catch (BrokenTable e) {
      throw new Unreadable(List.of(new Problem("", e.line(), "", e.key(), e.args())));
    }
  }
}
