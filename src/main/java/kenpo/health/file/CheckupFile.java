package kenpo.health.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import kenpo.health.Items;

/**
 * A file of checkups, or of scores, that is open, of whatever format. Reading waits: worker threads
 * only.
 */
public interface CheckupFile extends AutoCloseable {

  /** What opens files. */
  interface Format {

    /**
     * @throws Unreadable when nothing of the file may be taken
     * @throws IOException when a disk fails
     */
    CheckupFile open(Path path) throws IOException, Unreadable;
  }

  /**
   * Of files whose name ends with .csv; all others are taken for the ZIP that institutions send.
   */
  static Format known(Items items, Limits limits) {
    return path ->
        path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")
            ? CsvDocuments.checkups(path, items, limits)
            : CheckupPackage.open(path, items, limits);
  }

  /** Of scores, as CSV; {@code index}: code of what they are numbers of. */
  static Format scores(String index, Limits limits) {
    return path -> CsvDocuments.scores(path, index, limits);
  }

  /** What is wrong with the file as a whole, and doesn't keep it from being read. */
  List<Problem> problems();

  /** How many there are, sound or not. */
  int documents();

  /**
   * Hands on each document, in the order of the file, which doesn't change between two readings.
   *
   * @throws Unreadable at the end, when the file was changed meanwhile
   */
  void each(Consumer<Document> sink) throws IOException, Unreadable;

  @Override
  void close() throws IOException;
}
