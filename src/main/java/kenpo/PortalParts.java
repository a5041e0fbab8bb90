package kenpo;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.audit.chain.Sealing;
import kenpo.captcha.Challenges;
import kenpo.captcha.Drawings;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.checkup.FileMaker;
import kenpo.config.Cidr;
import kenpo.config.PortalConfig;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Passwords;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.MailTexts;
import kenpo.mail.Outbox;
import kenpo.mail.Outgoing;
import kenpo.mail.Postman;
import kenpo.mail.Retries;
import kenpo.membership.Memberships;
import kenpo.results.Knowledge;
import kenpo.session.SessionParts;
import kenpo.society.Societies;
import kenpo.throttle.Alarms;
import kenpo.throttle.Lookout;
import kenpo.throttle.Risk;
import kenpo.throttle.Surroundings;
import kenpo.throttle.listing.Listings;
import kenpo.web.Assets;
import kenpo.web.ClientAddress;
import kenpo.web.Messages;
import kenpo.web.Templates;
import kenpo.web.View;

/** What all parts of a server share is made here, once, and handed to them. */
final class PortalParts {

  /** Files of results that may wait to be written: each takes some tenths of a second. */
  private static final int FILES_WAITING = 15;

  final Knowledge knowledge;
  final PortalConfig config;
  final Societies societies;
  final InstantSource clock;
  final int loops;
  final Vertx vertx;
  final PrometheusMeterRegistry meters;
  final Db db;
  final Tokens tokens;
  final Outbox outbox;
  final Audit audit;
  final Sealing sealing;
  final SessionParts sessions;
  final Memberships memberships;
  final Messages messages = Messages.all();
  final Assets assets = Assets.load();
  final ClientAddress client;
  final Templates templates;
  final Passwords passwords;
  final Challenges challenges;
  final Drawings drawings;
  final Alarms alarms;
  final Listings listings;
  final Surroundings surroundings;
  final Risk risk;
  final Outgoing outgoing;

  PortalParts(
      PortalConfig config, Societies societies, InstantSource clock, RandomGenerator random) {
    this.knowledge = Knowledge.load(config.health(), societies.all());
    this.config = config;
    this.societies = societies;
    this.clock = clock;
    this.loops = loops(config);
    this.meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Cidr.prepare();
    this.client = new ClientAddress(config.proxies());
    this.vertx = Instruments.vertx(loops, meters);
    this.db = Db.open(vertx, config.database());
    this.tokens = new Tokens(random);
    this.outbox = new Outbox(db, tokens, clock);
    this.audit = new Audit(db, clock, meters);
    this.sealing = new Sealing(db, config.secret(), societies.ids(), clock, meters);
    this.sessions =
        SessionParts.of(
            vertx, config.database(), config.secret(), db, tokens, outbox, audit, clock);
    this.memberships = new Memberships(db, sessions.sessions(), audit, societies.all(), clock);
    memberships.hear(sessions.listener());
    this.templates = new Templates(vertx, messages, assets);
    this.passwords = new Passwords(vertx, config.hashing(), tokens);
    var sounds = Sounds.load();
    this.challenges = challenges(sounds);
    this.drawings = new Drawings(vertx, config.challenge().drawing(), Pictures.load(), sounds);
    this.alarms = new Alarms(db, audit, societies, tokens, clock, meters);
    this.listings = new Listings(vertx, db, sessions.listener(), audit, outbox, clock);
    this.surroundings = new Lookout(alarms, listings);
    this.risk = Risk.of(db, config.secret(), surroundings, tokens, clock);
    this.outgoing = new Outgoing(db, new Retries(random), config.mail().timeout(), clock);
  }

  private Challenges challenges(Sounds sounds) {
    return new Challenges(
        db,
        config.secret(),
        tokens,
        new ProofOfWork(vertx, config.challenge().waiting()),
        config.challenge().levels(),
        sounds,
        clock,
        meters);
  }

  MemberRoutes memberRoutes() {
    return new MemberRoutes(
        new MemberParts(
            vertx,
            client,
            societies,
            clock,
            tokens,
            config.secret(),
            db,
            outbox,
            audit,
            sessions.sessions(),
            passwords,
            challenges,
            drawings,
            risk,
            surroundings,
            knowledge,
            new FileMaker(vertx, FILES_WAITING),
            new PasswordRules(vertx),
            messages,
            new View(templates, messages),
            assets,
            meters));
  }

  MailVerticle mail() {
    var delivery =
        new MailDelivery(
            vertx,
            outgoing,
            new MailTexts(templates, messages),
            new Postman(vertx, config.mail()),
            new Links(Mac.of(config.secret(), Purpose.LINK)),
            societies,
            meters,
            config.mail().timeout());
    return new MailVerticle(outgoing, delivery, config.mail().poolSize());
  }

  private static int loops(PortalConfig config) {
    return config.eventLoops() > 0
        ? config.eventLoops()
        : Runtime.getRuntime().availableProcessors();
  }
}
