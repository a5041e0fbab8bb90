package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;

record LockoutStore(Db db) {

  record Key(String societyId, String secret, byte[] subject) {

    Buffer bytes() {
      return Buffer.buffer(subject);
    }
  }

  /**
   * Counts a try and answers how many there are with it; empty while it is locked. The last one
   * allowed locks; a lock that has ended begins anew.
   */
  Future<Optional<Integer>> charge(Key key, int most, Instant now, Instant until) {
    return db.changed(
        """
        INSERT INTO throttle_lockouts AS l (
          society_id, secret, subject_key, tries, tried_at, locked_until)
        VALUES ($1, $2, $3, 1, $5, CASE WHEN $4 <= 1 THEN $6::timestamptz END)
        ON CONFLICT (society_id, secret, subject_key) DO UPDATE
        SET tries = CASE WHEN l.locked_until IS NULL THEN l.tries + 1 ELSE 1 END,
            tried_at = $5,
            told_at = NULL,
            locked_until = CASE
              WHEN (CASE WHEN l.locked_until IS NULL THEN l.tries + 1 ELSE 1 END) >= $4
              THEN $6::timestamptz
            END
        WHERE l.locked_until IS NULL
           OR l.locked_until <= $5
        RETURNING tries
        """,
        row -> row.getInteger("tries"),
        key.societyId,
        key.secret,
        key.bytes(),
        most,
        now,
        until);
  }

  Future<Optional<Instant>> lockedUntil(Key key, Instant now) {
    return db.first(
        """
        SELECT locked_until
        FROM throttle_lockouts
        WHERE society_id = $1
          AND secret = $2
          AND subject_key = $3
          AND locked_until > $4
        """,
        row -> Db.instant(row, "locked_until").orElseThrow(),
        key.societyId,
        key.secret,
        key.bytes(),
        now);
  }

  Future<Integer> clear(Key key) {
    return db.run(
        """
        DELETE FROM throttle_lockouts
        WHERE society_id = $1
          AND secret = $2
          AND subject_key = $3
        """,
        key.societyId,
        key.secret,
        key.bytes());
  }

  /** Whoever marks a lock as told is the only one; empty where there is none to tell. */
  Future<Optional<Instant>> tell(Key key, Instant triedBefore, Instant now) {
    return db.changed(
        """
        UPDATE throttle_lockouts
        SET told_at = $5
        WHERE society_id = $1
          AND secret = $2
          AND subject_key = $3
          AND tried_at <= $4
          AND locked_until > $5
          AND told_at IS NULL
        RETURNING locked_until
        """,
        row -> Db.instant(row, "locked_until").orElseThrow(),
        key.societyId,
        key.secret,
        key.bytes(),
        triedBefore,
        now);
  }

  /** {@code closing}: whether it was the one that locked. */
  Future<Integer> giveBack(Key key, boolean closing) {
    return db.run(
        """
        UPDATE throttle_lockouts
        SET tries = greatest(tries - 1, 0),
            locked_until = CASE WHEN NOT $4 THEN locked_until END
        WHERE society_id = $1
          AND secret = $2
          AND subject_key = $3
        """,
        key.societyId,
        key.secret,
        key.bytes(),
        closing);
  }

  Future<Integer> purge(Instant triedBefore) {
    return db.purge("throttle_lockouts", "tried_at <= $1", triedBefore);
  }
}
