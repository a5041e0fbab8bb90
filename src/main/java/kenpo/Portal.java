package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import kenpo.config.PortalConfig;
import kenpo.roster.RosterRules;
import kenpo.society.Societies;
import kenpo.society.ViewingPolicy.Style;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs. Started by the command line, by the demo and by tests, each with a clock and
 * a source of randomness of its own.
 */
public final class Portal {

  private static final Logger LOG = LoggerFactory.getLogger(Portal.class);

  private final PortalParts parts;
  private final Deque<String> deployed = new ArrayDeque<>();
  private volatile MemberVerticle member;
  private ManagementVerticle management;
  private MailVerticle mail;
  private JobsVerticle jobs;
  private volatile boolean accepting;

  private Portal(PortalParts parts) {
    this.parts = parts;
  }

  /** Starts all parts; fails, with nothing left running, when one can't. Reads files: blocking. */
  public static Future<Portal> start(
      PortalConfig config, Societies societies, InstantSource clock, RandomGenerator random) {
    var portal = new Portal(new PortalParts(config, societies, clock, random));
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
    var delay = accepting ? parts.config.shutdownDelay() : Duration.ZERO;
    accepting = false;
    // Not a chain: its last step would want to run on an event loop that is gone by then.
    var stopped = Promise.<Void>promise();
    pause(delay)
        .eventually(this::undeployAll)
        .onComplete(done -> parts.sessions.close())
        .eventually(parts.db::close)
        .onComplete(done -> parts.vertx.close().onComplete(stopped));
    return stopped.future();
  }

  private Future<?> pause(Duration delay) {
    return delay.isZero()
        ? Future.succeededFuture()
        : parts.vertx.timer(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One after the other, the last first. */
  private Future<Void> undeployAll() {
    return deployed.isEmpty()
        ? Future.succeededFuture()
        : parts.vertx.undeploy(deployed.pop()).transform(gone -> undeployAll());
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
    HashGauges.measure(parts.passwords, parts.meters);
    warn();
    return parts
        .db
        .warm()
        .compose(done -> new FirstAnswer(parts.vertx).of(parts.db))
        .compose(done -> new RosterRules(parts.db).check(parts.societies.all()))
        .compose(done -> parts.db.check(parts.config.database()))
        .compose(done -> parts.sessions.open(parts.societies.all()))
        // Stopped in reverse: members first, and until the end machines are told "not ready".
        .compose(done -> deployManagement())
        .compose(done -> deployJobs())
        .compose(done -> deploy(new MembershipVerticle(parts.memberships, parts.clock)))
        .compose(done -> deploy(new SealVerticle(parts.sealing, parts.config.auditHeads())))
        .compose(done -> deployMail())
        .compose(done -> deploy(new AlarmVerticle(parts.alarms)))
        .compose(done -> deployMembers())
        .onSuccess(done -> accepting = true);
  }

  /** What a society has chosen although it shouldn't. */
  private void warn() {
    parts.societies.all().stream()
        .filter(society -> society.writesOnRegistration() && society.letters().sender().isEmpty())
        .forEach(
            society ->
                LOG.warn(
                    "letters.sender is missing: letters wait that nobody can print {}",
                    kv("society", society.id())));
    parts.societies.all().stream()
        .filter(society -> society.viewing().style() == Style.recentPassword)
        .forEach(
            society ->
                LOG.warn(
                    "acceptBirthDateRisk: the login password alone opens health data {}",
                    kv("society", society.id())));
    parts.knowledge.remarks(parts.societies.all()).forEach(LOG::warn);
  }

  private Future<Void> deployMembers() {
    var routes = parts.memberRoutes();
    return parts
        .vertx
        .deployVerticle(
            () ->
                member =
                    new MemberVerticle(parts.config, parts.client, routes::router, () -> accepting),
            new DeploymentOptions().setInstances(parts.loops))
        .onSuccess(deployed::push)
        .mapEmpty();
  }

  private Future<Void> deployManagement() {
    management =
        new ManagementVerticle(
            parts.config.management(),
            new ManagementRoutes(parts.db, parts.meters, () -> accepting).router(parts.vertx));
    return deploy(management);
  }

  private Future<Void> deployMail() {
    mail = parts.mail();
    return deploy(mail);
  }

  private Future<Void> deployJobs() {
    jobs = new JobsVerticle(new Chores(parts).all());
    return deploy(jobs);
  }

  private Future<Void> deploy(Deployable verticle) {
    return parts
        .vertx
        .deployVerticle(verticle, new DeploymentOptions())
        .onSuccess(deployed::push)
        .mapEmpty();
  }
}
