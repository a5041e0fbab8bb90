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
   * Its owner is told of a device, unless so many were told of since then. Of several logins with
   * one account each has waited for the one before: {@link SessionStore#owner}.
   */
  Future<Integer> tell(
      String societyId, long accountId, Buffer device, int most, Instant since, Instant now) {
    return db.run(
        """
        UPDATE devices
        SET told_at = $6
        WHERE society_id = $1
          AND account_id = $2
          AND device_hash = $3
          AND $4 > (
            SELECT count(*)
            FROM devices
            WHERE society_id = $1
              AND account_id = $2
              AND told_at > $5)
        """,
        societyId,
        accountId,
        device,
        (long) most,
        since,
        now);
  }

  /** Whether the identifier has an account that was used on the device. */
  Future<Boolean> isKnown(String societyId, String emailKey, Buffer device) {
    return db.first(
            """
            SELECT EXISTS (
              SELECT 1
              FROM accounts AS a
              JOIN devices AS d ON d.society_id = a.society_id AND d.account_id = a.account_id
              WHERE a.society_id = $1
                AND a.email_key = $2
                AND a.closed_at IS NULL
                AND d.device_hash = $3) AS known
            """,
            row -> row.getBoolean("known"),
            societyId,
            emailKey,
            device)
        .map(Optional::orElseThrow);
  }

  /** All of the account's but one. */
  Future<Integer> forget(String societyId, long accountId, Optional<Buffer> but) {
    return db.run(
        """
        DELETE FROM devices
        WHERE society_id = $1
          AND account_id = $2
          AND ($3::bytea IS NULL OR device_hash <> $3)
        """,
        societyId,
        accountId,
        but);
  }

  /** Of all societies. */
  Future<Integer> purge(Instant unusedSince) {
    return db.purge("devices", "last_used_at <= $1", unusedSince);
  }
}
