package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.roster.Entitlement;
import kenpo.session.SessionStore.Owner;

/** What a session begins with. */
record BeginningStore(Db db) {

  /**
   * Whose session is to begin, unless the password was changed meanwhile. Whoever changes it, or
   * closes the account, waits until the session is there to be ended; so does the account's next
   * login.
   */
  Future<Optional<Owner>> owner(
      String societyId, long accountId, Optional<String> password, Entitlement entitled) {
    return db.first(
        """
        SELECT a.account_id, a.member_id, a.email, a.language, false AS closed
        FROM accounts AS a
        JOIN members AS m ON m.society_id = a.society_id AND m.member_id = a.member_id
        WHERE a.society_id = $1
          AND a.account_id = $2
          AND ($3::text IS NULL OR a.password_hash = $3)
          AND a.closed_at IS NULL
          AND membership_end(m, a.matched_import, $4) IS NULL
        FOR NO KEY UPDATE OF a
        """,
        SessionStore::owner,
        societyId,
        accountId,
        password,
        entitled.row());
  }

  Future<Integer> begin(
      String societyId,
      String hash,
      long accountId,
      Buffer deviceHash,
      Beginning beginning,
      Arrival arrival,
      Instant now) {
    return db.run(
        """
        INSERT INTO sessions (
          society_id, session_hash, account_id, device_hash, created_at, last_seen_at, remembered,
          proof, address, device)
        VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)
        """,
        societyId,
        EndingStore.bytes(hash),
        accountId,
        deviceHash,
        now,
        beginning.remembered(),
        beginning.proof().name(),
        arrival.address(),
        arrival.device());
  }
}
