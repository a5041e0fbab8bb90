package kenpo.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Actor.Role;
import kenpo.audit.Audit.Kind;
import kenpo.audit.Trail.Step;
import kenpo.db.Coded;
import kenpo.db.Db;

record TrailStore(Db db) {

  Future<List<Step>> of(String societyId, long accountId, List<Kind> kinds, int skipped, int most) {
    return db.list(
        """
        (SELECT event_id, at, kind, outcome, actor
         FROM audit_events
         WHERE society_id = $1
           AND account_id = $2
           AND kind = ANY ($3)
         ORDER BY event_id DESC
         LIMIT $4::int + $5::int)
        UNION
        (SELECT e.event_id, e.at, e.kind, e.outcome, e.actor
         FROM accounts AS a
         JOIN audit_events AS e ON e.society_id = a.society_id AND e.member_id = a.member_id
         WHERE a.society_id = $1
           AND a.account_id = $2
           AND e.kind = ANY ($3)
         ORDER BY e.event_id DESC
         LIMIT $4::int + $5::int)
        ORDER BY event_id DESC
        OFFSET $4::int
        LIMIT $5::int
        """,
        TrailStore::step,
        societyId,
        accountId,
        kinds.stream().map(Kind::name).toArray(String[]::new),
        skipped,
        most);
  }

  private static Step step(Row row) {
    return new Step(
        Db.instant(row, "at").orElseThrow(),
        Kind.valueOf(row.getString("kind")),
        row.getString("outcome"),
        Optional.ofNullable(row.getString("actor")).map(actor -> Coded.of(Role.class, actor)));
  }
}
