package kenpo.audit;

import io.vertx.core.Future;
import java.time.Instant;
import kenpo.audit.Audit.Event;
import kenpo.db.Db;

record AuditStore(Db db) {

  Future<Integer> add(String societyId, Instant at, Event event) {
    return db.run(
        """
        INSERT INTO audit_events (society_id, at, kind, outcome, account_id, member_id, subject, address)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        societyId,
        at,
        event.kind().name(),
        event.outcome(),
        event.account(),
        event.member(),
        event.subject(),
        event.address());
  }
}
