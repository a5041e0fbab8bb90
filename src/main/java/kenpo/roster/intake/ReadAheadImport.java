package kenpo.roster.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import kenpo.roster.file.Problem;
import kenpo.roster.file.RosterRow;
import kenpo.roster.intake.CopyImport.Reading;

/**
 * Reads by a thread of its own, some thousand rows ahead of whoever takes them: so rows are read
 * and checked while those before are written.
 */
final class ReadAheadImport {

  private static final int TOGETHER = 512;
  private static final int AHEAD = 8;

  private final Reading reading;

  /** An empty one is the last. */
  private final BlockingQueue<List<RosterRow>> batches = new ArrayBlockingQueue<>(AHEAD);

  private List<RosterRow> batch = new ArrayList<>(TOGETHER);

  ReadAheadImport(Reading reading) {
    this.reading = reading;
  }

  /**
   * As {@code reading} does, but that rows come to {@code sink} later; all of them on this thread,
   * and none is read any more when this ends.
   */
  List<Problem> read(Consumer<RosterRow> sink) throws IOException {
    var task = new FutureTask<>(this::ahead);
    var thread = Thread.ofPlatform().name("roster-reader").daemon().start(task);
    try {
      for (var next = batches.take(); !next.isEmpty(); next = batches.take()) {
        next.forEach(sink);
      }
      return task.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      end(thread);
    }
  }

  private List<Problem> ahead() throws IOException, InterruptedException {
    try {
      return reading.read(this::add);
    } finally {
      if (!batch.isEmpty()) {
        batches.put(batch);
      }
      batches.put(List.of());
    }
  }

  private void add(RosterRow row) {
    batch.add(row);
    if (batch.size() == TOGETHER) {
      try {
        batches.put(batch);
      } catch (InterruptedException e) {
        // Kept, so that the end isn't waited for either: with nobody to take it it never fits.
        Thread.currentThread().interrupt();
        throw new Ended(e);
      }
      batch = new ArrayList<>(TOGETHER);
    }
  }

  /** Whoever takes the rows may have failed: the file is to be closed before he goes on. */
  private static void end(Thread thread) throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while a roster was read");
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }

  /** Nobody takes rows any more. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(InterruptedException cause) {
      super(cause);
    }
  }
}
