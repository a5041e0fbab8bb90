package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import kenpo.society.RiskPolicy;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.LadderPortal;
import kenpo.support.Policies;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by a picture or a sound in a browser that runs no scripts. */
class NoScriptsTest extends LadderPortal {

  @Test
  void theFirstPageIsEnough() {
    var browser = portal.browserFrom("127.0.1.1");
    var page = browser.get("/login");
    assertThat(log(browser, seen(page), seal(page)).location()).isEqualTo("/home");
  }

  @Test
  void whatTheSoundSaysIsTaken() {
    var browser = portal.browserFrom("127.0.1.2");
    var page = browser.get("/login");
    assertThat(log(browser, heard(page), seal(page)).location()).isEqualTo("/home");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void atAHigherLevelTheFormComesBackWithItsPicture(int level) {
    var browser = climbed("127.0.2.1", level == 2 ? 4 : 13);
    var page = browser.get("/login");
    var again = log(browser, seen(page), seal(page));
    assertThat(again.status()).isEqualTo(422);
    assertThat(Reader.level(seal(again), portal.clock.instant())).isEqualTo(level);
    assertThat(again.body()).contains("value=\"" + EMAIL + "\"");
    assertThat(log(browser, seen(again), seal(again)).location()).isEqualTo("/home");
  }

  @Test
  void atTheFourthTheSamePictureStaysUntilItsTimeHasCome() {
    var browser = climbed("127.0.2.2", 30);
    var page = browser.get("/login");
    var again = log(browser, seen(page), seal(page));
    var early = log(browser, seen(again), seal(again));
    assertThat(early.says("まだ送信できる時間になっていません")).isTrue();
    assertThat(seal(early)).isEqualTo(seal(again));
    assertThat(early.body()).contains("value=\"" + seen(again) + "\"");
    portal.clock.advance(java.time.Duration.ofSeconds(30));
    assertThat(log(browser, seen(early), seal(early)).location()).isEqualTo("/home");
  }

  @Test
  void aWrongCodeWeighsAsWrongWorkAndBringsAnotherPicture() {
    var browser = portal.browserFrom("127.0.1.4");
    var page = browser.get("/login");
    var wrong = log(browser, Reader.wrong(seal(page), portal.clock.instant()), seal(page));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.says("確認できませんでした")).isTrue();
    assertThat(seal(wrong)).isNotEqualTo(seal(page));
    assertThat(portal.query("SELECT score::text FROM throttle_scores WHERE bucket = 'ADDRESS'"))
        .containsExactly("0.5");
    assertThat(portal.query("SELECT count(*) FROM audit_events WHERE kind = 'LOGIN'"))
        .containsExactly("0");
    assertThat(log(browser, seen(wrong), seal(wrong)).location()).isEqualTo("/home");
  }

  @Test
  void nothingTypedCountsForNothingAndThePictureStays() {
    var browser = portal.browserFrom("127.0.1.5");
    var page = browser.get("/login");
    var again = log(browser, " ", seal(page));
    assertThat(again.says("確認がまだ済んでいません")).isTrue();
    assertThat(seal(again)).isEqualTo(seal(page));
    assertThat(portal.query("SELECT count(*) FROM throttle_scores")).containsExactly("0");
    assertThat(log(browser, seen(again), seal(again)).location()).isEqualTo("/home");
  }

  @Test
  void anotherPictureComesWithAllThatWasTypedAndCountsForNothing() {
    var browser = portal.browserFrom("127.0.1.6");
    var page = browser.get("/login");
    var other =
        browser.type(
            "/login",
            seal(page),
            "12",
            "email",
            EMAIL,
            "password",
            PASSWORD,
            "remembered",
            "true",
            "another",
            "true");
    assertThat(other.status()).isEqualTo(200);
    assertThat(seal(other)).isNotEqualTo(seal(page));
    assertThat(other.body())
        .contains("value=\"" + EMAIL + "\"", "name=\"remembered\" value=\"true\" checked")
        .doesNotContain(PASSWORD, "error-summary", "value=\"12\"");
    assertThat(portal.query("SELECT count(*) FROM throttle_scores")).containsExactly("0");
    assertThat(portal.query("SELECT count(*) FROM burned_challenges")).containsExactly("0");
    assertThat(log(browser, seen(other), seal(other)).location()).isEqualTo("/home");
  }

  @Test
  void moreContrastStaysUntilItIsTakenBack() {
    var browser = portal.browserFrom("127.0.1.7");
    var page = browser.get("/login");
    var strong = browser.post("/login", "challenge", "", "seal", seal(page), "another", "contrast");
    assertThat(strong.body()).contains("?look=contrast&amp;scale=2", "value=\"plain\"");
    var again = browser.post("/login", "challenge", "", "seal", seal(strong), "look", "contrast");
    assertThat(again.body()).contains("?look=contrast&amp;scale=2");
    var back =
        browser.post(
            "/login", "challenge", "", "seal", seal(again), "look", "contrast", "another", "plain");
    assertThat(back.body()).doesNotContain("look=contrast");
  }

  @Test
  void hiraganaAreReadWhereThePolicySaysSoAndTypedAsKatakanaToo() {
    var code = new RiskPolicy.Code(RiskPolicy.Characters.hiragana, 1);
    try (var kana = new TestPortal(s -> Policies.reading(s, code));
        var people = new Accounts(kana)) {
      people.create("aoba", EMAIL, PASSWORD);
      var browser = kana.browser();
      var page = browser.get("/login");
      assertThat(page.body()).contains("画像はひらがなです", "lang=\"ja\"");
      var seen = Reader.code(seal(page), kana.clock.instant());
      var katakana = seen.chars().map(it -> it + 'ア' - 'あ').mapToObj(Character::toString);
      var typed = katakana.collect(Collectors.joining());
      assertThat(log(browser, typed, seal(page)).location()).isEqualTo("/home");
    }
  }

  private Browser climbed(String address, int score) {
    var browser = portal.browserFrom(address);
    var page = browser.get("/login");
    log(browser, Reader.wrong(seal(page), portal.clock.instant()), seal(page));
    portal.execute("UPDATE throttle_scores SET score = " + score + " WHERE bucket = 'ADDRESS'");
    return browser;
  }

  private static Page log(Browser browser, String code, String seal) {
    return browser.type("/login", seal, code, "email", EMAIL, "password", PASSWORD);
  }

  private static String seal(Page page) {
    return Reader.seal(page.body());
  }

  private String seen(Page page) {
    return Reader.code(seal(page), portal.clock.instant());
  }

  private String heard(Page page) {
    return Reader.digits(seal(page), portal.clock.instant());
  }
}
