package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;

record DeviceStore(Db db) {

  /** Whether it is a new one. Of several at once, one adds it: only a row just made has no xmax. */
  Future<Boolean> use(String societyId, long accountId, Buffer device, Instant now) {
    return db.changed(
            """
            INSERT INTO devices (society_id, account_id, device_hash, created_at, last_used_at)
            VALUES ($1, $2, $3, $4, $4)
            ON CONFLICT (society_id, account_id, device_hash) DO UPDATE
            SET last_used_at = excluded.last_used_at
            RETURNING xmax = 0 AS added
            """,
            row -> row.getBoolean("added"),
            societyId,
            accountId,
            device,
            now)
        .map(Optional::orElseThrow);
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

  /** How many were added after this, counted up to {@code most}. */
  Future<Long> addedAfter(String societyId, long accountId, Instant after, int most) {
    return db.first(
            """
            SELECT count(*) AS count
            FROM (
              SELECT 1
              FROM devices
              WHERE society_id = $1
                AND account_id = $2
                AND created_at > $3
              LIMIT $4) AS added
            """,
            row -> row.getLong("count"),
            societyId,
            accountId,
            after,
            (long) most)
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
