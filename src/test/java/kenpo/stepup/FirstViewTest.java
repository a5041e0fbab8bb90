package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.society.HealthAgePolicy;
import kenpo.society.ResultsPolicy;
import kenpo.society.ResultsPolicy.Supervisor;
import kenpo.society.ResultsPolicy.Text;
import kenpo.society.Societies;
import kenpo.society.Society.Document;
import kenpo.society.Society.Names;
import kenpo.society.ViewingPolicy;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Cautions;
import kenpo.support.Policies;
import kenpo.support.Race;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first time with a viewing code, and the secret question from then on. */
class FirstViewTest {

  private static final String CHANGED = "前回ご確認いただいてから、内容が変わりました";

  private static Viewers viewers;

  @BeforeAll
  static void open() {
    viewers = new Viewers(Style.code);
  }

  @AfterAll
  static void close() {
    viewers.close();
  }

  @Test
  void leadsFromCodeAndBirthDateOverNameAndQuestionToTheResults() {
    var somebody = viewers.somebody();
    var code = somebody.letter();
    var browser = somebody.logsIn();
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(viewers.code(browser, code, 1970).location()).isEqualTo("/viewing/name");
    assertThat(browser.get("/viewing/name").body()).contains("アオバ ハナコ 様");
    assertThat(browser.post("/viewing/name").location()).isEqualTo("/viewing/question");
    assertThat(browser.get("/viewing/question").body()).contains("初めて飼ったペットの名前は？");
    assertThat(viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER).location())
        .isEqualTo("/viewing/confirm");
    assertThat(browser.get("/viewing/confirm").body())
        .contains(Viewers.QUESTION)
        .doesNotContain(Viewers.ANSWER);
    assertThat(browser.post("/viewing/confirm").location()).isEqualTo("/checkups");
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing/cautions");
    assertThat(browser.get("/viewing/cautions").body())
        .contains("医師による診断ではありません", "/s/aoba/checkups/criteria\"")
        .doesNotContain(CHANGED);
    assertThat(browser.get("/checkups/criteria").body()).contains("18.5〜24.9");
    assertThat(browser.get("/checkups/criteria.pdf").status()).isEqualTo(200);
    assertThat(browser.post("/viewing/cautions", "version", "1").status()).isEqualTo(422);
    somebody.agrees(browser);
    var results = browser.get("/checkups");
    assertThat(results.status()).isEqualTo(200);
    assertThat(results.header("cache-control")).isEqualTo("no-store");
    assertThat(somebody.deeds())
        .containsExactly("LETTER_RIGHT", "SECRET_CHOSEN", "OPENED", "AGREED");
    assertThat(somebody.mails()).containsExactly("【あおば健康保険組合】健診結果などの閲覧の設定が変わりました");
  }

  @Test
  void theNextSessionIsAskedTheQuestionOnce() {
    var somebody = viewers.somebody();
    somebody.opens();
    var next = somebody.logsIn();
    assertThat(next.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(next.get("/viewing").body()).contains(Viewers.QUESTION);
    assertThat(viewers.answer(next, "Ａｓａｇａｏ ").location()).isEqualTo("/checkups");
    assertThat(next.get("/checkups").status()).isEqualTo(200);
    assertThat(next.get("/viewing").location()).isEqualTo("/checkups");
    assertThat(viewers.answer(somebody.logsIn(), "asagao").status()).isEqualTo(422);
  }

  @Test
  void openDataAreClosedWhenTheyWereNotUsedForAQuarterOfAnHour() {
    var browser = viewers.somebody().opens();
    viewers.portal.clock.advance(Duration.ofMinutes(14));
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    viewers.portal.until(() -> usedNow());
    viewers.portal.clock.advance(Duration.ofMinutes(14));
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    viewers.portal.until(() -> usedNow());
    viewers.portal.clock.advance(Duration.ofMinutes(15));
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
  }

  private static boolean usedNow() {
    return !viewers
        .portal
        .query(
            "SELECT 1 FROM viewing_openings WHERE used_at = '%s'"
                .formatted(viewers.portal.clock.instant()))
        .isEmpty();
  }

  @Test
  void aWrongCodeAndAWrongBirthDateAreAnsweredWithTheSameBytes() {
    var one = viewers.somebody();
    var other = viewers.somebody();
    var code = one.letter();
    other.letter();
    var wrongDate = viewers.code(one.logsIn(), code, 1971);
    var wrongCode = viewers.code(other.logsIn(), code, 1970);
    var noCode = viewers.code(viewers.somebody().logsIn(), "1234", 1970);
    assertThat(wrongDate.status()).isEqualTo(422);
    assertThat(bare(wrongDate).replace("1971", "1970")).isEqualTo(bare(wrongCode));
    assertThat(wrongCode.body()).contains("あと4回").doesNotContain(code);
    assertThat(noCode.body()).contains("あと4回");
  }

  /** Without what differs from one page to the next. */
  private static String bare(Page page) {
    return page.body()
        .replaceAll("name=\"(csrf|stamp)\" value=\"[^\"]*\"", "")
        .replaceAll("\\d+月\\d+日", "");
  }

  @Test
  void aCodeIsGoodOnceAndForItsOwnerOnly() {
    var one = viewers.somebody();
    var code = one.letter();
    assertThat(viewers.code(viewers.somebody().logsIn(), code, 1970).status()).isEqualTo(422);
    one.opens(one.logsIn(), code);
    viewers.portal.execute(
        "UPDATE viewings SET question = NULL, secret_hash = NULL, letter_id = NULL WHERE account_id"
            + " = "
            + one.account());
    assertThat(viewers.code(one.logsIn(), code, 1970).status()).isEqualTo(422);
  }

  @Test
  void aSessionThatEndsHalfwayCostsNobodyALetter() {
    var somebody = viewers.somebody();
    var code = somebody.letter();
    var first = somebody.logsIn();
    viewers.code(first, code, 1970);
    first.post("/viewing/name");
    viewers.choose(first, Viewers.QUESTION, Viewers.ANSWER);
    first.get("/home");
    first.post("/logout");
    var second = somebody.logsIn();
    somebody.opens(second, code);
    assertThat(second.get("/checkups").status()).isEqualTo(200);
  }

  @Test
  void anExpiredCodeSaysSoFromTheDayAfterItsLastInJapan() {
    var somebody = viewers.somebody();
    var begun = viewers.portal.clock.instant();
    var code = somebody.letter();
    viewers.portal.clock.set(Instant.parse("2027-06-01T14:59:59Z"));
    var browser = somebody.logsIn();
    assertThat(viewers.code(browser, code, 1970).location()).isEqualTo("/viewing/name");
    viewers.portal.clock.set(Instant.parse("2027-06-01T15:00:00Z"));
    var late = viewers.code(somebody.logsIn(), code, 1970);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body()).contains("有効期限を過ぎています");
    viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER);
    viewers.portal.clock.set(begun);
    assertThat(somebody.deeds()).contains("LETTER_EXPIRED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "はじめて育てた花は？",
        "ハジメテ育テタ花ハ？",
        "あおば　はなこ",
        "ｱｵﾊﾞ",
        "hanako",
        "19700102",
        "昭和45年1月2日",
        "S45.1.2",
        "0102",
        "1970-1-2 .",
        "昭和45/01/02",
        "45年1月2日",
        "1月2日"
      })
  void whatOthersKnowIsNoAnswer(String answer) {
    assertThat(refused(answer).body()).contains("answer-error");
  }

  @Test
  void theLoginIdIsNoAnswerAndFiftyCharactersAreTheMost() {
    var browser = named();
    var somebody = browser.somebody;
    assertThat(
            viewers
                .choose(browser.browser, "花は？", somebody.email().toUpperCase(Locale.ROOT))
                .status())
        .isEqualTo(422);
    assertThat(viewers.choose(browser.browser, "花は？", "花".repeat(51)).status()).isEqualTo(422);
    assertThat(viewers.choose(browser.browser, "花", "朝顔").status()).isEqualTo(422);
    assertThat(viewers.choose(browser.browser, "花".repeat(51), "朝顔").status()).isEqualTo(422);
    assertThat(viewers.choose(browser.browser, "花は", "花".repeat(50)).status()).isEqualTo(303);
  }

  private record Named(Browser browser, Viewers.Somebody somebody) {}

  private static Named named() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn();
    viewers.code(browser, somebody.letter(), 1970);
    browser.post("/viewing/name");
    return new Named(browser, somebody);
  }

  private static Page refused(String answer) {
    var page = viewers.choose(named().browser, Viewers.QUESTION, answer);
    assertThat(page.status()).isEqualTo(422);
    return page;
  }

  @Test
  void noStepIsSkipped() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn();
    var way =
        List.of("/viewing/name", "/viewing/question", "/viewing/confirm", "/viewing/password");
    browser.get("/viewing");
    way.forEach(path -> assertThat(browser.get(path).location()).isEqualTo("/viewing"));
    way.forEach(path -> assertThat(browser.post(path).location()).isEqualTo("/viewing"));
    viewers.code(browser, somebody.letter(), 1970);
    assertThat(viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER).location())
        .isEqualTo("/viewing/name");
    browser.post("/viewing/name");
    assertThat(browser.post("/viewing/confirm").location()).isEqualTo("/viewing/question");
    browser.get("/viewing/question");
    assertThat(browser.post("/viewing/cautions", "version", "1", "agree", "true").location())
        .isEqualTo("/viewing");
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
  }

  @Test
  void theAppsWebViewGoesTheSameWay() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn().header("User-Agent", "KenpoPortalApp/1.0");
    somebody.opens(browser, somebody.letter());
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
  }

  @Test
  void anotherVersionOfTheCautionsIsAgreedToAgain() {
    var somebody = viewers.somebody();
    somebody.opens();
    try (var later =
        new TestPortal(
            s -> Policies.viewing(Viewers.of(s, Style.code), FirstViewTest::second),
            viewers.portal.database)) {
      var browser = somebody.logsIn(later);
      assertThat(viewers.answer(browser, Viewers.ANSWER).location()).isEqualTo("/checkups");
      assertThat(browser.get("/checkups").location()).isEqualTo("/viewing/cautions");
      var page = browser.get("/viewing/cautions").body();
      assertThat(page)
          .contains(CHANGED, "変わったところ： 注意事項の文章</p>", "注意事項：第2版（2026年12月1日から）<br>判定区分：2026-04-01版");
      var old = Cautions.version(page).replaceFirst("^2", "1");
      var refused = browser.post("/viewing/cautions", "version", old, "agree", "true");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("内容が変わりました。もう一度お読みになり");
      Cautions.agree(browser);
      assertThat(browser.get("/checkups").status()).isEqualTo(200);
    }
  }

  /** While a change is brought to one server after the other, nobody is asked again and again. */
  @Test
  void eachVersionIsAgreedToOnce() {
    var somebody = viewers.somebody();
    var before = somebody.opens();
    try (var later =
        new TestPortal(
            s -> Policies.viewing(Viewers.of(s, Style.code), FirstViewTest::second),
            viewers.portal.database)) {
      var after = somebody.logsIn(later);
      viewers.answer(after, Viewers.ANSWER);
      Cautions.agree(after);
      assertThat(before.get("/checkups").status()).isEqualTo(200);
      assertThat(after.get("/checkups").status()).isEqualTo(200);
    }
  }

  @Test
  void anotherDoctorIsAgreedToAgain() {
    var somebody = viewers.somebody();
    somebody.opens();
    var unsaid =
        new ResultsPolicy(
            Optional.empty(),
            List.of(),
            new HealthAgePolicy(new Names("年", "a"), Optional.empty(), false, Optional.empty()));
    try (var later =
        new TestPortal(
            s -> Policies.saying(Viewers.of(s, Style.code), unsaid), viewers.portal.database)) {
      var browser = somebody.logsIn(later);
      viewers.answer(browser, Viewers.ANSWER);
      assertThat(browser.get("/checkups").location()).isEqualTo("/viewing/cautions");
      assertThat(browser.get("/viewing/cautions").body())
          .contains("監修の医師は登録されていません", CHANGED, "変わったところ： 監修の医師または外部の指標</p>");
    }
  }

  @Test
  void anotherEditionOfTheBandsIsAgreedToAgain() {
    var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    var somebody = viewers.somebody();
    somebody.opens();
    viewers.portal.execute(
        "UPDATE viewing_agreements SET version = '%s' WHERE account_id = %d"
            .formatted(Policies.judging(aoba, "2025-04-01").cautionsInForce(), somebody.account()));
    var browser = somebody.logsIn();
    viewers.answer(browser, Viewers.ANSWER);
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing/cautions");
    assertThat(browser.get("/viewing/cautions").body()).contains("変わったところ： 判定区分の版</p>");
  }

  /** Of before the edition and the doctor were parts of what one agrees to. */
  @Test
  void whoAgreedToTheTextAloneIsToldWhatElseThereIsNow() {
    var somebody = viewers.somebody();
    somebody.opens();
    viewers.portal.execute(
        "UPDATE viewing_agreements SET version = '1' WHERE account_id = " + somebody.account());
    var browser = somebody.logsIn();
    viewers.answer(browser, Viewers.ANSWER);
    assertThat(browser.get("/viewing/cautions").body())
        .contains(CHANGED, "変わったところ： 判定区分の版、監修の医師または外部の指標</p>");
  }

  @Test
  void anAgreementThatIsSentTwiceIsWrittenDownOnce() throws Exception {
    var somebody = viewers.somebody();
    var browser = comesToTheCautions(somebody);
    var other = browser.tab();
    Race.atOnce(() -> Cautions.agree(browser), () -> Cautions.agree(other));
    assertThat(somebody.count("AGREED")).isEqualTo(1);
  }

  private static Browser comesToTheCautions(Viewers.Somebody somebody) {
    var browser = somebody.logsIn();
    browser.get("/checkups/years");
    viewers.code(browser, somebody.letter(), 1970);
    browser.get("/viewing/name");
    browser.post("/viewing/name");
    viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER);
    browser.get("/viewing/confirm");
    browser.post("/viewing/confirm");
    return browser;
  }

  /** The way back from the criteria is the gate, which knows what was asked for. */
  @Test
  void whoReadsTheCriteriaFirstComesToThePageThatWasAskedFor() {
    var browser = comesToTheCautions(viewers.somebody());
    for (var open : List.of("/checkups/criteria", "/checkups/about")) {
      var back = Pattern.compile("<a class=\"back\" href=\"([^\"]*)\"");
      var found = back.matcher(browser.get(open).body());
      assertThat(found.find()).isTrue();
      assertThat(browser.get(found.group(1).replaceFirst("^/s/aoba", "")).location())
          .isEqualTo("/viewing/cautions");
    }
    assertThat(Cautions.agree(browser).location()).isEqualTo("/checkups/years");
  }

  /** What one agrees to is asked for by the same words in each release, and by what is shown. */
  @Test
  void whatIsAgreedToDependsOnNothingElse() {
    var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    var doctor =
        new Supervisor(new Names("見本 一郎", "Ichiro Mihon"), new Names("顧問医", "Consulting doctor"));
    var age = Policies.scored(aoba, Optional.empty()).results().healthAge();
    var ldl = new Text("ldl", Optional.of(new Names("説明", "meaning")), Optional.empty());
    var said = Policies.saying(aoba, new ResultsPolicy(Optional.of(doctor), List.of(ldl), age));
    assertThat(said.cautionsInForce()).hasToString("1 2026-04-01 5915f4bc6c4c1f53");
    var unsaid = Policies.saying(aoba, new ResultsPolicy(Optional.of(doctor), List.of(), age));
    assertThat(unsaid.cautionsInForce()).isEqualTo(said.cautionsInForce());
  }

  private static ViewingPolicy second(ViewingPolicy v) {
    return new ViewingPolicy(
        v.style(),
        v.wished(),
        v.tries(),
        v.lock(),
        v.idle(),
        v.recent(),
        new Document("2", v.cautions().effective()),
        v.questions());
  }

  @Test
  void theQuestionIsChangedWithThePresentAnswerOnly() {
    var somebody = viewers.somebody();
    var open = somebody.opens();
    var browser = somebody.logsIn();
    browser.get("/settings/viewing");
    assertThat(browser.post("/settings/viewing/change", "answer", "rose").status()).isEqualTo(422);
    assertThat(browser.get("/viewing/question").location()).isEqualTo("/viewing");
    browser.get("/settings/viewing");
    assertThat(browser.post("/settings/viewing/change", "answer", Viewers.ANSWER).location())
        .isEqualTo("/viewing/question");
    viewers.choose(browser, "別の花は？", "Himawari");
    browser.get("/viewing/confirm");
    browser.post("/viewing/confirm");
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    assertThat(open.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(422);
    assertThat(viewers.answer(somebody.logsIn(), "Himawari").status()).isEqualTo(303);
    assertThat(somebody.deeds()).contains("SECRET_RIGHT", "SECRET_CHANGED");
    assertThat(somebody.mails()).hasSize(2);
  }

  @Test
  void anAnswerIsTypedWhereJapaneseCanBe() {
    var browser = named().browser;
    var field = Pattern.compile("<input [^>]*name=\"answer\" type=\"text\" value=\"\"[^>]*off\"");
    assertThat(browser.get("/viewing/question").body()).containsPattern(field);
    viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER);
    browser.get("/viewing/confirm");
    browser.post("/viewing/confirm");
    assertThat(browser.get("/settings/viewing").body()).containsPattern(field);
    browser.get("/home");
    viewers.portal.clock.advance(Duration.ofMinutes(16));
    assertThat(browser.get("/viewing").body()).containsPattern(field);
    viewers.portal.clock.advance(Duration.ofMinutes(-16));
  }

  @Test
  void neitherCodeNorAnswerIsKept() {
    var somebody = viewers.somebody();
    somebody.opens();
    assertThat(
            viewers.portal.query(
                "SELECT secret_hash FROM viewings WHERE account_id = " + somebody.account()))
        .singleElement()
        .asString()
        .startsWith("$argon2id$");
  }
}
