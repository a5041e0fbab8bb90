package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kenpo.db.Db;
import kenpo.society.RiskPolicy.Growing;
import kenpo.support.Database;
import kenpo.throttle.Buckets.Charge;
import kenpo.throttle.Buckets.Counted;
import kenpo.throttle.Buckets.Failures;
import kenpo.throttle.Buckets.Hold;
import kenpo.throttle.Buckets.Known;
import kenpo.throttle.Buckets.Subjects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is simulated in memory is what PostgreSQL does. */
class BucketsTest {

  private static final Duration HALF_LIFE = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofHours(12);
  private static final Hold ACCOUNT =
      new Hold(Hold.ANY, 4, new Growing(Duration.ofSeconds(30), Duration.ofHours(1)), QUIET, 12);
  private static final Hold EASY =
      new Hold(2, ACCOUNT.from(), ACCOUNT.pause(), QUIET, ACCOUNT.stop());
  private static final Hold DEVICE =
      new Hold(Hold.ANY, 3, new Growing(QUIET, QUIET), QUIET, Integer.MAX_VALUE);
  private static final Growing STOP = new Growing(Duration.ofMinutes(15), Duration.ofHours(24));
  private static final Vertx VERTX = Vertx.vertx();
  private static final BucketStore STORE = new BucketStore(Db.open(VERTX, Database.fresh()));

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void memoryAndDatabaseDoTheSame(long seed) {
    var random = new Random(seed);
    var memory = new BucketMemory();
    var underway = new ArrayList<Charge>();
    var now = Instant.parse("2026-11-21T03:00:00Z");
    for (int i = 0; i < 250; i++) {
      now = now.plusMillis(1 + pause(random));
      var subjects = subjects("s" + seed, random);
      var what = i + " at " + now;
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          var charge = charge(random, subjects, now);
          var here = memory.charge(charge).await();
          var there = STORE.charge(charge).await();
          assertThat(there.isPresent()).as(what).isEqualTo(here.isPresent());
          here.ifPresent(score -> assertThat(there.orElseThrow()).isCloseTo(score, within(1e-6)));
          here.ifPresent(score -> underway.add(charge));
        }
        case 3, 4, 5 -> settle(random, memory, underway, now);
        case 6 -> {
          memory.add(subjects, 2, 7, HALF_LIFE, now).await();
          STORE.add(subjects, 2, 7, HALF_LIFE, now).await();
        }
        default -> {
          if (memory.read(subjects, HALF_LIFE, QUIET, now).await().address() > 0) {
            assertThat(STORE.stop(subjects, STOP, now).await())
                .as(what)
                .isEqualTo(memory.stop(subjects, STOP, now).await());
          }
        }
      }
      same(what, memory, subjects, now);
    }
  }

  @Test
  void ofManyTriesAtOnceOnlyWhatIsLeftIsCharged() {
    var subjects = subjects("race", 1, 1, 1, Optional.empty());
    var now = Instant.parse("2026-11-21T03:00:00Z");
    var hold = new Hold(Hold.ANY, 3, STOP, QUIET, 100);
    var tries =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(i -> STORE.charge(charge(i, subjects, Counted.ACCOUNT, hold, 1000, now)))
            .toList();
    io.vertx.core.Future.all(tries).await();
    assertThat(tries.stream().filter(t -> t.result().isPresent())).hasSize(3);
    assertThat(STORE.read(subjects, HALF_LIFE, QUIET, now).await().address()).isEqualTo(3);
  }

  @Test
  void triesThatAreRefusedForTheirAddressCountForNoAccount() {
    var subjects = subjects("held", 1, 1, 1, Optional.empty());
    var now = Instant.parse("2026-11-21T03:00:00Z");
    for (int i = 0; i < 10; i++) {
      STORE.charge(charge(i, subjects, Counted.ACCOUNT, ACCOUNT, 2, now)).await();
    }
    var known = STORE.read(subjects, HALF_LIFE, QUIET, now).await();
    assertThat(known.address()).isEqualTo(2);
    assertThat(known.network()).isEqualTo(2);
    assertThat(known.account().all()).isEqualTo(2);
    assertThat(known.tries()).isEqualTo(2);
  }

  @Test
  void whatIsNothingAnyMoreIsForgottenAndOfTheRestOnlySoMuchIsKept() {
    var now = Instant.parse("2026-11-21T03:10:00Z");
    for (int i = 0; i < 20; i++) {
      var subjects = subjects("full", i, i, i, Optional.empty());
      STORE.charge(charge(i, subjects, Counted.ACCOUNT, ACCOUNT, 9, now)).await();
      STORE.add(subjects, i, 100, HALF_LIFE, now).await();
    }
    assertThat(STORE.purge("full", 1_000, now).await()).isZero();
    STORE.purge("full", 5, now).await();
    assertThat(score("full", 19, now)).isEqualTo(20);
    assertThat(score("full", 0, now)).isZero();
    assertThat(STORE.purge("full", 5, now).await()).isZero();
    STORE.purge("full", 5, now.plus(Duration.ofDays(31))).await();
    assertThat(score("full", 19, now)).isZero();
  }

  private static double score(String society, int number, Instant now) {
    return STORE
        .read(subjects(society, number, number, number, Optional.empty()), HALF_LIFE, QUIET, now)
        .await()
        .address();
  }

  private static void settle(
      Random random, BucketMemory memory, List<Charge> underway, Instant now) {
    if (underway.isEmpty()) {
      return;
    }
    var charge = underway.remove(random.nextInt(underway.size()));
    boolean flag = random.nextBoolean();
    for (var buckets : List.of(memory, STORE)) {
      var done =
          switch ((int) (charge.id() % 3)) {
            case 0 -> buckets.giveBack(charge, now);
            case 1 -> buckets.succeeded(charge, 1, flag, now);
            default -> buckets.failed(charge, flag ? 0 : 0.5, 0.5, flag, now);
          };
      done.await();
    }
  }

  private static void same(String what, BucketMemory memory, Subjects subjects, Instant now) {
    var here = memory.read(subjects, HALF_LIFE, QUIET, now).await();
    var there = STORE.read(subjects, HALF_LIFE, QUIET, now).await();
    assertThat(there.address()).as(what).isCloseTo(here.address(), within(1e-6));
    assertThat(there.network()).as(what).isCloseTo(here.network(), within(1e-6));
    assertThat(rest(there)).as(what).isEqualTo(rest(here));
  }

  private static Known rest(Known known) {
    return new Known(
        0, 0, known.tries(), known.stoppedUntil(), lately(known.account()), lately(known.device()));
  }

  /** When the last one was matters only while it is recent. */
  private static Failures lately(Failures f) {
    return new Failures(f.all(), f.recent(), f.last().filter(at -> f.recent() > 0));
  }

  private static long pause(Random random) {
    return switch (random.nextInt(30)) {
      case 0 -> Duration.ofDays(random.nextBoolean() ? 1 : 100).toMillis();
      case 1, 2, 3 -> random.nextLong(Duration.ofHours(1).toMillis());
      default -> random.nextLong(20_000);
    };
  }

  private static Charge charge(Random random, Subjects subjects, Instant now) {
    var counted = Counted.values()[random.nextInt(subjects.device().isPresent() ? 3 : 1)];
    long id = Math.abs(random.nextInt());
    return counted == Counted.ACCOUNT
        ? charge(id, subjects, counted, random.nextBoolean() ? EASY : ACCOUNT, 4, now)
        : new Charge(
            id,
            subjects,
            counted,
            DEVICE,
            1,
            Optional.empty(),
            false,
            HALF_LIFE,
            Duration.ofDays(30),
            now);
  }

  private static Charge charge(
      long id, Subjects subjects, Counted counted, Hold hold, int most, Instant now) {
    return new Charge(
        id,
        subjects,
        counted,
        hold,
        1,
        Optional.of(most),
        true,
        HALF_LIFE,
        Duration.ofDays(30),
        now);
  }

  private static Subjects subjects(String society, Random random) {
    var device =
        random.nextInt(3) == 0 ? Optional.of("d" + random.nextInt(2)) : Optional.<String>empty();
    return subjects(society, random.nextInt(3), random.nextInt(2), random.nextInt(3), device);
  }

  private static Subjects subjects(
      String society, int address, int network, int account, Optional<String> device) {
    return new Subjects(
        society,
        Buffer.buffer("a" + address),
        Buffer.buffer("n" + network),
        Buffer.buffer("i" + account),
        device.map(d -> Buffer.buffer("i" + account + d)));
  }
}
