package kenpo.loadtest.drive;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import kenpo.demo.TestGround;
import kenpo.loadtest.Account;
import kenpo.loadtest.Members;

/**
 * A flood of guesses at the login while members log in: {@code loadtest/stuffing}. Ends with 1 when
 * a guess was answered wrongly, or looked at without a challenge.
 */
final class Stuffing {

  private static final int STRANGERS = 32;
  private static final int WARM_PAGES = 10_000;
  private static final int WARM_GUESSES = 50_000;
  private static final int WARM_LOGINS = 100;
  private static final int FULL_RATE_REFUSED = 50_000;
  private static final int FULL_RATE_LOOKED_AT = 1000;

  /** What the server does for an answer is as ever; finding it takes a sixteenth. */
  private static final List<String> LIGHT_WORK =
      List.of("PORTAL_CHALLENGE_LEVEL1_DIGITS", "PORTAL_CHALLENGE_LEVEL2_DIGITS");

  private final StuffingPlan plan;
  private final Stage stage;

  private Stuffing(StuffingPlan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
  }

  static void main(String[] args) {
    Program.run(
        "stuffing",
        StuffingPlan.USAGE,
        args,
        words -> new Stuffing(StuffingPlan.of(words), Stage.set()).run());
  }

  private boolean run() throws Exception {
    System.err.println("PostgreSQL, roster, portal ...");
    var servers = stage.servers();
    var management = URI.create("http://127.0.0.1:" + TestGround.freePort());
    var portal = servers.portal(0, List.of(), 1, environment(management));
    System.err.println(plan.members() + " people register ...");
    var mail = URI.create("http://127.0.0.1:" + stage.ground().mailbox());
    var people = Members.register(portal.base(), mail, stage.ground().roster(), plan.members());
    var subject = new PortalSubject(stage.vertx(), portal.base(), people, STRANGERS);
    warm(subject);
    var siege =
        new Siege(stage.vertx(), plan, portal, subject, management, stage.ground().database());
    var attacks = attacks(siege, portal, people);
    stage.launcher().stop(portal.up().process());
    var report = new StuffingReport(plan, attacks, bare(servers));
    Files.writeString(plan.report(), report.markdown());
    System.out.println(report.markdown());
    return report.isSound();
  }

  private static Map<String, String> environment(URI management) {
    var environment = new HashMap<String, String>();
    LIGHT_WORK.forEach(key -> environment.put(key, "1"));
    environment.put("PORTAL_MANAGEMENT_PORT", String.valueOf(management.getPort()));
    environment.put("PORTAL_MEMBER_PROXIES", Horde.PROXY);
    return environment;
  }

  /** The pages that the bare server imitates are fetched before logins end the sessions. */
  private void warm(PortalSubject subject) throws IOException, TimeoutException {
    System.err.println("warming ...");
    Turn.await(stage.vertx(), subject::prepare);
    Files.writeString(
        stage.ground().file(Servers.LOGIN_PAGE), Turn.await(stage.vertx(), subject::loginPage));
    Files.writeString(
        stage.ground().file(Servers.HOME_PAGE), Turn.await(stage.vertx(), subject::homePage));
    Turn.await(stage.vertx(), () -> Closed.run(users(subject, Subject::page), WARM_PAGES))
        .flawless("warm");
    Turn.await(stage.vertx(), () -> Closed.run(users(subject, Subject::login), WARM_LOGINS))
        .flawless("warm");
  }

  private List<Walk> users(Subject subject, BiFunction<Subject, Integer, Walk> walk) {
    return IntStream.range(0, plan.members() / 2).mapToObj(i -> walk.apply(subject, i)).toList();
  }

  /** Nobody, then tries without a challenge, then tries with solved ones. */
  private Attacks attacks(Siege siege, Server portal, List<Account> people)
      throws IOException, TimeoutException {
    var members = people.stream().map(Account::email).toList();
    var phases = new ArrayList<Phase>();
    phases.add(
        siege.phase(
            "quiet", plan.quiet(), new Counts(), () -> Future.succeededFuture(new Tally())));
    var horde =
        Turn.await(
            stage.vertx(), () -> Horde.arrive(stage.vertx(), portal.base(), plan.addresses()));
    var first = new Raid(stage.vertx(), horde, members, WARM_GUESSES);
    Turn.await(stage.vertx(), first::all).flawless("warm");
    System.err.println("tries as fast as they are answered ...");
    var refused = fullRate(portal, new Raid(stage.vertx(), horde, members, FULL_RATE_REFUSED));
    var solving = new Raid(stage.vertx(), horde, members, FULL_RATE_LOOKED_AT);
    Turn.await(stage.vertx(), solving::solve).flawless("solving");
    var lookedAt = fullRate(portal, solving);
    int tries = Math.toIntExact(plan.flood().toSeconds() * plan.perSecond());
    System.err.println("tries without a challenge ...");
    var unsolved = new Raid(stage.vertx(), horde, members, tries);
    phases.add(flood(siege, "without a challenge", plan.flood(), unsolved));
    System.err.println("solving " + plan.solvedTries() + " challenges ...");
    var solved = new Raid(stage.vertx(), horde, members, plan.solvedTries());
    var issued = Turn.at(portal, stage.ground().database(), stage.vertx(), solved::solve);
    System.err.println("tries with solved challenges ...");
    phases.add(flood(siege, "with a solved one", plan.solved(), solved));
    return new Attacks(phases, refused, lookedAt, issued);
  }

  private Phase flood(Siege siege, String name, Duration time, Raid raid)
      throws IOException, TimeoutException {
    return siege.phase(name, time, raid.answered(), () -> raid.go(plan.perSecond(), time));
  }

  private Turn fullRate(Server portal, Raid raid) throws TimeoutException {
    return Turn.at(portal, stage.ground().database(), stage.vertx(), raid::all);
  }

  /**
   * @param refused tries without a challenge, as fast as they are answered
   * @param lookedAt the same with solved ones, so that each password is looked at
   * @param issued the fetching of the challenges
   */
  record Attacks(List<Phase> phases, Turn refused, Turn lookedAt, Turn issued) {}

  /** Page, members' passwords and flood of pages at a server that does nothing else. */
  private Bare bare(Servers servers) throws IOException, InterruptedException, TimeoutException {
    System.err.println("the bare server ...");
    var server = servers.bare(0, plan.members(), 2 * STRANGERS);
    var subject = server.subject();
    Turn.await(stage.vertx(), () -> Closed.run(users(subject, Subject::page), WARM_PAGES))
        .flawless("bare");
    var quiet =
        Turn.await(
            stage.vertx(),
            () -> besides(logins(subject), pages(subject, 0, plan.pagesPerSecond())));
    var both =
        Turn.await(
            stage.vertx(),
            () ->
                besides(
                    Future.all(logins(subject), pages(subject, STRANGERS, plan.perSecond())),
                    pages(subject, 0, plan.pagesPerSecond())));
    return new Bare(quiet.flawless("bare"), both.flawless("bare"));
  }

  record Bare(Tally quiet, Tally flooded) {}

  private static Future<Tally> besides(Future<?> others, Future<Tally> watched) {
    return others.compose(done -> watched);
  }

  /** As many hashes as members log in at the portal, on known devices and on new ones. */
  private Future<Tally> logins(Subject subject) {
    var walks = IntStream.range(0, plan.members()).mapToObj(subject::login).toList();
    return Open.run(stage.vertx(), walks, 2 * plan.loginsPerSecond(), plan.quiet());
  }

  private Future<Tally> pages(Subject subject, int first, int perSecond) {
    var walks = IntStream.range(first, first + STRANGERS).mapToObj(subject::page).toList();
    return Open.run(stage.vertx(), walks, perSecond, plan.quiet());
  }
}
