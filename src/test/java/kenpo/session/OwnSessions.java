package kenpo.session;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.session.Beginning.Proof;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.TestPortal;

/** Sessions on a portal's database whose logins wait for no password hash, so that they meet. */
final class OwnSessions implements AutoCloseable {

  private static final Society AOBA =
      Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();

  private final Vertx vertx = Vertx.vertx();
  private final Sessions sessions;

  OwnSessions(TestPortal portal) {
    var db = Db.open(vertx, portal.database);
    var tokens = new Tokens(new SecureRandom());
    var parts =
        SessionParts.of(
            vertx,
            portal.database,
            new Secret(TestPortal.SECRET),
            db,
            tokens,
            new Outbox(db, tokens, portal.clock),
            new Audit(db, portal.clock, new SimpleMeterRegistry()),
            portal.clock);
    parts.keys().read().await();
    sessions = parts.sessions();
  }

  /** A login from the device of that number. */
  Future<Optional<Issued>> begin(long account, int device) {
    return begin(account, device, Optional.empty(), Optional.empty());
  }

  /** The same with a password of this hash, in a browser that has a session already. */
  Future<Optional<Issued>> begin(
      long account, int device, Optional<String> password, Optional<Session> replaced) {
    return sessions
        .begin(
            AOBA,
            account,
            new Beginning(false, Proof.PASSWORD, password, Optional.empty()),
            new Arrival("127.0.0.1", "", "device " + device),
            replaced)
        .map(begun -> begun.map(Begun::issued));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
