package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import kenpo.society.ViewingPolicy;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A password by letter, one's own from then on, and the wish to see health data at all. */
class ViewingPasswordTest {

  private static final String OWN = Viewers.OWN;

  private static Viewers viewers;

  @BeforeAll
  static void open() {
    viewers = new Viewers(Style.password);
  }

  @AfterAll
  static void close() {
    viewers.close();
  }

  @Test
  void thatOfTheLetterIsComparedWithoutCaseAndWidthAndReplacedByOnesOwn() {
    var somebody = viewers.somebody();
    var letter = somebody.letter();
    var browser = somebody.logsIn();
    browser.get("/viewing");
    assertThat(browser.get("/viewing").body()).doesNotContain("birthDateYear");
    var typed = letter.toLowerCase(Locale.ROOT).replace("-", "　");
    assertThat(browser.post("/viewing", "code", typed).location()).isEqualTo("/viewing/password");
    browser.get("/viewing/password");
    assertThat(browser.post("/viewing/password", "password", OWN).location())
        .isEqualTo("/checkups");
    somebody.agrees(browser);
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    assertThat(browser.post("/viewing", "code", letter).location()).isEqualTo("/checkups");
  }

  @Test
  void isAskedForInEachSessionAndCaseMatters() {
    var somebody = viewers.somebody();
    somebody.opens();
    var browser = somebody.logsIn();
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(viewers.password(browser, OWN.toLowerCase(Locale.ROOT)).status()).isEqualTo(422);
    assertThat(viewers.password(browser, OWN).location()).isEqualTo("/checkups");
    for (int i = 0; i < 4; i++) {
      viewers.password(somebody.logsIn(), "wrong");
    }
    assertThat(viewers.password(somebody.logsIn(), "wrong").status()).isEqualTo(403);
    assertThat(somebody.mails()).contains("【あおば健康保険組合】健診結果などの閲覧を一時的に止めました");
  }

  @Test
  void onesOwnIsNeitherThatOfTheLoginNorShortNorKnownToOthers() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn();
    browser.get("/viewing");
    browser.post("/viewing", "code", somebody.letter());
    assertThat(refused(browser, Viewers.PASSWORD)).contains("ログインのパスワードと同じ");
    assertThat(refused(browser, "1234567")).contains("8文字以上にしてください");
    assertThat(refused(browser, "a".repeat(65))).contains("64文字以内にしてください");
    assertThat(refused(browser, "19700102")).contains("推測されやすい");
    assertThat(refused(browser, "aobahanako")).contains("推測されやすい");
    assertThat(browser.post("/viewing/password", "password", "a".repeat(64)).status())
        .isEqualTo(303);
  }

  @Test
  void afterTenNoMoreIsSaidOfWhetherItIsThatOfTheLogin() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn();
    browser.get("/viewing");
    browser.post("/viewing", "code", somebody.letter());
    for (int i = 0; i < 10; i++) {
      assertThat(refused(browser, Viewers.PASSWORD)).contains("ログインのパスワードと同じ");
    }
    assertThat(refused(browser, Viewers.PASSWORD)).contains("24時間ほど").doesNotContain("と同じ");
    viewers.portal.clock.advance(Duration.ofMinutes(1));
    assertThat(refused(browser, OWN)).contains("24時間ほど");
    viewers.portal.clock.advance(Duration.ofMinutes(-1));
    assertThat(somebody.mails()).isEmpty();
  }

  private static String refused(Browser browser, String password) {
    browser.get("/viewing/password");
    var page = browser.post("/viewing/password", "password", password);
    assertThat(page.status()).isEqualTo(422);
    return page.body();
  }

  @Test
  void isChangedWithThePresentOne() {
    var somebody = viewers.somebody();
    var browser = somebody.opens();
    browser.get("/settings/viewing");
    assertThat(browser.post("/settings/viewing/change", "password", OWN).location())
        .isEqualTo("/viewing/password");
    browser.get("/viewing/password");
    browser.post("/viewing/password", "password", "midori no yama");
    assertThat(viewers.password(somebody.logsIn(), OWN).status()).isEqualTo(422);
    assertThat(viewers.password(somebody.logsIn(), "midori no yama").status()).isEqualTo(303);
  }

  @Test
  void whoDoesNotWishSeesNothingUntilHeAsksAndTheLetterHasCome() {
    var somebody = viewers.somebody();
    var browser = somebody.opens();
    browser.get("/settings/viewing");
    assertThat(browser.post("/settings/viewing/unwish").status()).isEqualTo(422);
    browser.post("/settings/viewing/unwish", "sure", "true");
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(browser.get("/viewing").body()).contains("パスワードを希望する");
    assertThat(browser.get("/viewing/letter").location()).isEqualTo("/viewing");
    assertThat(browser.get("/settings/viewing").body()).contains("希望しない");
    viewers.later();
    assertThat(browser.get("/viewing/wish").body()).contains("閲覧用パスワード", "ご自宅");
    assertThat(browser.post("/viewing/wish").location()).isEqualTo("/viewing/letter");
    assertThat(browser.get("/viewing/letter").body()).contains("印刷の準備中");
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(viewers.password(somebody.logsIn(), OWN).status()).isEqualTo(422);
    viewers.later();
    somebody.opens(browser, somebody.letter());
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    assertThat(somebody.deeds()).contains("NOT_WISHED", "WISHED", "REISSUED");
  }

  @Test
  void noWishVoidsTheLetterThatIsUnderWay() {
    var somebody = viewers.somebody();
    var letter = somebody.letter();
    var browser = somebody.logsIn();
    browser.get("/settings/viewing");
    browser.post("/settings/viewing/unwish", "sure", "true");
    viewers.later();
    browser.get("/viewing/wish");
    browser.post("/viewing/wish");
    browser.get("/viewing");
    var page = browser.post("/viewing", "code", letter);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("この閲覧用パスワードは使えません");
  }

  @Test
  void aSocietyMayShowNothingUntilItIsWished() {
    try (var portal =
        new TestPortal(
            s -> Policies.viewing(Viewers.of(s, Style.password), ViewingPasswordTest::unwished),
            viewers.portal.database)) {
      var browser = viewers.somebody().logsIn(portal);
      assertThat(browser.get("/viewing").body()).contains("パスワードを希望する");
    }
  }

  private static ViewingPolicy unwished(ViewingPolicy v) {
    return new ViewingPolicy(
        v.style(), false, v.tries(), v.lock(), v.idle(), v.recent(), v.cautions(), v.questions());
  }

  @Test
  void aNewLoginPasswordIsNotTheViewingPasswordHoweverItIsWritten() {
    var somebody = viewers.somebody();
    somebody.opens();
    var browser = somebody.comesToChooseALoginPassword();
    assertThat(chooses(browser, OWN)).contains("このパスワードは使えません");
    assertThat(chooses(browser, "Ｙａｍａ no Asagao 12")).contains("このパスワードは使えません");
    browser.get("/login/new-password");
    assertThat(browser.post("/login/new-password", "password", "midori no yamanami 88").location())
        .isEqualTo("/home");
    assertThat(viewers.password(browser, OWN).location()).isEqualTo("/checkups");
    assertThat(somebody.count("SECRET_MET")).isEqualTo(2);
    browser.get("/home");
    assertThat(browser.get("/settings/looked").body()).contains("健診結果などを開けませんでした");
  }

  /** What somebody does behind the gate closes nobody's way in. */
  @Test
  void whoChangesHisViewingPasswordOftenMayStillChooseALoginPassword() {
    var somebody = viewers.somebody();
    var open = somebody.opens();
    open.get("/settings/viewing");
    open.post("/settings/viewing/change", "password", OWN);
    for (int i = 0; i < 10; i++) {
      refused(open, Viewers.PASSWORD);
    }
    assertThat(refused(open, "midori no yama")).contains("24時間ほど");
    var browser = somebody.comesToChooseALoginPassword();
    browser.get("/login/new-password");
    assertThat(browser.post("/login/new-password", "password", "midori no yamanami 88").location())
        .isEqualTo("/home");
  }

  @Test
  void afterTenNoMoreIsSaidThereEither() {
    var somebody = viewers.somebody();
    somebody.opens();
    var browser = somebody.comesToChooseALoginPassword();
    for (int i = 0; i < 10; i++) {
      assertThat(chooses(browser, OWN)).contains("このパスワードは使えません");
    }
    assertThat(chooses(browser, OWN)).contains("24時間ほど").doesNotContain("使えません");
    assertThat(chooses(browser, "midori no yamanami 88")).contains("24時間ほど");
  }

  @Test
  void whoHasNoViewingPasswordIsAskedNothingThere() {
    var somebody = viewers.somebody();
    var browser = somebody.comesToChooseALoginPassword();
    browser.get("/login/new-password");
    assertThat(browser.post("/login/new-password", "password", OWN).location()).isEqualTo("/home");
  }

  private static String chooses(Browser browser, String password) {
    browser.get("/login/new-password");
    var page = browser.post("/login/new-password", "password", password);
    assertThat(page.status()).isEqualTo(422);
    return page.body();
  }
}
