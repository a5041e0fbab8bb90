package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.throttle.Throttle.Subject;
import kenpo.throttle.Throttle.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final Subject MINUTE = new Subject(Limit.MAIL_PER_RECIPIENT_MINUTE, "hanako");
  private static final Subject HOUR = new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, "hanako");
  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Society AOBA = SOCIETIES.byId("aoba").orElseThrow();

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final Vertx vertx = Vertx.vertx();
  private final Secret secret = new Secret("a secret of tests, of forty characters..");
  private final Throttle throttle =
      new Throttle(
          Db.open(vertx, database),
          Surroundings.UNKNOWN,
          Mac.of(secret, Purpose.THROTTLE),
          clock,
          new SimpleMeterRegistry());

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void refusedTriesUseUpNothingElse() {
    assertThat(charge(MINUTE, HOUR)).isInstanceOf(Verdict.Go.class);
    for (int i = 0; i < 20; i++) {
      assertThat(charge(MINUTE, HOUR)).isInstanceOf(Verdict.Wait.class);
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(charge(MINUTE, HOUR)).isInstanceOf(Verdict.Go.class);
  }

  @Test
  void oneWaitsForTheLimitThatEndsLast() {
    var begun = clock.instant();
    for (int i = 0; i < 5; i++) {
      charge(HOUR);
    }
    assertThat(charge(MINUTE, HOUR)).isEqualTo(new Verdict.Wait(begun.plus(Duration.ofHours(1))));
    clock.advance(Duration.ofHours(1));
    assertThat(charge(MINUTE, HOUR)).isInstanceOf(Verdict.Go.class);
  }

  @Test
  void triesAtOnceAllCount() {
    var tries = Stream.generate(() -> throttle.charge(AOBA, List.of(HOUR))).limit(20).toList();
    Future.all(tries).await();
    assertThat(tries.stream().filter(t -> t.result() instanceof Verdict.Go)).hasSize(5);
  }

  @Test
  void aRefundGivesBackOneTry() {
    var first = (Verdict.Go) charge(HOUR);
    throttle.refund(first.charge()).await();
    var verdicts = Stream.generate(() -> charge(HOUR)).limit(6).toList();
    assertThat(verdicts.stream().filter(v -> v instanceof Verdict.Go)).hasSize(5);
  }

  @Test
  void societiesAndSubjectsAreCountedApart() {
    charge(MINUTE);
    assertThat(charge(new Subject(Limit.MAIL_PER_RECIPIENT_MINUTE, "taro")))
        .isInstanceOf(Verdict.Go.class);
    var minato = SOCIETIES.byId("minato").orElseThrow();
    assertThat(throttle.charge(minato, List.of(MINUTE)).await()).isInstanceOf(Verdict.Go.class);
  }

  /** Who sends from ever new addresses fills no disk, and whoever came last is still counted. */
  @Test
  void ofOneLimitOnlySoManyAreKept() {
    for (int i = 0; i < 8; i++) {
      charge(new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, "person " + i));
      clock.advance(Duration.ofSeconds(1));
    }
    charge(MINUTE);
    assertThat(throttle.purge(SOCIETIES, 8).await()).isZero();
    assertThat(throttle.purge(SOCIETIES, 3).await()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      charge(new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, "person 7"));
    }
    assertThat(charge(new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, "person 7")))
        .isInstanceOf(Verdict.Wait.class);
    assertThat(charge(MINUTE)).isInstanceOf(Verdict.Wait.class);
  }

  @Test
  void noSubjectIsKeptInTheClear() {
    charge(MINUTE);
    assertThat(Database.query(database.name(), "SELECT t::text FROM throttle_counts AS t"))
        .singleElement()
        .asString()
        .doesNotContain("hanako", "68616e616b6f");
  }

  @Test
  void networksAreWhatOneHouseholdHas() {
    assertThat(Networks.of("192.0.2.7")).isEqualTo(Networks.of("192.0.2.250"));
    assertThat(Networks.of("192.0.2.7")).isNotEqualTo(Networks.of("192.0.3.7"));
    assertThat(Networks.host("2001:db8::1")).isEqualTo(Networks.host("2001:db8::ffff"));
    assertThat(Networks.host("2001:db8::1")).isNotEqualTo(Networks.host("2001:db8:0:1::1"));
    assertThat(Networks.of("2001:db8::1")).isEqualTo(Networks.of("2001:db8:0:ff::1"));
  }

  private Verdict charge(Subject... subjects) {
    return throttle.charge(AOBA, List.of(subjects)).await();
  }
}
