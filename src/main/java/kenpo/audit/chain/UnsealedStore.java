package kenpo.audit.chain;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import kenpo.db.Db;

/**
 * Finds what was committed since the last look, by the numbers of transactions: what the snapshot
 * of then did not show and that of now does.
 */
record UnsealedStore(Db db) {

  /**
   * An event that may be without a seal.
   *
   * @param snapshot that shows it, and all others found with it
   */
  record Found(Entry entry, boolean sealed, String snapshot) {}

  /** The societies where there is something to do. */
  Future<List<String>> waiting(String[] societyIds) {
    return db.list(
        """
        SELECT society.id
        FROM unnest($1::text[]) AS society (id)
        LEFT JOIN audit_sealing AS s ON s.society_id = society.id
        WHERE s.society_id IS NULL
           OR s.swept IS NOT NULL
           OR s.cut IS NOT NULL
           OR s.cluster <> (SELECT system_identifier FROM pg_control_system())
           OR s.next_tx > pg_snapshot_xmax(pg_current_snapshot())
           OR EXISTS (
             SELECT
             FROM audit_events AS e
             WHERE e.society_id = s.society_id
               AND (e.tx, e.event_id) > (s.next_tx, s.next_event)
               AND e.tx < pg_snapshot_xmax(pg_current_snapshot()))
           OR EXISTS (
             SELECT
             FROM audit_events AS e
             WHERE e.society_id = s.society_id
               AND e.tx = ANY (s.open_txs)
               AND NOT EXISTS (
                 SELECT
                 FROM audit_seals AS a
                 WHERE a.society_id = e.society_id
                   AND a.event_id = e.event_id))
        """,
        row -> row.getString("id"),
        (Object) societyIds);
  }

  /**
   * Those that were committed since the last look, first what was open then. After a look that was
   * cut these are the others that its snapshot shows: what was committed since comes behind them.
   */
  Future<List<Found>> committed(String societyId, int most) {
    return db.changes(
        """
        SELECT e.society_id, e.event_id, e.at, e.kind, e.outcome, e.account_id, e.member_id, e.subject,
               e.address, e.actor, e.actor_name, e.tx::text AS tx, e.sealed,
               look.snapshot::text AS snapshot
        FROM audit_sealing AS s
        CROSS JOIN LATERAL (SELECT coalesce(s.cut, pg_current_snapshot()) AS snapshot) AS look
        CROSS JOIN LATERAL (
          (SELECT e.*, false AS sealed
           FROM audit_events AS e
           WHERE e.society_id = s.society_id
             AND e.tx = ANY (s.open_txs)
             AND pg_visible_in_snapshot(e.tx, look.snapshot)
             AND NOT EXISTS (
               SELECT
               FROM audit_seals AS a
               WHERE a.society_id = e.society_id
                 AND a.event_id = e.event_id)
           ORDER BY e.tx, e.event_id
           LIMIT $2)
          UNION ALL
          (SELECT e.*, EXISTS (
             SELECT
             FROM audit_seals AS a
             WHERE a.society_id = e.society_id
               AND a.event_id = e.event_id)
           FROM audit_events AS e
           WHERE e.society_id = s.society_id
             AND (e.tx, e.event_id) > (s.next_tx, s.next_event)
             AND e.tx < pg_snapshot_xmax(look.snapshot)
             AND pg_visible_in_snapshot(e.tx, look.snapshot)
           ORDER BY e.tx, e.event_id
           LIMIT $2)) AS e
        WHERE s.society_id = $1
        ORDER BY e.tx, e.event_id
        LIMIT $2
        """,
        UnsealedStore::found,
        societyId,
        most);
  }

  /** All there are, by number, from where the last look ended. */
  Future<List<Found>> swept(String societyId, int most) {
    return db.changes(
        """
        SELECT e.society_id, e.event_id, e.at, e.kind, e.outcome, e.account_id, e.member_id, e.subject,
               e.address, e.actor, e.actor_name, e.tx::text AS tx,
               '' AS snapshot, EXISTS (
          SELECT
          FROM audit_seals AS a
          WHERE a.society_id = e.society_id
            AND a.event_id = e.event_id) AS sealed
        FROM audit_events AS e
        WHERE e.society_id = $1
          AND e.event_id > (SELECT swept FROM audit_sealing WHERE society_id = $1)
        ORDER BY e.event_id
        LIMIT $2
        """,
        UnsealedStore::found,
        societyId,
        most);
  }

  private static Found found(Row row) {
    return new Found(ChainStore.entry(row), row.getBoolean("sealed"), row.getString("snapshot"));
  }
}
