package kenpo.health.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.intake.PulseImport;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;

/** One run, from the opening of the file to its last document. */
final class WholeFileImport {

  private final Connection connection;
  private final RunsImport runs;
  private final long importId;
  private final LedgerImport ledger;
  private final BatchImport batches;
  private final Consumer<Progress> told;
  private final InstantSource clock;
  private final AtomicLong bytesDone = new AtomicLong();

  WholeFileImport(
      Connection connection,
      RunsImport runs,
      long importId,
      LedgerImport ledger,
      BatchImport batches,
      Consumer<Progress> told,
      InstantSource clock) {
    this.connection = connection;
    this.runs = runs;
    this.importId = importId;
    this.ledger = ledger;
    this.batches = batches;
    this.told = told;
    this.clock = clock;
  }

  StockResult of(
      Path path, long bytes, CheckupFile.Format format, Reception reception, boolean preview) {
    try {
      var broken = heard(path, bytes, format, reception);
      return broken.isPresent() ? broken.get() : ended(preview);
    } catch (SQLException | IOException | RuntimeException e) {
      rollBack();
      return failed(e);
    }
  }

  private StockResult ended(boolean preview) throws SQLException {
    return preview
        ? new StockResult.Previewed(importId, batches.counts())
        : applied(new StockResult.Done(importId, batches.counts()));
  }

  /** Whoever writes how the run ended must not wait for what isn't committed. */
  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException cut) {
      // Then nothing is left of it either.
    }
  }

  private StockResult failed(Exception e) {
    return switch (e) {
      case SQLException database -> failed("failed.database", SqlImport.stateOf(database));
      case UncheckedIOException file -> failed(file.getCause());
      case RuntimeException ours -> failed("failed.program", Mistake.in(ours));
      default -> failed("failed.file", e.getClass().getSimpleName());
    };
  }

  private StockResult failed(String key, String detail) {
    return new StockResult.Failed(key, detail, importId, batches.counts(), List.of());
  }

  /** Answers how it ended when that wasn't at the end of the file. */
  private Optional<StockResult> heard(
      Path path, long bytes, CheckupFile.Format format, Reception reception)
      throws IOException, SQLException {
    try (var pulse = new PulseImport(runs, importId, bytes, bytesDone::get, told)) {
      pulse.start();
      ledger.opened(ChecksumImport.of(path));
      connection.commit();
      return open(path, bytes, format, reception, pulse);
    }
  }

  private Optional<StockResult> open(
      Path path, long bytes, CheckupFile.Format format, Reception reception, PulseImport pulse)
      throws IOException, SQLException {
    try {
      return read(format.open(path), bytes, reception, pulse);
    } catch (Unreadable e) {
      tell(e.problems());
      return Optional.of(new StockResult.Refused(importId));
    }
  }

  /** What was taken before a file turns out to be wrong is in. */
  private Optional<StockResult> read(
      CheckupFile opened, long bytes, Reception reception, PulseImport pulse)
      throws IOException, SQLException {
    try (var file = opened) {
      tell(file.problems());
      each(file, bytes, reception, pulse);
      return Optional.empty();
    } catch (Unreadable e) {
      tell(e.problems());
      return Optional.of(
          new StockResult.Failed(
              "failed.unreadable", "", importId, batches.counts(), e.problems()));
    }
  }

  private void each(CheckupFile file, long bytes, Reception reception, PulseImport pulse)
      throws IOException, Unreadable, SQLException {
    new ReadAheadImport(file, reception)
        .each(
            documents -> {
              batches.take(documents);
              documents.forEach(document -> pulse.row());
              bytesDone.set(bytes * batches.counts().read() / Math.max(1, file.documents()));
            });
  }

  private void tell(List<Problem> problems) throws SQLException {
    batches.tell(
        problems.stream().map(problem -> ReportRow.of(DocumentOutcome.FILE, problem)).toList());
  }

  /** Whether a COMMIT whose answer was lost was made, the run's row knows. */
  private StockResult applied(StockResult.Done done) throws SQLException {
    ledger.applied(done.counts(), clock.instant().atOffset(ZoneOffset.UTC));
    try {
      connection.commit();
    } catch (SQLException e) {
      if (runs.end(importId, State.FAILED, Optional.of(done.counts().json()))) {
        throw e;
      }
    }
    return done;
  }
}
