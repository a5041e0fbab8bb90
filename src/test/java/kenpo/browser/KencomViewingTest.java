package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import kenpo.support.Findings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each screen of the viewing code in the order of the manuals, and the rules that stand beside it.
 */
class KencomViewingTest extends KencomViewing {

  /** The third of the list. */
  private static final String LISTED = "初めて一人で旅行した場所は？";

  /** The menu after the login; whoever never saw results is asked for the code of a postcard. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theMenuLeadsToTheCodeAtTheFirstTime(Device device) {
    try (var tab = somebody().logsIn(device)) {
      link(tab, "健診結果を見る").click();
      isAt(tab, "/viewing");
      says(tab, "はがきでお届けした健診閲覧コード");
      assertThat(tab.page().locator(".steps li"))
          .containsText(new String[] {"本人確認の情報送信", "秘密の質問設定", "秘密の質問設定確認"});
      assertThat(tab.page().locator("[aria-current=step]")).containsText("本人確認の情報送信");
      assertThat(tab.field("code")).isVisible();
      assertThat(tab.field("birthDateYear")).isVisible();
      assertThat(button(tab, "本人確認の情報送信")).isVisible();
    }
  }

  /** Code and birth date are sent; the name in kana is shown, to go on from if it is right. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void codeAndBirthDateLeadToTheNameInKanaAndItToTheQuestion(Device device) {
    var somebody = somebody();
    var code = somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      types(tab, code, "45");
      isAt(tab, "/viewing/name");
      says(tab, "健診閲覧コードを確認しました");
      says(tab, "ケンポ ハナコ 様");
      press(tab, "秘密の質問の設定へ");
      isAt(tab, "/viewing/question");
      assertThat(tab.page().locator("[aria-current=step]")).containsText("秘密の質問設定");
    }
  }

  /**
   * A question is picked from a list, or written by oneself, which is recommended; case matters.
   */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theQuestionIsOneOfAListOrOnesOwnWhichIsRecommended(Device device) {
    try (var tab = somebody().comesToTheQuestion(device)) {
      assertThat(tab.page().locator("label.choice")).hasCount(6);
      assertThat(tab.page().locator("label.choice").first()).hasText("自分で質問を設定する（推奨）");
      says(tab, "英字の大文字と小文字は区別されます");
      assertThat(tab.page().locator("label[for=question]")).containsText("設定する質問");
      says(tab, "ほかの人には答えられない質問と答え");
      picks(tab, "Kamakura");
      isAt(tab, "/viewing/confirm");
      says(tab, LISTED);
    }
  }

  /** One of the list is carried to the end as one's own is; going back keeps it, not its answer. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aQuestionOfTheListIsKeptWhenOneGoesBackAndAskedInTheNextSession(Device device) {
    var somebody = somebody();
    try (var tab = somebody.comesToTheQuestion(device)) {
      picks(tab, "Kamakura");
      says(tab, "安全のため表示していません");
      assertThat(main(tab)).not().containsText("Kamakura");
      link(tab, "戻る").click();
      isAt(tab, "/viewing/question");
      assertThat(tab.page().locator("[name=choice]").nth(3)).isChecked();
      assertThat(tab.field("question")).hasValue("");
      assertThat(tab.field("answer")).hasValue("");
      tab.type("answer", "Nikko");
      press(tab, "確認");
      press(tab, "設定完了");
      isAt(tab, "/viewing/cautions");
    }
    try (var tab = somebody.comesToTheGate(device)) {
      says(tab, LISTED);
      tab.type("answer", "Kamakura").press();
      refuses(tab, "answer", "答えが違います");
      tab.type("answer", "Nikko").press();
      isAt(tab, "/viewing/cautions");
    }
  }

  private static void picks(Tab tab, String answer) {
    tab.page().locator("label.choice").nth(3).click();
    tab.type("answer", answer);
    press(tab, "確認");
  }

  /** The question is shown once more and the answer is not; one may go back, or set it. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theQuestionIsShownAgainWithoutItsAnswerAndMayBeChanged(Device device) {
    try (var tab = somebody().comesToTheQuestion(device)) {
      asks(tab, QUESTION, ANSWER);
      isAt(tab, "/viewing/confirm");
      says(tab, QUESTION);
      says(tab, "この内容で設定します。よろしければ「設定完了」を押してください。");
      says(tab, "安全のため表示していません");
      assertThat(main(tab)).not().containsText(ANSWER);
      assertThat(tab.page().locator("[aria-current=step]")).containsText("秘密の質問設定確認");
      link(tab, "戻る").click();
      isAt(tab, "/viewing/question");
      assertThat(tab.field("question")).hasValue(QUESTION);
      assertThat(tab.field("answer")).hasValue("");
      asks(tab, "いちばん好きな山は？", "Asama");
      says(tab, "いちばん好きな山は？");
      press(tab, "設定完了");
      isAt(tab, "/viewing/cautions");
    }
  }

  /** What has to be known of results, and the button that leads to them. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theCautionsStandBeforeTheResults(Device device) {
    var checkup = Findings.of("2026-06-01").number("9N011000000000001", "22.0", "kg/m2").checkup();
    try (var tab = somebody().was(checkup).comesToTheCautions(device)) {
      assertThat(tab.page().locator("h1")).hasText("健診結果に関する注意事項");
      says(tab, "医師による診断ではありません");
      says(tab, "健診機関によって異なる");
      says(tab, "2〜3か月");
      says(tab, "受けていない項目");
      tab.field("agree").check();
      press(tab, "健診結果を見る");
      isAt(tab, "/checkups");
      assertThat(tab.page().locator("h1")).hasText("2026年6月1日の健診結果");
      says(tab, "22.0 kg/m2");
    }
  }

  /** The code is asked for once; from then on the answer opens the results, in its own case. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theNextSessionIsAskedTheQuestionOnly(Device device) {
    var somebody = somebody();
    somebody.opens(device).close();
    try (var tab = somebody.comesToTheGate(device)) {
      assertThat(tab.field("code")).hasCount(0);
      says(tab, QUESTION);
      tab.type("answer", "asagao").press();
      refuses(tab, "answer", "答えが違います");
      says(tab, "あと4回");
      tab.type("answer", ANSWER).press();
      isAt(tab, "/checkups");
      tab.open("/home").follow("/checkups");
      isAt(tab, "/checkups");
    }
  }

  /** Without the postcard another is asked for; it takes half a month to a month. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void whoHasLostThePostcardAsksForAnotherAndIsToldHowLongItTakes(Device device) {
    var somebody = somebody();
    var lost = somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      link(tab, "はがきをなくしたとき・届かないとき").click();
      isAt(tab, "/viewing/letter");
      says(tab, "半月～1か月");
      tab.field("sure").check();
      press(tab, "申し込む");
      says(tab, "お申し込みを受け付けました");
      says(tab, "印刷の準備中");
      says(tab, "もう一度お申し込みいただく必要はありません");
      assertThat(tab.field("sure")).hasCount(0);
      portal.clock.advance(Duration.ofSeconds(1));
      var found = somebody.letter();
      types(tab.open("/viewing"), lost, "45");
      refuses(tab, "code", "それより前のはがきは無効です");
      types(tab, found, "45");
      isAt(tab, "/viewing/name");
    }
  }

  /** Who can't go on with the postcard at all asks the desk. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void fromTheGateTheDeskIsFoundWhenThePostcardIsLost(Device device) {
    var somebody = somebody();
    somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      link(tab, "はがきをなくしたとき・届かないとき").click();
      isAt(tab, "/viewing/letter");
      says(tab, "お届け先");
      says(tab, "ご自宅");
      link(tab, "はがきが届かないとき").click();
      isAt(tab, "/help/viewing");
      says(tab, "なくしたとき");
      link(tab, "窓口").first().click();
      isAt(tab, "/help/contact");
    }
  }

  /** The app brings its own way around: its pages have no menus of the site, before or behind. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void onlyTheBrowserShowsTheMenusOfTheSite(Device device) {
    int menus = device.equals(Device.APP) ? 0 : 1;
    try (var tab = somebody().comesToTheQuestion(device)) {
      assertThat(tab.page().locator("footer")).hasCount(menus);
      assertThat(tab.page().locator("header nav")).hasCount(menus);
    }
  }
}
