package kenpo.roster.intake;

import java.sql.Connection;
import java.sql.SQLException;
import kenpo.db.Schema;
import kenpo.roster.MatchRules;
import kenpo.society.MatchPolicy;

/**
 * Makes a roster's keys anew after the society's match policy changed, without its file. Blocking:
 * for the command line.
 */
public final class RekeyImport {

  private final Schema schema;

  public RekeyImport(Schema schema) {
    this.schema = schema;
  }

  /** How it can end. */
  public sealed interface Rekeyed {

    /** {@code keys}: so many are others now. */
    record Done(int keys) implements Rekeyed {}

    /** There is no roster yet. */
    record Nothing() implements Rekeyed {}

    /** An import is under way. */
    record Busy() implements Rekeyed {}
  }

  /** All keys, or none when it fails. */
  public Rekeyed run(String societyId, MatchPolicy policy) throws SQLException {
    try (var connection = schema.connect()) {
      var lock = new RosterLock(connection);
      if (!lock.take(societyId)) {
        return new Rekeyed.Busy();
      }
      connection.setAutoCommit(false);
      try {
        var rekeyed = rekey(connection, societyId, new MatchRules(policy));
        connection.commit();
        return rekeyed;
      } finally {
        lock.giveBack();
      }
    }
  }

  private static Rekeyed rekey(Connection connection, String societyId, MatchRules rules)
      throws SQLException {
    return new KeysImport(new SqlImport(connection), societyId, rules)
        .keep()
        .<Rekeyed>map(Rekeyed.Done::new)
        .orElseGet(Rekeyed.Nothing::new);
  }
}
