package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;

/** Who gave the right password, but has to choose another before coming in; by form cookie. */
record DetourStore(Db db) {

  /**
   * A detour under way.
   *
   * @param remembered what was ticked when logging in
   * @param proved SHA-256 of the hash of the password that was given
   */
  record Detour(long accountId, boolean remembered, Buffer proved) {}

  Future<Integer> keep(String societyId, Buffer browser, Detour detour, Instant expires) {
    return db.run(
        """
        INSERT INTO login_detours AS d (society_id, browser_hash, account_id, remembered, proved, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (society_id, browser_hash) DO UPDATE
        SET account_id = excluded.account_id,
            remembered = excluded.remembered,
            proved = excluded.proved,
            expires_at = excluded.expires_at
        """,
        societyId,
        browser,
        detour.accountId,
        detour.remembered,
        detour.proved,
        expires);
  }

  /** Where the browser is on its way to. */
  Future<Optional<Detour>> find(String societyId, Buffer browser, Instant now) {
    return db.first(
        """
        SELECT account_id, remembered, proved
        FROM login_detours
        WHERE society_id = $1
          AND browser_hash = $2
          AND expires_at > $3
        """,
        row ->
            new Detour(
                row.getLong("account_id"), row.getBoolean("remembered"), row.getBuffer("proved")),
        societyId,
        browser,
        now);
  }

  /**
   * Ends all detours of the account, as somebody else may be on one: true when the browser's own
   * was among them. Of two at once only one finds it.
   */
  Future<Boolean> takeAll(String societyId, Buffer browser, long accountId) {
    return db.changes(
            """
            DELETE FROM login_detours
            WHERE society_id = $1
              AND account_id = $2
            RETURNING browser_hash
            """,
            row -> row.getBuffer("browser_hash"),
            societyId,
            accountId)
        .map(ended -> ended.contains(browser));
  }

  /** Of all societies. */
  Future<Integer> purge(Instant now) {
    return db.purge("login_detours", "expires_at <= $1", now);
  }
}
