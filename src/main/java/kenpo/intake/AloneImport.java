package kenpo.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import kenpo.db.Schema;

/** Lets one import of a kind at a time be at work on a society. Blocking. */
public record AloneImport(Schema schema, ImportKind kind, InstantSource clock) {

  /** What is done meanwhile, on a connection that has the lock and commits nothing by itself. */
  public interface Work<T> {
    T run(Connection connection, RunsImport runs) throws SQLException;
  }

  /**
   * Does it, or answers what {@code busy} makes of the run that is under way. Runs that were broken
   * off are marked as failed first.
   */
  public <T> T run(String societyId, Work<T> work, Function<Optional<ImportRun>, T> busy)
      throws SQLException {
    try (var connection = schema.connect();
        var runs = new RunsImport(schema, kind, societyId, clock)) {
      new SqlImport(connection).tune();
      var lock = new ImportLock(connection, kind);
      if (!lock.take(societyId)) {
        return busy.apply(runs.underWay());
      }
      runs.failBroken();
      connection.setAutoCommit(false);
      try {
        return work.run(connection, runs);
      } finally {
        lock.giveBack();
      }
    }
  }
}
