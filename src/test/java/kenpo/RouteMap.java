package kenpo;

import static kenpo.support.TestPortal.QUICK;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.captcha.Challenges;
import kenpo.captcha.Drawings;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.checkup.FileMaker;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Hashing;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.config.Secret;
import kenpo.crypto.Passwords;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.results.Knowledge;
import kenpo.session.SessionParts;
import kenpo.society.Societies;
import kenpo.support.Database;
import kenpo.support.TestPortal;
import kenpo.throttle.Risk;
import kenpo.throttle.Surroundings;
import kenpo.web.Assets;
import kenpo.web.ClientAddress;
import kenpo.web.Messages;
import kenpo.web.Templates;
import kenpo.web.View;

/** The routes of a society's site, as they are in production. */
final class RouteMap {

  private RouteMap() {}

  static List<Route> of(Vertx vertx) {
    var societies = Societies.load(Path.of("conf/societies"));
    var clock = InstantSource.system();
    var server = server(vertx, Database.empty(), societies, clock);
    return new MemberRoutes(server.parts()).site().getRoutes();
  }

  /** What a server has; {@code sessions}: to be opened before anybody logs in. */
  record Server(MemberParts parts, SessionParts sessions) {}

  static Server server(
      Vertx vertx, PortalConfig.Database database, Societies societies, InstantSource clock) {
    var tokens = new Tokens(new SecureRandom());
    var assets = Assets.load();
    var messages = Messages.all();
    var secret = new Secret(TestPortal.SECRET);
    var db = Db.open(vertx, database);
    var meters = new SimpleMeterRegistry();
    var outbox = new Outbox(db, tokens, clock);
    var audit = new Audit(db, clock, meters);
    var sounds = Sounds.load();
    var sessions = SessionParts.of(vertx, database, secret, db, tokens, outbox, audit, clock);
    return new Server(
        new MemberParts(
            vertx,
            new ClientAddress(new Proxies(List.of(), Forwarded.FORWARDED)),
            societies,
            clock,
            tokens,
            secret,
            db,
            outbox,
            audit,
            sessions.sessions(),
            new Passwords(vertx, new Hashing(1, 1), tokens),
            new Challenges(
                db,
                secret,
                tokens,
                new ProofOfWork(vertx, 1),
                QUICK.levels(),
                sounds,
                clock,
                meters),
            new Drawings(vertx, 1, Pictures.load(), sounds),
            Risk.of(db, secret, Surroundings.UNKNOWN, tokens, clock),
            Surroundings.UNKNOWN,
            Knowledge.load(Path.of("conf/health"), societies.all()),
            new FileMaker(vertx, 1),
            new PasswordRules(vertx),
            messages,
            new View(new Templates(vertx, messages, assets), messages),
            assets,
            meters),
        sessions);
  }
}
