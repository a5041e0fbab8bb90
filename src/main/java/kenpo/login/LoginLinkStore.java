package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.db.Db;
import kenpo.login.MailedLink.Opened;

/** Links that open a cleared login form: one row for each address, whether it has an account. */
record LoginLinkStore(Db db) {

  /** The next version of the address's link; what became of the one before is forgotten. */
  Future<Link> mailed(String societyId, EmailAddress email, Instant linkExpires, Instant expires) {
    return db.changed(
            """
            INSERT INTO login_links AS l (
              society_id, email, email_key, version, link_expires_at, expires_at)
            VALUES ($1, $2, $3, 1, $4, $5)
            ON CONFLICT (society_id, email_key) DO UPDATE
            SET email = excluded.email,
                version = l.version + 1,
                link_expires_at = excluded.link_expires_at,
                browser_hash = NULL,
                clear_until = NULL,
                tries = 0,
                expires_at = excluded.expires_at
            RETURNING link_id, version
            """,
            row -> new Link(Use.LOGIN, row.getLong("link_id"), row.getInteger("version")),
            societyId,
            email.typed(),
            email.key(),
            linkExpires,
            expires)
        .map(Optional::orElseThrow);
  }

  Future<Optional<MailedLink>> byId(String societyId, long linkId) {
    return db.first(
        """
        SELECT link_id, email, version, link_expires_at, browser_hash, clear_until, tries
        FROM login_links
        WHERE society_id = $1
          AND link_id = $2
        """,
        LoginLinkStore::link,
        societyId,
        linkId);
  }

  /** Uses the link up, in this browser; 0 when it is not the newest, not good, or used already. */
  Future<Integer> open(
      String societyId, MailedLink link, Buffer browser, Instant now, Instant clearUntil) {
    return db.run(
        """
        UPDATE login_links
        SET browser_hash = $4,
            clear_until = $6
        WHERE society_id = $1
          AND link_id = $2
          AND version = $3
          AND browser_hash IS NULL
          AND link_expires_at > $5
        """,
        societyId,
        link.id(),
        link.version(),
        browser,
        now,
        clearUntil);
  }

  /** Of all societies. */
  Future<Integer> purge(Instant now) {
    return db.purge("login_links", "expires_at <= $1", now);
  }

  private static MailedLink link(Row row) {
    return new MailedLink(
        row.getLong("link_id"),
        row.getString("email"),
        row.getInteger("version"),
        Db.instant(row, "link_expires_at").orElseThrow(),
        Db.instant(row, "clear_until")
            .map(until -> new Opened(row.getBuffer("browser_hash"), until)),
        row.getInteger("tries"));
  }
}
