package kenpo.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import kenpo.audit.Actor;

/** What imports do, in the audit log: a row in the transaction of the act. */
public final class AuditImport {

  private static final String ADD =
      """
      INSERT INTO audit_events (society_id, at, kind, outcome, subject, actor, actor_name)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /** What can be done. */
  public enum Outcome {
    /** Something was changed, and what is to come is not known yet. */
    BEGUN,
    APPLIED,
    UNDONE,
    REKEYED
  }

  private final SqlImport sql;
  private final ImportKind kind;
  private final String societyId;
  private final Actor actor;

  public AuditImport(SqlImport sql, ImportKind kind, String societyId, Actor actor) {
    this.kind = kind;
    this.sql = sql;
    this.societyId = societyId;
    this.actor = actor;
  }

  /** {@code importId}: the one it is about; none when the keys of all were made anew. */
  public void add(Outcome outcome, Optional<Long> importId, OffsetDateTime now)
      throws SQLException {
    sql.run(
        ADD,
        societyId,
        now,
        kind.act().name(),
        outcome.name(),
        importId.orElse(null),
        actor.role().code(),
        actor.name().orElse(null));
  }
}
