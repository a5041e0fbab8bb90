package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** Somebody asks for more sounds and pictures than can be made, for as long as others are there. */
class PictureFloodTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of hers";
  private static final String FLOODER = "127.8.8.8";

  @Test
  void isRefusedBeyondAQuarterOfThePlacesAndOthersSeePagesAndPicturesAndLogInMeanwhile() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal);
        var flood = new PictureFlood(portal, FLOODER)) {
      accounts.create("aoba", EMAIL, PASSWORD);
      flood.begin();
      portal.until(() -> flood.refused() > 0);
      for (int time = 0; time < 5; time++) {
        int before = flood.refused();
        var person = portal.browserFrom("127.7.7." + (time + 1));
        assertThat(person.get("/faq").status()).isEqualTo(200);
        assertThat(logsInByPicture(portal, person).location()).isEqualTo("/home");
        assertThat(person.get("/home").status()).isEqualTo(200);
        portal.until(() -> flood.refused() > before);
      }
      flood.end();
      assertThat(flood.made()).isPositive();
      assertThat(flood.others()).as("neither made nor refused with 503 and Retry-After").isEmpty();
    }
  }

  @Test
  void isRefusedAfterTwentyChallengesAMinuteAndNobodyElseIs() {
    try (var portal = TestPortal.withLadder(UnaryOperator.identity());
        var accounts = new Accounts(portal)) {
      accounts.create("aoba", EMAIL, PASSWORD);
      var flooder = portal.browserFrom(FLOODER);
      var answers = IntStream.range(0, 100).mapToObj(i -> challenge(flooder)).toList();
      assertThat(answers.subList(0, 20)).extracting(Page::status).containsOnly(200);
      assertThat(answers.subList(20, 100))
          .allSatisfy(
              it -> {
                assertThat(it.status()).isEqualTo(429);
                assertThat(Integer.parseInt(it.header("retry-after"))).isBetween(1, 60);
              });
      var person = portal.browserFrom("127.7.7.7");
      assertThat(new JsonObject(challenge(person).body()).getString("seal")).isNotEmpty();
      assertThat(logsInByPicture(portal, person).location()).isEqualTo("/home");
    }
  }

  private static Page challenge(Browser browser) {
    return browser.get("/captcha/challenge?purpose=login&way=code");
  }

  private static Page logsInByPicture(TestPortal portal, Browser person) {
    var seal = Reader.seal(person.get("/login").body());
    assertThat(person.get("/captcha/picture/" + seal).status()).isEqualTo(200);
    return person.type(
        "/login",
        seal,
        Reader.code(seal, portal.clock.instant()),
        "email",
        EMAIL,
        "password",
        PASSWORD);
  }
}
