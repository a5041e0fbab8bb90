package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kenpo.captcha.Redeemed.Passed;
import kenpo.captcha.sound.Sounds;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.Reader;
import kenpo.support.Solver;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture and its sound are good for: one try, right or wrong, by the rules of work. */
class CodeChallengesTest {

  private static final String HERE = "c00002/24";
  private static final Secret SECRET = new Secret(TestPortal.SECRET);
  private static final Society AOBA = society("aoba");

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Challenges challenges = server(SECRET);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whatThePictureShowsIsTakenOnceAndSoIsWhatTheSoundSays(int level) {
    var picture = seal(level);
    var sound = seal(level);
    var seen = Reader.code(picture, clock.instant());
    var heard = Reader.digits(sound, clock.instant());
    clock.advance(Ticket.pause(level));
    assertThat(redeem(level, picture, seen)).isEqualTo(new Passed(level));
    assertThat(redeem(level, picture, seen)).isEqualTo(Redeemed.Again.SPENT);
    assertThat(redeem(level, sound, heard)).isEqualTo(new Passed(level));
    assertThat(redeem(level, sound, heard)).isEqualTo(Redeemed.Again.SPENT);
    assertThat(burned()).isEqualTo(2);
  }

  @Test
  void itMayBeTypedAsPeopleType() {
    var seal = seal(3);
    var code = Reader.code(seal, clock.instant()).toLowerCase(Locale.ROOT);
    assertThat(redeem(3, seal, " " + code.substring(0, 3) + " " + code.substring(3)))
        .isEqualTo(new Passed(3));
  }

  @Test
  void aWrongCodeBurnsIt() {
    var seal = seal(1);
    assertThat(redeem(1, seal, wrong(seal))).isEqualTo(Redeemed.Again.WRONG);
    assertThat(redeem(1, seal, Reader.code(seal, clock.instant()))).isEqualTo(Redeemed.Again.SPENT);
  }

  @Test
  void nothingTypedBurnsNothing() {
    db.close().await(); // any statement would fail from here on
    var seal = seal(1);
    assertThat(redeem(1, seal, "")).isEqualTo(Redeemed.Again.MISSING);
    assertThat(redeem(1, seal, " 　\t")).isEqualTo(Redeemed.Again.MISSING);
    assertThat(redeem(1, "", "")).isEqualTo(Redeemed.Again.MISSING);
    assertThat(redeem(1, "", "12345")).isEqualTo(Redeemed.Again.VOID);
    assertThat(redeem(1, "nonsense", "12345")).isEqualTo(Redeemed.Again.VOID);
  }

  @Test
  void ofAHundredAtOnceOnTwoServersExactlyOnePasses() {
    var seal = seal(1);
    var code = Reader.code(seal, clock.instant());
    var beside = server(SECRET);
    var tries = new ArrayList<Future<Redeemed>>();
    for (int i = 0; i < 50; i++) {
      for (var server : List.of(challenges, beside)) {
        tries.add(server.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.code(seal, code)));
      }
    }
    Future.all(tries).await();
    assertThat(tries.stream().filter(it -> it.result() instanceof Passed)).hasSize(1);
    assertThat(tries.stream().filter(it -> it.result() == Redeemed.Again.SPENT)).hasSize(99);
  }

  @Test
  void anotherServerWithTheSameSecretTakesItAndOneWithAnotherDoesNot() {
    var seal = seal(1);
    var typed = BroughtBy.code(seal, Reader.code(seal, clock.instant()));
    var stranger = server(new Secret("another secret, of forty characters....."));
    assertThat(stranger.redeem("aoba", Purpose.LOGIN, HERE, 1, typed).await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(server(SECRET).redeem("aoba", Purpose.LOGIN, HERE, 1, typed).await())
        .isEqualTo(new Passed(1));
  }

  @Test
  void isForItsSocietyPurposeAndNetworkOnly() {
    var seal = seal(1);
    var typed = BroughtBy.code(seal, Reader.code(seal, clock.instant()));
    assertThat(challenges.redeem("minato", Purpose.LOGIN, HERE, 1, typed).await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(challenges.redeem("aoba", Purpose.ELIGIBILITY, HERE, 1, typed).await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(challenges.redeem("aoba", Purpose.LOGIN, "c63364/24", 1, typed).await())
        .isEqualTo(Redeemed.Again.STALE);
    assertThat(burned()).isZero();
    assertThat(challenges.redeem("aoba", Purpose.LOGIN, HERE, 1, typed).await())
        .isEqualTo(new Passed(1));
  }

  @Test
  void oneOfALowerLevelIsNotTakenAndOneOfAHigherIs() {
    var low = seal(2);
    assertThat(redeem(3, low, Reader.code(low, clock.instant()))).isEqualTo(Redeemed.Again.STALE);
    var high = seal(3);
    assertThat(redeem(2, high, Reader.code(high, clock.instant()))).isEqualTo(new Passed(3));
  }

  @Test
  void livesForFiveMinutesAndAtTheFourthLevelNotBeforeHalfAMinute() {
    var late = seal(1);
    var code = Reader.code(late, clock.instant());
    var fourth = seal(4);
    var slow = Reader.code(fourth, clock.instant());
    clock.advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(redeem(4, fourth, slow)).isEqualTo(Redeemed.Again.EARLY);
    clock.advance(Duration.ofMillis(1));
    assertThat(redeem(4, fourth, slow)).isEqualTo(new Passed(4));
    clock.advance(Duration.ofMinutes(4).plusSeconds(30));
    assertThat(redeem(1, late, code)).isEqualTo(Redeemed.Again.VOID);
    assertThat(burned()).isEqualTo(1);
  }

  @Test
  void theSealOfWorkIsNoneOfACodeNorTheOtherWayRound() {
    var work = challenges.issue("aoba", Purpose.LOGIN, 1, HERE).json();
    assertThat(redeem(1, work.getString("signature"), "12345")).isEqualTo(Redeemed.Again.VOID);
    var solved = Solver.counters(work);
    var swapped = Solver.response(work.copy().put("signature", seal(1)), solved);
    assertThat(challenges.redeem("aoba", Purpose.LOGIN, HERE, 1, BroughtBy.work(swapped)).await())
        .isEqualTo(Redeemed.Again.VOID);
    assertThat(burned()).isZero();
  }

  @Test
  void withAnyCharacterOfItsSealChangedItIsNone() {
    var seal = seal(1);
    var code = Reader.code(seal, clock.instant());
    for (int at = 0; at < seal.length(); at++) {
      var other = seal.charAt(at) == 'A' ? 'B' : 'A';
      var forged = seal.substring(0, at) + other + seal.substring(at + 1);
      assertThat(redeem(1, forged, code)).isEqualTo(Redeemed.Again.VOID);
    }
    assertThat(burned()).isZero();
  }

  @Test
  void whatABrowserIsGivenSaysNothingOfTheAnswer() {
    for (int i = 0; i < 50; i++) {
      var json = challenges.issueCode(AOBA, Purpose.LOGIN, 1, HERE).json();
      assertThat(json.fieldNames()).containsExactlyInAnyOrder("seal", "level", "wait", "life");
      var seal = json.getString("seal");
      assertThat(json.encode())
          .doesNotContain(Reader.code(seal, clock.instant()), Reader.digits(seal, clock.instant()));
    }
  }

  @Test
  void pictureAndSoundOfOneAreNotAlike() {
    var alike = 0;
    for (int i = 0; i < 50; i++) {
      var seal = seal(1);
      alike +=
          Reader.code(seal, clock.instant()).equals(Reader.digits(seal, clock.instant())) ? 1 : 0;
    }
    assertThat(alike).isLessThan(2);
  }

  @Test
  void isCountedByTheWayThatWasTaken() {
    var picture = seal(1);
    redeem(1, picture, Reader.code(picture, clock.instant()));
    var sound = seal(1);
    redeem(1, sound, Reader.digits(sound, clock.instant()));
    var other = seal(1);
    redeem(1, other, wrong(other));
    redeem(1, "", "");
    assertThat(count("issued", "way", "code", "purpose", "login", "level", "1")).isEqualTo(3);
    assertThat(count("redeemed", "way", "picture", "outcome", "passed")).isEqualTo(1);
    assertThat(count("redeemed", "way", "sound", "outcome", "passed")).isEqualTo(1);
    assertThat(count("redeemed", "way", "code", "outcome", "wrong")).isEqualTo(1);
    assertThat(count("redeemed", "way", "none", "outcome", "missing")).isEqualTo(1);
  }

  @Test
  void survivesTheChangeOfKeysAtTheDaysEdge() {
    clock.set(Instant.parse("2026-12-01T23:59:59.999Z"));
    var seal = seal(1);
    var code = Reader.code(seal, clock.instant());
    clock.advance(Duration.ofMinutes(4));
    assertThat(redeem(1, seal, code)).isEqualTo(new Passed(1));
  }

  private Challenges server(Secret secret) {
    return new Challenges(
        db,
        secret,
        new Tokens(new SecureRandom()),
        new ProofOfWork(vertx, 10),
        TestPortal.QUICK.levels(),
        Sounds.load(),
        clock,
        meters);
  }

  private String seal(int level) {
    return challenges.issueCode(AOBA, Purpose.LOGIN, level, HERE).seal();
  }

  private Redeemed redeem(int needed, String seal, String code) {
    return challenges
        .redeem("aoba", Purpose.LOGIN, HERE, needed, BroughtBy.code(seal, code))
        .await();
  }

  /** Neither what is seen nor what is heard. */
  private String wrong(String seal) {
    return Reader.wrong(seal, clock.instant());
  }

  private long burned() {
    var rows = Database.query(database.name(), "SELECT count(*) FROM burned_challenges");
    return Long.parseLong(rows.getFirst());
  }

  private double count(String what, String... tags) {
    return meters.get("portal.challenges." + what).tags(tags).counter().count();
  }

  private static Society society(String id) {
    return Societies.load(Path.of("conf/societies")).all().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
