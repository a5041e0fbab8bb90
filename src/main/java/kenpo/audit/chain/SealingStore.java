package kenpo.audit.chain;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
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
   * @param elsewhere whether that was in a database system where transactions have other numbers
   * @param cut whether the last look found more than it could seal
   */
  record State(Head head, Buffer proof, boolean sweeping, boolean elsewhere, boolean cut) {

    /** Whether there was more to do than this look can show. */
    boolean isBehind() {
      return sweeping || elsewhere || cut;
    }
  }

  /** What a server noted of where a chain ends. */
  record Note(String societyId, Head head, Buffer proof) {}

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
        SELECT seal_no, seal, proof, swept IS NOT NULL AS sweeping, cut IS NOT NULL AS cut,
               cluster <> (SELECT system_identifier FROM pg_control_system())
                 OR next_tx > pg_snapshot_xmax(pg_current_snapshot()) AS elsewhere
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
        SELECT seal_no, seal, proof, swept IS NOT NULL AS sweeping, cut IS NOT NULL AS cut,
               cluster <> (SELECT system_identifier FROM pg_control_system())
                 OR next_tx > pg_snapshot_xmax(pg_current_snapshot()) AS elsewhere
        FROM audit_sealing
        WHERE society_id = $1
        """,
        SealingStore::state,
        societyId);
  }

  /** Of those whose seal is there. */
  Future<List<Note>> notes(String[] societyIds) {
    return db.list(
        """
        SELECT s.society_id, s.seal_no, s.seal, s.proof
        FROM audit_sealing AS s
        JOIN audit_seals AS a
          ON a.society_id = s.society_id AND a.seal_no = s.seal_no AND a.seal = s.seal
        WHERE s.society_id = ANY ($1)
        """,
        row -> new Note(row.getString("society_id"), ChainStore.head(row), row.getBuffer("proof")),
        (Object) societyIds);
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
            cut = NULL,
            swept = 0
        FROM pg_control_system() AS c
        WHERE society_id = $1
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

  /** All that the last look's snapshot shows has a seal. */
  Future<Integer> advance(String societyId, String snapshot) {
    return db.run(
        """
        UPDATE audit_sealing
        SET next_tx = pg_snapshot_xmax($2::text::pg_snapshot),
            next_event = 0,
            open_txs = ARRAY (SELECT pg_snapshot_xip($2::text::pg_snapshot)),
            cut = NULL
        WHERE society_id = $1
        """,
        societyId,
        snapshot);
  }

  /** The look that was cut found nothing more. */
  Future<Integer> advance(String societyId) {
    return db.run(
        """
        UPDATE audit_sealing
        SET next_tx = pg_snapshot_xmax(cut),
            next_event = 0,
            open_txs = ARRAY (SELECT pg_snapshot_xip(cut)),
            cut = NULL
        WHERE society_id = $1
          AND cut IS NOT NULL
        """,
        societyId);
  }

  /** Of what the snapshot shows all has a seal up to this event of this transaction. */
  Future<Integer> cut(String societyId, String tx, long event, String snapshot) {
    return db.run(
        """
        UPDATE audit_sealing
        SET next_tx = $2::text::xid8,
            next_event = $3,
            open_txs = ARRAY (
              SELECT open
              FROM pg_snapshot_xip($4::text::pg_snapshot) AS open
              WHERE open < $2::text::xid8),
            cut = $4::text::pg_snapshot
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
    return new State(
        ChainStore.head(row),
        row.getBuffer("proof"),
        row.getBoolean("sweeping"),
        row.getBoolean("elsewhere"),
        row.getBoolean("cut"));
  }
}
