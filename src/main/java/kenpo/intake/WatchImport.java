package kenpo.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kenpo.db.Schema;

/** Looks from outside at how imports go. Blocking: for the command line. */
public final class WatchImport implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final RunsImport runs;
  private final InstantSource clock;

  public WatchImport(Schema schema, ImportKind kind, String societyId, InstantSource clock) {
    this.runs = new RunsImport(schema, kind, societyId, clock);
    this.clock = clock;
  }

  public ImportKind kind() {
    return runs.kind();
  }

  /** The one with that number, or the last ones, newest first. */
  public List<ImportRun> last(Optional<Long> importId, int count) throws SQLException {
    return importId.isPresent() ? runs.byId(importId.get()).stream().toList() : runs.last(count);
  }

  /** Tells each second how far a run is, until it has ended or was broken off. */
  public void watch(Optional<Long> importId, Consumer<ImportRun> told)
      throws SQLException, InterruptedException {
    var run = first(importId);
    while (run.isPresent()) {
      told.accept(run.get());
      if (run.get().isOver() || run.get().isBrokenOff(clock.instant())) {
        return;
      }
      Thread.sleep(LOOK_AGAIN);
      run = runs.byId(run.get().importId());
    }
  }

  private Optional<ImportRun> first(Optional<Long> importId) throws SQLException {
    return last(importId, 1).stream().findFirst();
  }

  @Override
  public void close() throws SQLException {
    runs.close();
  }
}
