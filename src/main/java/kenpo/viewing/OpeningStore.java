package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Instant;
import kenpo.db.Db;
import kenpo.session.Session;

/** The sessions that health data are open for. */
record OpeningStore(Db db) {

  /** For this session; those in which they are open already go on. */
  Future<Integer> open(Session session, Instant now) {
    return db.run(
        """
        INSERT INTO viewing_openings (society_id, session_hash, account_id, used_at)
        SELECT society_id, session_hash, account_id, $4
        FROM sessions
        WHERE society_id = $1
          AND session_hash = $2
          AND account_id = $3
          AND ended_at IS NULL
        ON CONFLICT (society_id, session_hash) DO UPDATE
        SET used_at = excluded.used_at
        """,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        now);
  }

  /** Unless that was written down not long before. */
  Future<Integer> touch(Session session, Instant before, Instant now) {
    return db.run(
        """
        UPDATE viewing_openings
        SET used_at = $4
        WHERE society_id = $1
          AND session_hash = $2
          AND used_at <= $3
        """,
        session.societyId(),
        ViewingStore.bytes(session),
        before,
        now);
  }

  /** In all sessions of the account. */
  Future<Integer> close(String societyId, long accountId) {
    return db.run(
        """
        DELETE FROM viewing_openings
        WHERE society_id = $1
          AND account_id = $2
        """,
        societyId,
        accountId);
  }
}
