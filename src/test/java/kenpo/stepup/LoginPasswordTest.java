package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.society.ViewingPolicy.Style;
import org.junit.jupiter.api.Test;

/** Where no question is asked: a code by letter once, then the login password typed lately. */
class LoginPasswordTest {

  @Test
  void theCodeComesFirstHoweverRecentTheLogin() {
    try (var viewers = new Viewers(Style.codeThenPassword)) {
      var somebody = viewers.somebody();
      var browser = somebody.logsIn();
      assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
      viewers.code(browser, somebody.letter(), 1970);
      browser.get("/viewing/name");
      assertThat(browser.post("/viewing/name").location()).isEqualTo("/checkups");
      somebody.agrees(browser);
      assertThat(browser.get("/checkups").status()).isEqualTo(200);
      recentlyTyped(viewers, somebody);
      viewers.later();
      viewers.reissue(browser);
      assertThat(somebody.logsIn().get("/checkups").location()).isEqualTo("/viewing");
    }
  }

  @Test
  void whoSaidYesToTheNameAndCameNoFurtherIsAskedForItAgain() {
    try (var viewers = new Viewers(Style.codeThenPassword)) {
      var somebody = viewers.somebody();
      var browser = somebody.logsIn();
      viewers.code(browser, somebody.letter(), 1970);
      viewers.portal.execute("UPDATE viewing_steps SET named = true");
      assertThat(browser.get("/viewing/question").location()).isEqualTo("/viewing/name");
      assertThat(browser.get("/viewing/name").status()).isEqualTo(200);
      assertThat(browser.post("/viewing/name").location()).isEqualTo("/checkups");
    }
  }

  private static void recentlyTyped(Viewers viewers, Viewers.Somebody somebody) {
    var early = somebody.logsIn();
    var late = somebody.logsIn();
    viewers.portal.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(early.get("/checkups").status()).isEqualTo(200);
    viewers.later();
    assertThat(early.get("/checkups").status()).isEqualTo(200);
    assertThat(late.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(late.get("/viewing").body()).contains("ログインのパスワード");
    assertThat(viewers.password(late, "wrong").status()).isEqualTo(422);
    assertThat(viewers.password(late, Viewers.PASSWORD).location()).isEqualTo("/checkups");
    assertThat(late.get("/checkups").status()).isEqualTo(200);
    assertThat(somebody.count("OPENED")).isEqualTo(3);
  }

  @Test
  void aSocietyThatAcceptsTheRiskAsksForNoLetter() {
    try (var viewers = new Viewers(Style.recentPassword)) {
      var somebody = viewers.somebody();
      var browser = somebody.logsIn();
      assertThat(browser.get("/viewing/letter").location()).isEqualTo("/viewing");
      assertThat(browser.get("/checkups").location()).isEqualTo("/viewing/cautions");
      somebody.agrees(browser);
      assertThat(browser.get("/checkups").status()).isEqualTo(200);
      viewers.portal.clock.advance(Duration.ofMinutes(20));
      for (int i = 0; i < 4; i++) {
        viewers.password(browser, "wrong");
      }
      assertThat(viewers.password(browser, "wrong").body()).doesNotContain("新しいはがき");
    }
  }
}
