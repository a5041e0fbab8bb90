package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kenpo.support.Browser;
import kenpo.support.SharedPortal;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class ChallengePagesTest extends SharedPortal {

  @Test
  void aChallengeIsIssuedForEachPurposeAndNeverKept() {
    for (var purpose : List.of("login", "registration", "eligibility", "login_link")) {
      var page = get(portal.browserFrom("127.0.1.1"), purpose);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("cache-control")).isEqualTo("no-store");
      assertThat(page.header("content-type")).startsWith("application/json");
      var parameters = new JsonObject(page.body()).getJsonObject("parameters");
      assertThat(parameters.getString("algorithm")).isEqualTo("PBKDF2/SHA-256");
      assertThat(parameters.getString("nonce")).hasSize(32);
      assertThat(parameters.getJsonObject("data").getInteger("level")).isEqualTo(1);
    }
  }

  @Test
  void thereAreNoOtherPurposes() {
    for (var purpose : List.of("", "LOGIN", "checkups", "login%20")) {
      assertThat(get(portal.browserFrom("127.0.1.2"), purpose).status()).isEqualTo(400);
    }
  }

  @Test
  void aHostGetsTwentyAMinuteAndOthersTheirs() {
    try (var strict = TestPortal.withLadder(UnaryOperator.identity())) {
      var busy = strict.browserFrom("127.0.1.3");
      var statuses = Stream.generate(() -> get(busy, "login").status()).limit(22).toList();
      assertThat(statuses.subList(0, 20)).containsOnly(200);
      assertThat(statuses.subList(20, 22)).containsOnly(429);
      assertThat(Integer.parseInt(get(busy, "login").header("retry-after"))).isBetween(1, 60);
      assertThat(get(strict.browserFrom("127.0.1.4"), "login").status()).isEqualTo(200);
    }
  }

  @Test
  void itSaysNothingOfWhoAskedOrWhatIsUnderSeal() {
    var body = get(portal.browserFrom("127.0.1.5"), "login").body();
    assertThat(body).doesNotContain("aoba", "7f0001", "127.0.1");
  }

  private static Browser.Page get(Browser browser, String purpose) {
    return browser.get("/captcha/challenge?purpose=" + purpose);
  }
}
