package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.Held;
import kenpo.support.MovableClock;
import kenpo.support.TestPortal;
import kenpo.throttle.Alarms;
import kenpo.throttle.Lookout;
import kenpo.throttle.Risk;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.Surroundings;
import kenpo.throttle.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guesses from ever new addresses for ever new identifiers: what a server keeps of them in memory
 * does not grow. What it keeps in tables has a bound of its own ({@code BucketsTest}); here buckets
 * are in memory, as in simulations, and are not looked at.
 */
class DistinctTest {

  private static final int ROUNDS = 4;
  private static final int TRIES = 50_000;
  private static final int A_MINUTE = 1_000;

  /** More pictures than any server remembers the number of. */
  private static final int DRAWN = 4;

  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static final Society AOBA = SOCIETIES.byId("aoba").orElseThrow();

  private final MovableClock clock = new MovableClock();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, Database.fresh());
  private final Tokens random = new Tokens(new SecureRandom());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Alarms alarms =
      new Alarms(db, new Audit(db, clock, meters), SOCIETIES, random, clock, meters);
  private final Surroundings surroundings = new Lookout(alarms, Surroundings.UNKNOWN);
  private final Risk risk = Risk.inMemory(surroundings, random, clock);
  private final IssueLimit issued = new IssueLimit(surroundings, mac("issued"), clock);
  private final MinuteCount posts = new MinuteCount(mac("posts"));
  private final Telltales telltales = new Telltales(mac("shown"), clock);
  private final UsedUp usedUp = new UsedUp(clock);
  private final Drawings drawings = new Drawings(vertx, 1, Pictures.load(), Sounds.load());

  /** Counters, entries and bytes, as the classes say, and a little for what leads there. */
  private final Map<Object, Integer> most = new LinkedHashMap<>();

  {
    int failures = 61 * 20 * (1 + Long.BYTES) + 5_000;
    most.put(alarms, failures);
    most.put(issued, 2 * 65_536 + failures);
    most.put(posts, 2 * 65_536 + 1_000);
    most.put(telltales, 1_000);
    most.put(usedUp, 40_000 + 1_000);
    most.put(drawings, (int) Held.by(drawings) + 8 * 1024 * 1024 + 2 * 40_000);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whatIsKeptInMemoryNeverGrowsBeyondItsBounds() {
    for (int round = 0; round < ROUNDS; round++) {
      tryFrom(round * TRIES, (round + 1) * TRIES);
      most.forEach((what, bound) -> assertThat(Held.by(what)).as("%s", what).isLessThan(bound));
    }
  }

  private void tryFrom(int first, int end) {
    for (int i = first; i < end; i++) {
      guess(i);
      if (i % A_MINUTE == 0) {
        clock.advance(Duration.ofMinutes(1));
        alarms.beat().await();
      }
    }
  }

  /** As a post of a form does, whatever it is for. */
  private void guess(int number) {
    var address = "11.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
    var stamp = telltales.stamp(AOBA.id(), Purpose.LOGIN);
    assertThat(telltales.of(AOBA, Purpose.LOGIN, stamp, "")).isNotNull();
    assertThat(issued.allows(AOBA, Purpose.LOGIN, address)).isTrue();
    posts.count(AOBA.id(), address, clock.instant());
    usedUp.until(AOBA, Purpose.REGISTRATION, address, clock.instant().plusSeconds(60));
    if (number % DRAWN == 0) {
      var picture = "picture " + number;
      drawings.fetch(picture, picture, address, () -> new byte[500]).await();
    }
    var identifier = "nobody" + number + "@example.jp";
    var tried = new Risk.Try(AOBA, address, identifier, new Trust.None());
    var standing = risk.look(tried).await();
    var charged = risk.charge(standing, 4).await();
    assertThat(charged).isInstanceOf(Charged.Go.class);
    risk.failed(((Charged.Go) charged).paid(), Optional.empty()).await();
  }

  private static Mac mac(String part) {
    return Mac.of(new Secret(TestPortal.SECRET), Mac.Purpose.CHALLENGE).derived(part);
  }
}
