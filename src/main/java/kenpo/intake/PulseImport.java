package kenpo.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import kenpo.config.ConfigError;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once a second how far an import is, from a thread of its own: a statement that takes a
 * minute is no silence.
 */
public final class PulseImport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PulseImport.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final RunsImport runs;
  private final long importId;
  private final long bytes;
  private final LongSupplier bytesRead;
  private final Consumer<Progress> told;
  private final AtomicLong rows = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state = State.READING;

  public PulseImport(
      RunsImport runs, long importId, long bytes, LongSupplier bytesRead, Consumer<Progress> told) {
    this.runs = runs;
    this.importId = importId;
    this.bytes = bytes;
    this.bytesRead = bytesRead;
    this.told = told;
    this.thread = new Thread(this::beat, runs.kind().code() + "-import");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  public void row() {
    rows.setPlain(rows.getPlain() + 1);
  }

  public void enter(State next) {
    state = next;
    told.accept(progress());
  }

  /** The last words; from here on the caller may write the run's row. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tell();
  }

  private void beat() {
    try {
      while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    told.accept(progress());
    try {
      runs.beat(importId, progress());
    } catch (SQLException | ConfigError e) {
      LOG.warn("the progress cannot be written: {}", SqlImport.stateOf(e));
    }
  }

  private Progress progress() {
    return new Progress(state, bytesRead.getAsLong(), bytes, rows.get());
  }
}
