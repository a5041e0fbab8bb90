package kenpo.health.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.health.file.CheckupFile;
import kenpo.intake.AloneImport;
import kenpo.intake.ImportRun.Progress;
import kenpo.intake.ImportRun.State;
import kenpo.intake.RunsImport;

/**
 * Takes a file of a {@link Stock} into the database, document by document, and takes it back. What
 * was begun and broken off is gone on with by the same file again. One at a time for each society.
 * Blocking: for the command line and worker threads.
 */
public final class FileImport {

  private static final String MATCH_RULES =
      """
      SELECT match_rules
        FROM rosters
       WHERE society_id = ?
      """;

  private final Schema schema;
  private final Stock stock;
  private final InstantSource clock;
  private final Actor actor;
  private final Consumer<Progress> told;

  /**
   * @param actor who is written down as the one who did it
   * @param told hears about once a second how far an import is, from whichever thread
   */
  public FileImport(
      Schema schema, Stock stock, InstantSource clock, Actor actor, Consumer<Progress> told) {
    this.schema = schema;
    this.stock = stock;
    this.clock = clock;
    this.actor = actor;
    this.told = told;
  }

  /** A file, and how it is read. */
  private record Incoming(Path path, long bytes, CheckupFile.Format format) {}

  /**
   * Imports a file.
   *
   * @param preview tells what would be done, and stores nothing but the report
   * @throws IOException when the file can't be read at all
   * @throws SQLException when the database fails before anything is begun
   */
  public StockResult run(Path path, CheckupFile.Format format, StockPolicy policy, boolean preview)
      throws IOException, SQLException {
    var incoming = new Incoming(path, Files.size(path), format);
    return alone(policy, (connection, runs) -> run(connection, runs, incoming, policy, preview));
  }

  /**
   * Takes an import back, unless a later one has corrected the same checkups.
   *
   * @param preview only tells what would be done
   */
  public StockResult undo(long importId, StockPolicy policy, boolean preview) throws SQLException {
    return alone(
        policy,
        (connection, runs) -> {
          var sql = new StockSqlImport(connection, stock);
          var undone = new UndoImport(sql, policy.societyId()).undo(importId, now(), preview);
          if (preview || !(undone instanceof StockResult.Undone)) {
            connection.rollback();
            return undone;
          }
          ledger(sql, policy, importId).undone(now());
          connection.commit();
          return undone;
        });
  }

  private StockResult alone(StockPolicy policy, AloneImport.Work<StockResult> work)
      throws SQLException {
    return new AloneImport(schema, stock.kind(), clock)
        .run(policy.societyId(), work, StockResult.Busy::new);
  }

  private StockResult run(
      Connection connection, RunsImport runs, Incoming file, StockPolicy policy, boolean preview)
      throws SQLException {
    var sql = new StockSqlImport(connection, stock);
    var made = sql.list(MATCH_RULES, row -> row.getString(1), policy.societyId());
    if (made.isEmpty()) {
      return new StockResult.NoRoster();
    }
    if (!made.getFirst().equals(policy.match().version())) {
      return new StockResult.OtherKeys();
    }
    long id = runs.begin(file.path.getFileName().toString(), file.bytes);
    var ledger = ledger(sql, policy, id);
    var batches = new BatchImport(connection, stock, policy, id, ledger, clock, preview);
    var run = new WholeFileImport(connection, runs, id, ledger, batches, told, clock);
    var ended = run.of(file.path, file.bytes, file.format, new Reception(policy), preview);
    switch (ended) {
      case StockResult.Previewed it -> runs.end(id, State.PREVIEWED, counts(it.counts()));
      case StockResult.Failed it -> runs.end(id, State.FAILED, counts(it.counts()));
      case StockResult.Refused _ -> runs.end(id, State.REFUSED, Optional.empty());
      default -> {}
    }
    return ended;
  }

  private static Optional<String> counts(DocumentCounts counts) {
    return Optional.of(counts.json());
  }

  private LedgerImport ledger(StockSqlImport sql, StockPolicy policy, long importId) {
    return new LedgerImport(sql, policy.societyId(), importId, actor);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
