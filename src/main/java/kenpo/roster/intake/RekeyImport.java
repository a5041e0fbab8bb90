package kenpo.roster.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.db.Schema;
import kenpo.intake.AuditImport;
import kenpo.intake.AuditImport.Outcome;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportLock;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchRules;
import kenpo.society.MatchPolicy;

/**
 * Makes a roster's keys anew after the society's match policy changed, without its file. Blocking:
 * for the command line.
 */
public final class RekeyImport {

  private final Schema schema;
  private final InstantSource clock;
  private final Actor actor;

  /**
   * @param actor who is written down as the one who did it
   */
  public RekeyImport(Schema schema, InstantSource clock, Actor actor) {
    this.schema = schema;
    this.clock = clock;
    this.actor = actor;
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
      var lock = new ImportLock(connection, ImportKind.ROSTER);
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

  private Rekeyed rekey(Connection connection, String societyId, MatchRules rules)
      throws SQLException {
    var sql = new SqlImport(connection);
    var changed = new KeysImport(sql, societyId, rules).keep();
    if (changed.isPresent()) {
      new AuditImport(sql, ImportKind.ROSTER, societyId, actor)
          .add(Outcome.REKEYED, Optional.empty(), clock.instant().atOffset(ZoneOffset.UTC));
    }
    return changed.<Rekeyed>map(Rekeyed.Done::new).orElseGet(Rekeyed.Nothing::new);
  }
}
