package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.login.Clearance.Bearer;

/** The forms that opened links have cleared. */
record ClearanceStore(Db db) {

  /** The address whose form is cleared in this browser; of several, that of the newest link. */
  Future<Optional<String>> email(String societyId, Buffer browser, Instant now, int mostTries) {
    return db.first(
        """
        SELECT email
        FROM login_links
        WHERE society_id = $1
          AND browser_hash = $2
          AND clear_until > $3
          AND tries < $4
        ORDER BY clear_until DESC
        LIMIT 1
        """,
        row -> row.getString("email"),
        societyId,
        browser,
        now,
        mostTries);
  }

  /** Uses up one try, if there is one: of many at once no more than there are. */
  Future<Optional<Integer>> take(Bearer bearer, Instant now, int mostTries) {
    return db.changed(
        """
        UPDATE login_links
        SET tries = tries + 1
        WHERE society_id = $1
          AND email_key = $2
          AND browser_hash = $3
          AND clear_until > $4
          AND tries < $5
        RETURNING tries
        """,
        row -> row.getInteger("tries"),
        bearer.societyId(),
        bearer.emailKey(),
        bearer.browser(),
        now,
        mostTries);
  }

  Future<Integer> giveBack(Bearer bearer) {
    return db.run(
        """
        UPDATE login_links
        SET tries = tries - 1
        WHERE society_id = $1
          AND email_key = $2
          AND browser_hash = $3
          AND tries > 0
        """,
        bearer.societyId(),
        bearer.emailKey(),
        bearer.browser());
  }

  Future<Integer> end(Bearer bearer, Instant now) {
    return db.run(
        """
        UPDATE login_links
        SET clear_until = $4
        WHERE society_id = $1
          AND email_key = $2
          AND browser_hash = $3
          AND clear_until > $4
        """,
        bearer.societyId(),
        bearer.emailKey(),
        bearer.browser(),
        now);
  }
}
