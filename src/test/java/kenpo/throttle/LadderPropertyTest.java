package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kenpo.crypto.Tokens;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.MovableClock;
import kenpo.throttle.Buckets.Failures;
import kenpo.throttle.Buckets.Known;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.Risk.Try;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the ladder whatever came before; by the policies of two sample societies. */
class LadderPropertyTest {

  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:20Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int GOOD = 6;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  /** The more severe, the higher; waiting for good is the highest. */
  private static int severity(Step step) {
    return step instanceof Step.Wait(_, var forGood) && forGood ? GOOD : step.level();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void moreThatSpeaksAgainstATryNeverMakesItEasier(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var ladder = ladder(random);
      int before = severity(ladder.step(NOW));
      worse(ladder, random)
          .forEach(
              worse ->
                  assertThat(severity(worse.step(NOW)))
                      .as("%s beside %s", said(worse), said(ladder))
                      .isGreaterThanOrEqualTo(before));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFailureNeverMakesTheNextTryEasierAndQuietTimeNeverHarder(long seed) {
    var random = new Random(seed);
    var clock = new MovableClock();
    var risk = Risk.inMemory(Surroundings.UNKNOWN, new Tokens(random), clock);
    for (int i = 0; i < 400; i++) {
      clock.advance(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 9_000_000 : 9000)));
      var tried = tried(random);
      int before = severity(risk.look(tried).await().step());
      fail(risk, tried);
      int after = severity(risk.look(tried).await().step());
      assertThat(after).as("%d: %s", i, tried.trust()).isGreaterThanOrEqualTo(before);
    }
    var tried = tried(random);
    int last = GOOD;
    for (int minutes = 0; minutes < 3 * DAY.toMinutes(); minutes += 7) {
      int now = severity(risk.look(tried).await().step());
      assertThat(now).as("after %d minutes: %s", minutes, tried.trust()).isLessThanOrEqualTo(last);
      last = now;
      clock.advance(Duration.ofMinutes(7));
    }
  }

  private static String said(Ladder ladder) {
    return "%s %s listed=%s alarm=%s"
        .formatted(ladder.trust(), ladder.known(), ladder.listed(), ladder.alarm());
  }

  /** Whoever is let through, by whatever challenge is asked, is wrong. */
  private static void fail(Risk risk, Try tried) {
    var standing = risk.look(tried).await();
    if (risk.charge(standing, standing.step().level()).await() instanceof Charged.Go(var paid)) {
      risk.failed(paid, Optional.empty()).await();
    }
  }

  private static Society society(Random random) {
    return SOCIETIES.byId(random.nextBoolean() ? "aoba" : "minato").orElseThrow();
  }

  private static Try tried(Random random) {
    return new Try(
        SOCIETIES.byId("minato").orElseThrow(),
        "198.51.100." + random.nextInt(3),
        "somebody" + random.nextInt(3) + "@example.jp",
        trust(random));
  }

  private static Trust trust(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Trust.Cleared();
      case 1, 2 -> new Trust.KnownDevice(Buffer.buffer("device"));
      default -> new Trust.None();
    };
  }

  private static Ladder ladder(Random random) {
    return new Ladder(
        society(random).risk(),
        trust(random),
        new Known(
            score(random),
            score(random),
            random.nextInt(14),
            random.nextInt(5) == 0
                ? Optional.of(NOW.plusSeconds(random.nextInt(600) - 300))
                : Optional.empty(),
            failures(random),
            failures(random)),
        random.nextInt(4) * 2,
        random.nextInt(4) == 0);
  }

  private static double score(Random random) {
    return random.nextDouble() * (random.nextBoolean() ? 5 : 80);
  }

  private static Failures failures(Random random) {
    int recent = random.nextInt(random.nextBoolean() ? 4 : 30);
    return recent == 0
        ? Failures.NONE
        : new Failures(
            recent + random.nextInt(90),
            recent,
            Optional.of(NOW.minusSeconds(random.nextInt(4000))));
  }

  /** The same try after one thing more each. */
  private static Stream<Ladder> worse(Ladder one, Random random) {
    var k = one.known();
    double more = random.nextDouble() * 30;
    return Stream.of(
        with(one, known(k, more, 0, 0, k.account(), k.device()), one.alarm()),
        with(one, known(k, 0, more, 0, k.account(), k.device()), one.alarm()),
        with(one, known(k, 0, 0, 1, k.account(), k.device()), one.alarm()),
        with(one, known(k, 0, 0, 0, another(k.account()), k.device()), one.alarm()),
        with(one, known(k, 0, 0, 0, k.account(), another(k.device())), one.alarm()),
        with(one, k, one.alarm() + more),
        new Ladder(one.policy(), one.trust(), k, one.alarm(), false));
  }

  private static Ladder with(Ladder one, Known known, double alarm) {
    return new Ladder(one.policy(), one.trust(), known, alarm, one.listed());
  }

  private static Known known(
      Known k, double address, double network, int tries, Failures account, Failures device) {
    return new Known(
        k.address() + address,
        k.network() + network,
        k.tries() + tries,
        k.stoppedUntil(),
        account,
        device);
  }

  private static Failures another(Failures before) {
    return new Failures(before.all() + 1, before.recent() + 1, Optional.of(NOW));
  }
}
