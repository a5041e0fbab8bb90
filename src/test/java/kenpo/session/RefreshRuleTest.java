package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import kenpo.session.RefreshRule.Known;
import kenpo.session.RefreshRule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshRuleTest {

  private static final Instant NOW = Instant.parse("2026-12-01T01:00:00Z");

  /** The session's cookie is of generation 7; "used" was given for it, so many seconds ago. */
  @ParameterizedTest
  @CsvSource({
    "7, fresh, 0, Same",
    "7, fresh, 59, Same",
    "7, fresh, 60, Next",
    "7, fresh, 3600, Next",
    "6, used, 0, Same",
    "6, used, 3600, Same",
    "6, fresh, 59, Same",
    "6, fresh, 60, Theft",
    "5, fresh, 59, Same",
    "5, used, 59, Same",
    "5, fresh, 60, Theft",
    "5, used, 60, Theft",
    "4, used, 0, Theft",
    "0, fresh, 0, Theft",
    "8, fresh, 0, Ahead",
    "-1, fresh, 0, Theft"
  })
  void eachCookieIsJudgedByItsAgeAndTheTime(
      int generation, String nonce, int secondsAgo, String expected) {
    var known =
        new Known(
            7, Optional.of(new Known.Used(Buffer.buffer("used"), NOW.minusSeconds(secondsAgo))));
    var verdict = RefreshRule.judge(known, generation, Buffer.buffer(nonce), NOW);
    assertThat(verdict.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void beforeAnyUseOnlyTheFirstIsGood() {
    var known = new Known(0, Optional.empty());
    assertThat(RefreshRule.judge(known, 0, Buffer.buffer("x"), NOW))
        .isInstanceOf(Verdict.Next.class);
    assertThat(RefreshRule.judge(known, -1, Buffer.buffer("x"), NOW))
        .isInstanceOf(Verdict.Theft.class);
  }

  /** A thief and an owner in turn: whoever comes more than a minute after the other is seen. */
  @ParameterizedTest
  @ValueSource(ints = {61, 300, 1800})
  void aThiefIsSeenAsSoonAsTheyAreAMinuteOutOfStep(int seconds) {
    var server = new Server();
    var owner = server.renew(new Cookie(0, Buffer.buffer("first"))).orElseThrow();
    var thief = owner;
    int turns = 0;
    while (server.alive && turns < 100) {
      var carried = turns++ % 2 == 0 ? thief : owner;
      var renewed = server.renew(carried);
      server.now = server.now.plusSeconds(seconds);
      if (turns % 2 == 1) {
        thief = renewed.orElse(thief);
      } else {
        owner = renewed.orElse(owner);
      }
    }
    assertThat(turns).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void severalTabsAndLostAnswersAreNeverTaken(long seed) {
    var random = new Random(seed);
    var server = new Server();
    var jar = new Cookie(0, Buffer.buffer("first"));
    for (int i = 0; i < 10_000 && server.alive; i++) {
      var carried = jar;
      int tabs = 1 + random.nextInt(4);
      for (int tab = 0; tab < tabs; tab++) {
        server.now = server.now.plusMillis(random.nextInt(3000));
        var answer = server.renew(carried);
        if (random.nextInt(3) > 0) {
          jar = answer.orElse(jar);
        }
      }
      server.now = server.now.plus(Duration.ofMinutes(random.nextInt(40)));
    }
    assertThat(server.alive).isTrue();
  }

  private record Cookie(int generation, Buffer nonce) {}

  /** What the row of a session does. */
  private static final class Server {

    private Known known = new Known(0, Optional.empty());
    private Instant now = NOW;
    private boolean alive = true;
    private int nonces;

    Optional<Cookie> renew(Cookie cookie) {
      return switch (RefreshRule.judge(known, cookie.generation, cookie.nonce, now)) {
        case Verdict.Next() -> {
          var used = new Known.Used(cookie.nonce, now);
          known = new Known(known.generation() + 1, Optional.of(used));
          yield Optional.of(fresh());
        }
        case Verdict.Same() -> Optional.of(fresh());
        case Verdict.Ahead() -> throw new AssertionError("no row goes back");
        case Verdict.Theft() -> {
          alive = false;
          yield Optional.empty();
        }
      };
    }

    private Cookie fresh() {
      return new Cookie(known.generation(), Buffer.buffer("nonce " + nonces++));
    }
  }
}
