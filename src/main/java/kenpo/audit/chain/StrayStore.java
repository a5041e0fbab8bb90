package kenpo.audit.chain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import kenpo.audit.chain.Finding.What;
import kenpo.db.Db;

/** What stands where nobody who goes along the chains would come by. */
record StrayStore(Db db) {

  /** Numbers begin with 1: what has a lower one was put in, and some of it is told. */
  Future<List<Finding>> belowOne(String societyId) {
    return db.list(
        """
        SELECT seal_no, event_id
        FROM audit_seals
        WHERE society_id = $1
          AND (seal_no <= 0 OR event_id <= 0)
        UNION ALL
        SELECT 0, event_id
        FROM audit_events
        WHERE society_id = $1
          AND event_id <= 0
        LIMIT 100
        """,
        row ->
            new Finding(
                What.NOT_A_NUMBER, row.getLong("seal_no"), Optional.of(row.getLong("event_id"))),
        societyId);
  }

  /** Those in the log that are none of these: asked one after the other, as the log may be long. */
  Future<List<String>> othersThan(String[] societyIds) {
    return db.list(
        """
        WITH RECURSIVE found AS (
          (SELECT society_id
           FROM audit_events
           ORDER BY society_id
           LIMIT 1)
          UNION ALL
          SELECT (
            SELECT e.society_id
            FROM audit_events AS e
            WHERE e.society_id > found.society_id
            ORDER BY e.society_id
            LIMIT 1)
          FROM found
          WHERE found.society_id IS NOT NULL)
        SELECT society_id
        FROM found
        WHERE society_id IS NOT NULL
          AND society_id <> ALL ($1)
        """,
        row -> row.getString("society_id"),
        (Object) societyIds);
  }
}
