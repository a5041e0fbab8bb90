package kenpo;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import kenpo.JobsVerticle.Job;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.captcha.Challenges;
import kenpo.config.Cidr;
import kenpo.config.PortalConfig;
import kenpo.crypto.HashShare;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Passwords;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.login.LoginFeature;
import kenpo.mail.MailTexts;
import kenpo.mail.Outbox;
import kenpo.mail.Outgoing;
import kenpo.mail.Postman;
import kenpo.mail.Retries;
import kenpo.membership.Memberships;
import kenpo.registration.RegistrationFeature;
import kenpo.roster.RosterRules;
import kenpo.session.SessionParts;
import kenpo.society.Societies;
import kenpo.throttle.Alarms;
import kenpo.throttle.Lookout;
import kenpo.throttle.Risk;
import kenpo.throttle.SprayHistory;
import kenpo.throttle.Surroundings;
import kenpo.throttle.Throttle;
import kenpo.throttle.listing.Listings;
import kenpo.web.Assets;
import kenpo.web.ClientAddress;
import kenpo.web.Messages;
import kenpo.web.Templates;
import kenpo.web.View;

/**
 * A server that runs: what all its parts share is made here, once, and handed to them. Started by
 * the command line, by the demo and by tests, each with a clock and a source of randomness of its
 * own.
 */
public final class Portal {

  private final PortalConfig config;
  private final Societies societies;
  private final InstantSource clock;
  private final Vertx vertx;
  private final PrometheusMeterRegistry meters;
  private final Db db;
  private final Tokens tokens;
  private final Outbox outbox;
  private final Audit audit;
  private final SessionParts sessions;
  private final Memberships memberships;
  private final Messages messages = Messages.all();
  private final Assets assets = Assets.load();
  private final ClientAddress client;
  private final Templates templates;
  private final Passwords passwords;
  private final Challenges challenges;
  private final Alarms alarms;
  private final Listings listings;
  private final Surroundings surroundings;
  private final Risk risk;
  private final Outgoing outgoing;
  private final MailGauges mailGauges;
  private final Deque<String> deployed = new ArrayDeque<>();
  private volatile MemberVerticle member;
  private ManagementVerticle management;
  private MailVerticle mail;
  private JobsVerticle jobs;
  private volatile boolean accepting;

  private Portal(
      PortalConfig config, Societies societies, InstantSource clock, RandomGenerator random) {
    this.config = config;
    this.societies = societies;
    this.clock = clock;
    this.meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Cidr.prepare();
    this.client = new ClientAddress(config.proxies());
    this.vertx = Instruments.vertx(loops(config), meters);
    this.db = Db.open(vertx, config.database());
    this.tokens = new Tokens(random);
    this.outbox = new Outbox(db, tokens, clock);
    this.audit = new Audit(db, clock, meters);
    this.sessions =
        SessionParts.of(
            vertx, config.database(), config.secret(), db, tokens, outbox, audit, clock);
    this.memberships = new Memberships(db, sessions.sessions(), audit, societies.all(), clock);
    memberships.hear(sessions.listener());
    this.templates = new Templates(vertx, messages, assets);
    this.passwords = new Passwords(vertx, config.hashing(), tokens);
    this.challenges = challenges();
    this.alarms = new Alarms(db, audit, societies, tokens, clock, meters);
    this.listings = new Listings(vertx, db, sessions.listener(), audit, outbox, clock);
    this.surroundings = new Lookout(alarms, listings);
    this.risk = Risk.of(db, config.secret(), surroundings, tokens, clock);
    this.outgoing = new Outgoing(db, new Retries(random), config.mail().timeout(), clock);
    this.mailGauges = new MailGauges(outgoing, clock, meters);
  }

  private Challenges challenges() {
    return new Challenges(
        db,
        config.secret(),
        tokens,
        new ProofOfWork(vertx, config.challenge().waiting()),
        config.challenge().levels(),
        clock,
        meters);
  }

  /** Starts all parts; fails, with nothing left running, when one can't. Reads files: blocking. */
  public static Future<Portal> start(
      PortalConfig config, Societies societies, InstantSource clock, RandomGenerator random) {
    var portal = new Portal(config, societies, clock, random);
    var started = Promise.<Portal>promise();
    portal
        .start()
        .onSuccess(up -> started.complete(portal))
        .onFailure(e -> portal.stop().onComplete(down -> started.fail(e)));
    return started.future();
  }

  /**
   * Not ready any more; after {@code shutdown.delay} no more connections are taken, requests under
   * way are answered, mails under way sent, then all is closed.
   */
  public Future<Void> stop() {
    var delay = accepting ? config.shutdownDelay() : Duration.ZERO;
    accepting = false;
    // Not a chain: its last step would want to run on an event loop that is gone by then.
    var stopped = Promise.<Void>promise();
    pause(delay)
        .eventually(this::undeployAll)
        .onComplete(done -> sessions.close())
        .eventually(db::close)
        .onComplete(done -> vertx.close().onComplete(stopped));
    return stopped.future();
  }

  private Future<?> pause(Duration delay) {
    return delay.isZero()
        ? Future.succeededFuture()
        : vertx.timer(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One after the other, the last first. */
  private Future<Void> undeployAll() {
    return deployed.isEmpty()
        ? Future.succeededFuture()
        : vertx.undeploy(deployed.pop()).transform(gone -> undeployAll());
  }

  public int memberPort() {
    return member.port();
  }

  public int managementPort() {
    return management.port();
  }

  /** Does at once what is else done every minute. */
  public Future<Void> runJobs() {
    return jobs.runAll();
  }

  /** Tries at once to send all mail that is due, which is else looked for all the time. */
  public Future<Void> sendMail() {
    return mail.drain();
  }

  private Future<Void> start() {
    measureHashing();
    return db.warm()
        .compose(done -> new FirstAnswer(vertx).of(db))
        .compose(done -> new RosterRules(db).check(societies.all()))
        .compose(done -> db.check(config.database()))
        .compose(done -> sessions.open(societies.all()))
        // Stopped in reverse: members first, and until the end machines are told "not ready".
        .compose(done -> deployManagement())
        .compose(done -> deployJobs())
        .compose(done -> deploy(new MembershipVerticle(memberships, clock)))
        .compose(done -> deployMail())
        .compose(done -> deploy(new AlarmVerticle(alarms)))
        .compose(done -> deployMembers())
        .onSuccess(done -> accepting = true);
  }

  private Future<Void> deployMembers() {
    var routes =
        new MemberRoutes(
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
                risk,
                surroundings,
                new PasswordRules(vertx),
                new View(templates, messages),
                assets,
                meters));
    return vertx
        .deployVerticle(
            () -> member = new MemberVerticle(config, client, routes::router, () -> accepting),
            new DeploymentOptions().setInstances(loops(config)))
        .onSuccess(deployed::push)
        .mapEmpty();
  }

  private Future<Void> deployManagement() {
    management =
        new ManagementVerticle(
            config.management(), new ManagementRoutes(db, meters, () -> accepting).router(vertx));
    return deploy(management);
  }

  private Future<Void> deployMail() {
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
    mail = new MailVerticle(outgoing, delivery, config.mail().poolSize());
    return deploy(mail);
  }

  private Future<Void> deployJobs() {
    jobs = new JobsVerticle(chores());
    return deploy(jobs);
  }

  private List<Job> chores() {
    var keys = sessions.keys();
    var throttle =
        new Throttle(db, surroundings, Mac.of(config.secret(), Purpose.THROTTLE), clock, meters);
    var spray = new SprayHistory(db, societies);
    return List.of(
        new Job("registrations", () -> RegistrationFeature.purge(db, clock.instant())),
        new Job("logins", () -> LoginFeature.purge(db, clock.instant())),
        new Job("throttle", throttle::purge),
        new Job("risk", () -> Risk.purge(db, societies.all(), clock.instant())),
        new Job("spray history", () -> spray.remember(clock.instant())),
        new Job("alarms", () -> spray.purge(clock.instant())),
        new Job("challenges", challenges::purge),
        new Job("allow-lists", () -> listings.settle(societies)),
        new Job("known allow-lists", () -> listings.read().map(0)),
        new Job("tries of listed networks", listings::purge),
        new Job("sessions", sessions.sessions()::purge),
        new Job("devices", sessions.sessions()::purgeDevices),
        new Job("memberships", memberships::settle),
        new Job("closed accounts", memberships::erase),
        new Job("new-keys", () -> keys.rotate(societies.all(), config.keyAge())),
        new Job("old-keys", keys::purge),
        new Job("known-keys", () -> keys.read().map(0)),
        new Job("mail", outgoing::purge),
        new Job("mail gauges", () -> mailGauges.measure().map(0)));
  }

  private Future<Void> deploy(Deployable verticle) {
    return vertx
        .deployVerticle(verticle, new DeploymentOptions())
        .onSuccess(deployed::push)
        .mapEmpty();
  }

  private void measureHashing() {
    for (var share : HashShare.values()) {
      Gauge.builder("portal.hashing.underway", passwords, all -> all.underway(share))
          .description("Password hashes being made or waiting, by who asked for them")
          .tag("share", share.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    FunctionCounter.builder("portal.hashing.done", passwords, Passwords::done)
        .description("Password hashes made")
        .register(meters);
  }

  private static int loops(PortalConfig config) {
    return config.eventLoops() > 0
        ? config.eventLoops()
        : Runtime.getRuntime().availableProcessors();
  }
}
