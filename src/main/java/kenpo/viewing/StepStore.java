package kenpo.viewing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.session.Session;

/** Sessions in which a new secret is being chosen. */
record StepStore(Db db) {

  /**
   * How far one is.
   *
   * @param letter whose secret was given; empty: the present secret was
   * @param named whether one has said that the name shown is one's own
   * @param chosen what was chosen so far
   */
  record Step(Optional<Long> letter, boolean named, Optional<Chosen> chosen) {}

  /**
   * A new secret.
   *
   * @param question empty for a viewing password
   */
  record Chosen(Optional<String> question, String secretHash) {}

  Future<Integer> begin(Session session, Optional<Long> letter, boolean named, Instant expires) {
    return db.run(
        """
        INSERT INTO viewing_steps (
          society_id, session_hash, account_id, letter_id, named, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (society_id, session_hash) DO UPDATE
        SET letter_id = excluded.letter_id,
            named = excluded.named,
            question = NULL,
            secret_hash = NULL,
            expires_at = excluded.expires_at
        """,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        letter,
        named,
        expires);
  }

  Future<Optional<Step>> find(Session session, Instant now) {
    return db.first(
        """
        SELECT letter_id, named, question, secret_hash
        FROM viewing_steps
        WHERE society_id = $1
          AND session_hash = $2
          AND account_id = $3
          AND expires_at > $4
        """,
        StepStore::step,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        now);
  }

  Future<Integer> name(Session session, Instant now) {
    return db.run(
        """
        UPDATE viewing_steps
        SET named = true
        WHERE society_id = $1
          AND session_hash = $2
          AND account_id = $3
          AND expires_at > $4
        """,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        now);
  }

  Future<Integer> choose(Session session, Chosen chosen, Instant now) {
    return db.run(
        """
        UPDATE viewing_steps
        SET question = $5,
            secret_hash = $6
        WHERE society_id = $1
          AND session_hash = $2
          AND account_id = $3
          AND named
          AND expires_at > $4
        """,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        now,
        chosen.question,
        chosen.secretHash);
  }

  /** Takes the session's step; of two at once only one finds it. */
  Future<Optional<Step>> take(Session session, Instant now) {
    return db.changed(
        """
        DELETE FROM viewing_steps
        WHERE society_id = $1
          AND session_hash = $2
          AND account_id = $3
          AND expires_at > $4
        RETURNING letter_id, named, question, secret_hash
        """,
        StepStore::step,
        session.societyId(),
        ViewingStore.bytes(session),
        session.accountId(),
        now);
  }

  /** Of all sessions of the account. */
  Future<Integer> drop(String societyId, long accountId) {
    return db.run(
        """
        DELETE FROM viewing_steps
        WHERE society_id = $1
          AND account_id = $2
        """,
        societyId,
        accountId);
  }

  private static Step step(Row row) {
    var question = Optional.ofNullable(row.getString("question"));
    return new Step(
        Optional.ofNullable(row.getLong("letter_id")),
        row.getBoolean("named"),
        Optional.ofNullable(row.getString("secret_hash")).map(hash -> new Chosen(question, hash)));
  }
}
