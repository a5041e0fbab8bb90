package kenpo.health.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kenpo.health.file.Document;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;

/** A file of checkups that is open, of whatever format. Blocking. */
public interface CheckupFile extends AutoCloseable {

  /** What opens files. */
  interface Format {
    CheckupFile open(Path path) throws IOException, Unreadable;
  }

  /** What is wrong with the file as a whole, and doesn't keep it from being read. */
  List<Problem> problems();

  /** How many there are. */
  int documents();

  /**
   * Hands on each document, in the order of the file, which doesn't change between two readings.
   */
  void each(Consumer<Document> sink) throws IOException, Unreadable;

  @Override
  void close() throws IOException;
}
