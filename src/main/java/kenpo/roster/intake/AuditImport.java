package kenpo.roster.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import kenpo.audit.Actor;
import kenpo.audit.Audit.Kind;

/** What is done to a roster, in the audit log: a row in the transaction of the act. */
final class AuditImport {

  private static final String ADD =
      """
      INSERT INTO audit_events (society_id, at, kind, outcome, subject, actor, actor_name)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /** What can be done. */
  enum Outcome {
    APPLIED,
    UNDONE,
    REKEYED
  }

  private final SqlImport sql;
  private final String societyId;
  private final Actor actor;

  AuditImport(SqlImport sql, String societyId, Actor actor) {
    this.sql = sql;
    this.societyId = societyId;
    this.actor = actor;
  }

  /** {@code importId}: the one it is about; none when the keys of all were made anew. */
  void add(Outcome outcome, Optional<Long> importId, OffsetDateTime now) throws SQLException {
    sql.run(
        ADD,
        societyId,
        now,
        Kind.ROSTER_IMPORT.name(),
        outcome.name(),
        importId.orElse(null),
        actor.role().code(),
        actor.name().orElse(null));
  }
}
