package kenpo.health.intake;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Unreadable;

/**
 * Reads a file on a thread of its own, so that a processor reads while another is the database's.
 * It is two batches ahead at most: one that is ready, and one that waits to be.
 */
final class ReadAheadImport {

  /** Documents in a transaction, unless they are long. */
  private static final int AT_ONCE = 500;

  /**
   * No document is added to so many characters or bytes: with those of one document more, a few
   * times in memory and once in a statement, a batch is far from what either can hold.
   */
  private static final int LONG = 4_000_000;

  /** Ready to be taken while others are. */
  private static final int BATCHES = 1;

  private static final long LOOK_AGAIN_MILLIS = 50;

  /** What takes documents, some at a time. */
  interface Taking {
    void take(List<Arrival> documents) throws SQLException;
  }

  private final CheckupFile file;
  private final Reception reception;
  private final BlockingQueue<List<Arrival>> ready = new ArrayBlockingQueue<>(BATCHES);
  private List<Arrival> next = new ArrayList<>();
  private int weight;

  ReadAheadImport(CheckupFile file, Reception reception) {
    this.file = file;
    this.reception = reception;
  }

  /** Until all were taken, or something failed on either side. */
  void each(Taking taking) throws IOException, Unreadable, SQLException {
    var reading = new FutureTask<>(this::read);
    var thread = new Thread(reading, "checkups-reading");
    thread.setDaemon(true);
    thread.start();
    try {
      takeAll(reading, taking);
      reading.get();
    } catch (ExecutionException e) {
      throw broken(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      stop(thread);
    }
  }

  private void takeAll(FutureTask<?> reading, Taking taking)
      throws SQLException, InterruptedException {
    boolean more = true;
    while (more) {
      more = !reading.isDone() || !ready.isEmpty();
      var batch = Optional.ofNullable(ready.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
      if (batch.isPresent()) {
        taking.take(batch.get());
      }
    }
  }

  private static IOException broken(Throwable cause) throws Unreadable {
    return switch (cause) {
      case Unreadable file -> throw file;
      case IOException disk -> disk;
      case RuntimeException ours -> throw ours;
      default -> throw new IllegalStateException(cause);
    };
  }

  /** Whoever reads must not read on when the file is closed. */
  private static void stop(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Void read() throws IOException, Unreadable, InterruptedException {
    try {
      file.each(
          document -> {
            add(reception.receive(document));
            if (next.size() == AT_ONCE || weight >= LONG) {
              handOver();
            }
          });
    } catch (Stopped e) {
      throw new InterruptedException();
    }
    if (!next.isEmpty()) {
      ready.put(next);
    }
    return null;
  }

  private void add(Arrival arrival) {
    next.add(arrival);
    weight += arrival.weight();
  }

  private void handOver() {
    try {
      ready.put(next);
      next = new ArrayList<>();
      weight = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(e);
    }
  }

  /** Nobody takes any more. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(InterruptedException cause) {
      super(cause);
    }
  }
}
