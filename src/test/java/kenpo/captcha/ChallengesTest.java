package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.captcha.Redeemed.Passed;
import kenpo.captcha.sound.Sounds;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.Passwords.Saturated;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.Solver;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChallengesTest {

  private static final String HERE = "c00002/24";
  private static final Secret SECRET = new Secret(TestPortal.SECRET);

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Challenges challenges = server(SECRET, 200);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void workWellDoneIsTakenOnce() {
    var response = solved(2);
    assertThat(redeem(2, response)).isEqualTo(new Passed(2));
    assertThat(redeem(2, response)).isEqualTo(Redeemed.Again.SPENT);
    assertThat(burned()).isEqualTo(1);
  }

  @Test
  void ofAHundredAtOnceExactlyOnePasses() {
    var response = solved(1);
    var beside = server(SECRET, 200);
    var tries = new ArrayList<Future<Redeemed>>();
    for (int i = 0; i < 50; i++) {
      for (var server : List.of(challenges, beside)) {
        tries.add(server.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.work(response)));
      }
    }
    Future.all(tries).await();
    assertThat(tries.stream().filter(it -> it.result() instanceof Passed)).hasSize(1);
    assertThat(tries.stream().filter(it -> it.result() == Redeemed.Again.SPENT)).hasSize(99);
  }

  @Test
  void anotherServerWithTheSameSecretTakesItAndOneWithAnotherDoesNot() {
    var response = solved(1);
    assertThat(redeem(server(new Secret("another secret, of forty characters....."), 1), response))
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(server(SECRET, 1), response)).isEqualTo(new Passed(1));
    assertThat(redeem(1, response)).isEqualTo(Redeemed.Again.SPENT);
  }

  @Test
  void wrongWorkBurnsIt() {
    var challenge = issue(1);
    var counters = new ArrayList<>(Solver.counters(challenge));
    var parameters = challenge.getJsonObject("parameters");
    counters.set(1, firstAbove(counters.get(0), it -> !Solver.fits(parameters, it)));
    assertThat(redeem(1, Solver.response(challenge, counters))).isEqualTo(Redeemed.Again.WRONG);
    assertThat(redeem(1, Solver.solve(challenge))).isEqualTo(Redeemed.Again.SPENT);
  }

  @Test
  void oneSolutionDoesNotCountTwiceAndNoneMayBeMissing() {
    var challenge = issue(1);
    var found = Solver.counters(challenge);
    var twice = Stream.of(found.get(0), found.get(0)).toList();
    assertThat(redeem(1, Solver.response(challenge, twice))).isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, Solver.response(challenge, found.reversed())))
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, Solver.response(challenge, found.subList(0, 1))))
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, Solver.response(challenge, List.of()))).isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, Solver.response(challenge, found))).isEqualTo(new Passed(1));
  }

  @Test
  void isForItsSocietyAndPurposeOnly() {
    var response = solved(1);
    assertThat(
            challenges.redeem("minato", Purpose.LOGIN, HERE, 1, BroughtBy.work(response)).await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(
            challenges
                .redeem("aoba", Purpose.REGISTRATION, HERE, 1, BroughtBy.work(response))
                .await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, response)).isEqualTo(new Passed(1));
  }

  @Test
  void fromAnotherNetworkOrAfterTheLevelRoseANewOneIsAskedForAndThisOneStaysGood() {
    var response = solved(1);
    assertThat(
            challenges
                .redeem("aoba", Purpose.LOGIN, "c63364/24", 1, BroughtBy.work(response))
                .await())
        .isEqualTo(Redeemed.Again.STALE);
    assertThat(redeem(2, response)).isEqualTo(Redeemed.Again.STALE);
    assertThat(burned()).isZero();
    assertThat(redeem(1, response)).isEqualTo(new Passed(1));
  }

  @Test
  void oneOfAHigherLevelPassesALowerOne() {
    assertThat(redeem(1, solved(3))).isEqualTo(new Passed(3));
  }

  @Test
  void livesForFiveMinutes() {
    var one = solved(1);
    var other = solved(1);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(redeem(1, one)).isEqualTo(new Passed(1));
    clock.advance(Duration.ofMillis(1));
    assertThat(redeem(1, other)).isEqualTo(Redeemed.Again.VOID);
    assertThat(burned()).isEqualTo(1);
  }

  @Test
  void theFourthLevelWaitsForHalfAMinuteAndThenLivesForFive() {
    var from = clock.instant().plusSeconds(30);
    var response = solved(4);
    var late = solved(4);
    clock.advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(redeem(4, response)).isEqualTo(Redeemed.Again.EARLY);
    clock.advance(Duration.ofMillis(1));
    assertThat(redeem(4, response)).isEqualTo(new Passed(4));
    clock.set(from.plus(Duration.ofMinutes(5)));
    assertThat(redeem(4, late)).isEqualTo(Redeemed.Again.VOID);
  }

  @Test
  void survivesTheChangeOfKeysAtTheDaysEdge() {
    clock.set(Instant.parse("2026-12-01T23:59:59.999Z"));
    var response = solved(1);
    clock.advance(Duration.ofMinutes(4));
    assertThat(redeem(1, response)).isEqualTo(new Passed(1));
  }

  @Test
  void nothingIsComputedOrAskedWhenNothingWasSent() {
    db.close().await(); // any statement would fail from here on
    assertThat(redeem(4, "")).isEqualTo(Redeemed.Again.MISSING);
    assertThat(redeem(4, "  ")).isEqualTo(Redeemed.Again.MISSING);
    assertThat(redeem(4, "nonsense")).isEqualTo(Redeemed.Again.VOID);
  }

  @Test
  void whatABrowserChangesOfTheParametersChangesNothing() {
    var challenge = issue(4);
    var parameters = challenge.getJsonObject("parameters");
    parameters.put("keyPrefix", "").put("cost", 1).put("expiresAt", Long.MAX_VALUE);
    parameters.getJsonObject("data").put("level", 1).put("wait", 0);
    clock.advance(Duration.ofSeconds(30));
    var counters = Solver.counters(challenge); // of no work at all
    assertThat(counters).isEqualTo(List.of(0L, 1L));
    assertThat(redeem(4, Solver.response(challenge, counters))).isEqualTo(Redeemed.Again.WRONG);
  }

  @Test
  void theSealOfOneIsNoneOnTheWorkOfAnother() {
    var hard = issue(2);
    var easy = issue(1);
    var spliced = hard.copy().put("parameters", easy.getJsonObject("parameters"));
    assertThat(redeem(2, Solver.solve(spliced))).isEqualTo(Redeemed.Again.WRONG);
    assertThat(redeem(1, Solver.solve(easy))).isEqualTo(new Passed(1));
  }

  /** As for passwords: nothing is used up that could not be looked at. */
  @Test
  void moreThanMayWaitAreRefusedAndNotBurned() {
    var small = server(SECRET, 7);
    var responses = Stream.generate(() -> solved(1)).limit(8).toList();
    var tries =
        responses.stream()
            .map(it -> small.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.work(it)))
            .toList();
    Future.join(tries).otherwiseEmpty().await();
    var refused = tries.stream().filter(Future::failed).toList();
    assertThat(refused).hasSize(6);
    assertThat(refused).allSatisfy(it -> assertThat(it.cause()).isInstanceOf(Saturated.class));
    assertThat(burned()).isEqualTo(2);
  }

  @Test
  void whatOneNetworkSendsKeepsNobodyElseOut() {
    var small = server(SECRET, 7);
    var junk = Stream.generate(() -> solved(1)).limit(8).toList();
    var there = "c63364/24";
    var other = Solver.solve(small.issue("aoba", Purpose.LOGIN, 1, there).json());
    junk.forEach(it -> small.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.work(it)));
    assertThat(small.redeem("aoba", Purpose.LOGIN, there, 1, BroughtBy.work(other)).await())
        .isEqualTo(new Passed(1));
  }

  @Test
  void whatWasBurnedIsForgottenOnlyWhenItIsWorthless() {
    var response = solved(1);
    redeem(1, response);
    for (int minute = 0; minute < 5; minute++) {
      challenges.purge().await();
      assertThat(redeem(1, response)).isEqualTo(Redeemed.Again.SPENT);
      clock.advance(Duration.ofMinutes(1));
    }
    int kept = 0;
    while (burned() > 0 && kept++ < 60) {
      clock.advance(Duration.ofMinutes(1));
      challenges.purge().await();
    }
    assertThat(kept).isBetween(6, 30);
  }

  @Test
  void isCountedByPurposeLevelAndOutcome() {
    var response = solved(1);
    redeem(1, response);
    redeem(1, response);
    redeem(1, "nonsense");
    assertThat(count("issued", "purpose", "login", "level", "1")).isEqualTo(1);
    assertThat(count("redeemed", "purpose", "login", "level", "1", "outcome", "passed"))
        .isEqualTo(1);
    assertThat(count("redeemed", "purpose", "login", "level", "1", "outcome", "spent"))
        .isEqualTo(1);
    assertThat(count("redeemed", "purpose", "login", "level", "none", "outcome", "void"))
        .isEqualTo(1);
  }

  private Challenges server(Secret secret, int waiting) {
    return new Challenges(
        db,
        secret,
        new Tokens(new SecureRandom()),
        new ProofOfWork(vertx, waiting),
        TestPortal.QUICK.levels(),
        Sounds.load(),
        clock,
        meters);
  }

  private JsonObject issue(int level) {
    return challenges.issue("aoba", Purpose.LOGIN, level, HERE).json();
  }

  private String solved(int level) {
    return Solver.solve(issue(level));
  }

  private Redeemed redeem(int needed, String response) {
    return challenges.redeem("aoba", Purpose.LOGIN, HERE, needed, BroughtBy.work(response)).await();
  }

  private static Redeemed redeem(Challenges server, String response) {
    return server.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.work(response)).await();
  }

  private long burned() {
    var rows = Database.query(database.name(), "SELECT count(*) FROM burned_challenges");
    return Long.parseLong(rows.getFirst());
  }

  private double count(String what, String... tags) {
    return meters.get("portal.challenges." + what).tags(tags).counter().count();
  }

  private static long firstAbove(long start, java.util.function.LongPredicate fits) {
    return java.util.stream.LongStream.iterate(start + 1, it -> it + 1)
        .filter(fits)
        .findFirst()
        .orElseThrow();
  }
}
