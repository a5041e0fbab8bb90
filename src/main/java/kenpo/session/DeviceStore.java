package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;

record DeviceStore(Db db) {

  Future<Integer> use(String societyId, long accountId, Buffer device, Instant now) {
    return db.run(
        """
        UPDATE devices
        SET last_used_at = $4
        WHERE society_id = $1
          AND account_id = $2
          AND device_hash = $3
        """,
        societyId,
        accountId,
        device,
        now);
  }

  /** Of several at once, one adds it. */
  Future<Integer> add(String societyId, long accountId, Buffer device, Instant now) {
    return db.run(
        """
        INSERT INTO devices (society_id, account_id, device_hash, created_at, last_used_at)
        VALUES ($1, $2, $3, $4, $4)
        ON CONFLICT DO NOTHING
        """,
        societyId,
        accountId,
        device,
        now);
  }

  /**
   * Of several logins with one account, each waits here for the one before. The account's row would
   * not do: all of them share a lock on it already.
   */
  Future<Void> waitForTurn(String societyId, long accountId) {
    return db.first(
            """
            SELECT pg_advisory_xact_lock(
              hashtextextended('devices ' || $1::text || ' ' || $2::bigint, 0))::text
            """,
            row -> true,
            societyId,
            accountId)
        .mapEmpty();
  }

  /** How many were added after this. */
  Future<Long> addedAfter(String societyId, long accountId, Instant after) {
    return db.first(
            """
            SELECT count(*) AS count
            FROM devices
            WHERE society_id = $1
              AND account_id = $2
              AND created_at > $3
            """,
            row -> row.getLong("count"),
            societyId,
            accountId,
            after)
        .map(Optional::orElseThrow);
  }

  /** Of all societies. */
  Future<Integer> purge(Instant unusedSince) {
    return db.run(
        """
        DELETE FROM devices
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM devices
          WHERE last_used_at <= $1
          LIMIT 5000
          FOR UPDATE SKIP LOCKED))
        """,
        unusedSince);
  }
}
