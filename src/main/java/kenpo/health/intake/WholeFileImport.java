package kenpo.health.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kenpo.health.file.Unreadable;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.intake.PulseImport;
import kenpo.intake.RunsImport;
import kenpo.intake.SqlImport;

/** One run, from the opening of the file to its last document. */
final class WholeFileImport {

  private static final int BLOCK = 1 << 16;

  private final Connection connection;
  private final RunsImport runs;
  private final long importId;
  private final CheckupLedgerImport ledger;
  private final BatchImport batches;
  private final Consumer<Progress> told;
  private final InstantSource clock;
  private final AtomicLong bytesDone = new AtomicLong();

  WholeFileImport(
      Connection connection,
      RunsImport runs,
      long importId,
      CheckupLedgerImport ledger,
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

  CheckupResult of(
      Path path, long bytes, CheckupFile.Format format, Reception reception, boolean preview) {
    try {
      heard(path, bytes, format, reception);
      return preview
          ? new CheckupResult.Previewed(importId, batches.counts())
          : applied(new CheckupResult.Done(importId, batches.counts()));
    } catch (Unreadable e) {
      return new CheckupResult.Refused(e.problems());
    } catch (SQLException | IOException | UncheckedIOException e) {
      return failed(e);
    }
  }

  private CheckupResult failed(Exception e) {
    return switch (e) {
      case SQLException database -> failed("failed.database", SqlImport.stateOf(database));
      case UncheckedIOException file -> failed(file.getCause());
      default -> failed("failed.file", e.getClass().getSimpleName());
    };
  }

  private CheckupResult failed(String key, String detail) {
    return new CheckupResult.Failed(key, detail, importId, batches.counts());
  }

  private void heard(Path path, long bytes, CheckupFile.Format format, Reception reception)
      throws IOException, Unreadable, SQLException {
    try (var pulse = new PulseImport(runs, importId, bytes, bytesDone::get, told)) {
      pulse.start();
      read(path, bytes, format, reception, pulse);
    }
  }

  private void read(
      Path path, long bytes, CheckupFile.Format format, Reception reception, PulseImport pulse)
      throws IOException, Unreadable, SQLException {
    ledger.opened(checksum(path));
    connection.commit();
    try (var file = format.open(path)) {
      batches.tell(
          file.problems().stream()
              .map(problem -> ReportRow.of(CheckupOutcome.FILE, problem))
              .toList());
      new ReadAheadImport(file, reception)
          .each(
              documents -> {
                batches.take(documents);
                documents.forEach(document -> pulse.row());
                bytesDone.set(bytes * batches.counts().read() / Math.max(1, file.documents()));
              });
    }
  }

  /** Whether a COMMIT whose answer was lost was made, the run's row knows. */
  private CheckupResult applied(CheckupResult.Done done) throws SQLException {
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

  private static byte[] checksum(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
