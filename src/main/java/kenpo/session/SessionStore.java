package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;

record SessionStore(Db db) {

  record Alive(Session session, Instant lastSeen) {}

  /** The session, if it was seen after {@code seenAfter} and begun after {@code begunAfter}. */
  Future<Optional<Alive>> alive(
      String societyId, byte[] hash, Instant seenAfter, Instant begunAfter) {
    return db.first(
        """
        SELECT s.society_id, s.account_id, a.member_id, s.last_seen_at
        FROM sessions AS s
        JOIN accounts AS a ON a.society_id = s.society_id AND a.account_id = s.account_id
        WHERE s.society_id = $1
          AND s.session_hash = $2
          AND s.last_seen_at > $3
          AND s.created_at > $4
          AND a.closed_at IS NULL
        """,
        SessionStore::alive,
        societyId,
        Buffer.buffer(hash),
        seenAfter,
        begunAfter);
  }

  Future<Integer> touch(String societyId, byte[] hash, Instant now) {
    return db.run(
        """
        UPDATE sessions
        SET last_seen_at = $3
        WHERE society_id = $1
          AND session_hash = $2
        """,
        societyId,
        Buffer.buffer(hash),
        now);
  }

  Future<Integer> begin(String societyId, byte[] hash, long accountId, Instant now) {
    return db.run(
        """
        INSERT INTO sessions (society_id, session_hash, account_id, created_at, last_seen_at)
        VALUES ($1, $2, $3, $4, $4)
        """,
        societyId,
        Buffer.buffer(hash),
        accountId,
        now);
  }

  Future<Integer> end(String societyId, byte[] hash) {
    return db.run(
        """
        DELETE FROM sessions
        WHERE society_id = $1
          AND session_hash = $2
        """,
        societyId,
        Buffer.buffer(hash));
  }

  Future<Integer> purge(Instant begunBefore) {
    return db.run(
        """
        DELETE FROM sessions
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM sessions
          WHERE created_at <= $1
          LIMIT 5000
          FOR UPDATE SKIP LOCKED))
        """,
        begunBefore);
  }

  private static Alive alive(Row row) {
    var session =
        new Session(
            row.getString("society_id"), row.getLong("account_id"), row.getLong("member_id"));
    return new Alive(session, Db.instant(row, "last_seen_at").orElseThrow());
  }
}
