package kenpo.audit.chain;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import kenpo.db.Db;

/**
 * How far sealing is, a row for each society: its last seal, and what the snapshot of the last look
 * showed.
 */
record SealingStore(Db db) {

  /**
   * How far a society is.
   *
   * @param proof that the head is one that a server wrote
   * @param sweeping whether all events are being looked through
   */
  record State(Head head, Buffer proof, boolean sweeping) {}

  /** Who begins looks through all events; seals that there are already are not trusted. */
  Future<Integer> begin(String societyId) {
    return db.run(
        """
        INSERT INTO audit_sealing (
          society_id, cluster, next_tx, next_event, open_txs, swept, seal_no, seal, proof)
        SELECT $1, c.system_identifier, pg_snapshot_xmax(pg_current_snapshot()), 0,
               ARRAY (SELECT pg_snapshot_xip(pg_current_snapshot())), 0, 0, ''::bytea, ''::bytea
        FROM pg_control_system() AS c
        ON CONFLICT DO NOTHING
        """,
        societyId);
  }

  /** Empty when another server is at it. */
  Future<Optional<State>> lock(String societyId) {
    return db.changed(
        """
        SELECT seal_no, seal, proof, swept IS NOT NULL AS sweeping
        FROM audit_sealing
        WHERE society_id = $1
        FOR UPDATE SKIP LOCKED
        """,
        SealingStore::state,
        societyId);
  }

  Future<Optional<State>> state(String societyId) {
    return db.first(
        """
        SELECT seal_no, seal, proof, swept IS NOT NULL AS sweeping
        FROM audit_sealing
        WHERE society_id = $1
        """,
        SealingStore::state,
        societyId);
  }

  /** Of those that have seals. */
  Future<Map<String, Head>> heads(String[] societyIds) {
    return db.list(
            """
            SELECT society_id, seal_no, seal
            FROM audit_sealing
            WHERE society_id = ANY ($1)
              AND seal_no > 0
            """,
            row -> Map.entry(row.getString("society_id"), ChainStore.head(row)),
            (Object) societyIds)
        .map(all -> all.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** In another database system transactions have other numbers, so all is looked through. */
  Future<Integer> startOver(String societyId) {
    return db.run(
        """
        UPDATE audit_sealing
        SET cluster = c.system_identifier,
            next_tx = pg_snapshot_xmax(pg_current_snapshot()),
            next_event = 0,
            open_txs = ARRAY (SELECT pg_snapshot_xip(pg_current_snapshot())),
            swept = 0
        FROM pg_control_system() AS c
        WHERE society_id = $1
          AND (cluster <> c.system_identifier OR next_tx > pg_snapshot_xmax(pg_current_snapshot()))
        """,
        societyId);
  }

  Future<Integer> keep(String societyId, Head head, Buffer proof) {
    return db.run(
        """
        UPDATE audit_sealing
        SET seal_no = $2,
            seal = $3,
            proof = $4
        WHERE society_id = $1
        """,
        societyId,
        head.number(),
        head.seal(),
        proof);
  }

  /** All that the snapshot shows has a seal, up to this event of this transaction. */
  Future<Integer> advance(String societyId, String tx, long event, String snapshot) {
    return db.run(
        """
        UPDATE audit_sealing
        SET next_tx = $2::text::xid8,
            next_event = $3,
            open_txs = ARRAY (
              SELECT open
              FROM pg_snapshot_xip($4::text::pg_snapshot) AS open
              WHERE open < $2::text::xid8)
        WHERE society_id = $1
        """,
        societyId,
        tx,
        event,
        snapshot);
  }

  /** {@code event}: looked through up to here; empty when all are. */
  Future<Integer> sweptTo(String societyId, Optional<Long> event) {
    return db.run(
        """
        UPDATE audit_sealing
        SET swept = $2
        WHERE society_id = $1
        """,
        societyId,
        event);
  }

  private static State state(Row row) {
    return new State(ChainStore.head(row), row.getBuffer("proof"), row.getBoolean("sweeping"));
  }
}
