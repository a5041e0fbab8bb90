package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Collection;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig.Database;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.mail.Outbox;
import kenpo.society.Society;

/** What a server needs for its sessions, put together: keys, what ended elsewhere, sessions. */
public record SessionParts(TokenKeys keys, Listener listener, Sessions sessions) {

  public static SessionParts of(
      Vertx vertx,
      Database config,
      Secret secret,
      Db db,
      Tokens tokens,
      Outbox outbox,
      Audit audit,
      InstantSource clock) {
    var keys = new TokenKeys(vertx, db, secret, clock);
    var listener = new Listener(vertx, config);
    var revocations = new Revocations(listener, db, keys, clock);
    return new SessionParts(
        keys, listener, new Sessions(db, keys, revocations, secret, tokens, outbox, audit, clock));
  }

  /** Reads keys, and begins to listen. */
  public Future<Void> open(Collection<Society> societies) {
    return keys.open(societies).compose(read -> listener.start());
  }

  public void close() {
    listener.close();
  }
}
