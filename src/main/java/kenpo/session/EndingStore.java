package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.session.EndedSessions.Name;

record EndingStore(Db db) {

  /** Where each end is told; the payload is society and hash, with a space between. */
  static final String CHANNEL = "session_ended";

  /**
   * Which sessions of the accounts.
   *
   * @param only this one; all when empty
   * @param except not this one
   * @param spared nor so many of those used last
   */
  record Which(Optional<String> only, Optional<String> except, int spared) {}

  /** A session that was ended just now, and whose it was. */
  record Ended(Name name, long accountId) {}

  /** Ends those that are alive, and tells every process at the commit. */
  Future<List<Ended>> end(
      String societyId, List<Long> accounts, Which which, EndReason reason, Instant now) {
    return db.changes(
        """
        WITH ended AS (
          UPDATE sessions
          SET ended_at = $3,
              end_reason = $4
          WHERE society_id = $1
            AND account_id = ANY ($2)
            AND ended_at IS NULL
            AND ($5::bytea IS NULL OR session_hash = $5)
            AND ($6::bytea IS NULL OR session_hash <> $6)
            AND ($7 = 0 OR session_hash = ANY (ARRAY (
              SELECT session_hash
              FROM sessions
              WHERE society_id = $1
                AND account_id = ANY ($2)
                AND ended_at IS NULL
                AND session_hash IS DISTINCT FROM $6
              ORDER BY last_seen_at DESC, created_at DESC
              OFFSET $7)))
          RETURNING society_id, account_id, encode(session_hash, 'hex') AS hash)
        SELECT society_id, account_id, hash, pg_notify('session_ended', society_id || ' ' || hash)::text
        FROM ended
        """,
        row -> new Ended(name(row), row.getLong("account_id")),
        societyId,
        accounts.toArray(Long[]::new),
        now,
        reason.name(),
        which.only.map(EndingStore::bytes),
        which.except.map(EndingStore::bytes),
        (long) which.spared);
  }

  /** Of all societies: a process serves every one. */
  Future<List<Name>> since(Instant earliest) {
    return db.list(
        """
        SELECT society_id, encode(session_hash, 'hex') AS hash
        FROM sessions
        WHERE ended_at >= $1
        """,
        EndingStore::name,
        earliest);
  }

  static Name name(String told) {
    int space = told.indexOf(' ');
    return new Name(told.substring(0, space), told.substring(space + 1));
  }

  static Buffer bytes(String hash) {
    return Buffer.buffer(HexFormat.of().parseHex(hash));
  }

  private static Name name(Row row) {
    return new Name(row.getString("society_id"), row.getString("hash"));
  }
}
