package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.support.MovableClock;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class MinuteCountTest {

  private static final int A_MINUTE = 20;

  private static final Mac MAC = Mac.of(new Secret(TestPortal.SECRET), Mac.Purpose.CHALLENGE);

  private final MinuteCount limit = new MinuteCount(MAC);
  private final MovableClock clock = new MovableClock();

  @Test
  void twentyAMinuteAndThenAgain() {
    assertThat(allowed("host", 30)).isEqualTo(20);
    clock.advance(Duration.ofSeconds(59));
    assertThat(allowed("host", 1)).isZero();
    assertThat(MinuteCount.secondsLeft(clock.instant())).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(allowed("host", 30)).isEqualTo(20);
  }

  @Test
  void tenThousandHostsTakeNothingFromEachOther() {
    var stopped = IntStream.range(0, 10_000).filter(host -> allowed("host " + host, 10) < 10);
    assertThat(stopped.count()).isLessThan(10);
  }

  @Test
  void evenCountsBeyondAllMeasureStayRefused() {
    assertThat(allowed("host", 100_000)).isEqualTo(20);
  }

  private long allowed(String host, int times) {
    return IntStream.range(0, times)
        .filter(i -> limit.allows("aoba", host, A_MINUTE, clock.instant()))
        .count();
  }
}
