package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong turn on the way of the viewing code, and what is shown there. */
class KencomViewingMistakesTest extends KencomViewing {

  @ParameterizedTest
  @MethodSource("computerAndApp")
  void withoutCodeOrBirthDateEachFieldSaysWhatToDo(Device device) {
    try (var tab = somebody().comesToTheGate(device)) {
      press(tab, "本人確認の情報送信");
      refuses(tab, "code", "健診閲覧コードを入力してください");
      assertThat(tab.page().locator(".error-summary")).containsText("生年月日");
      assertThat(tab.page().locator(".error-summary a")).hasCount(2);
    }
  }

  /** Which of both was wrong is not said; a code of somebody else is a wrong one. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aWrongCodeAWrongBirthDateAndAnothersCodeAreToldAlike(Device device) {
    var somebody = somebody();
    var code = somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      var words = "健診閲覧コードと生年月日の組み合わせが確認できませんでした";
      types(tab, code, "46");
      refuses(tab, "code", words);
      says(tab, "あと4回");
      types(tab, somebody().letter(), "45");
      refuses(tab, "code", words);
      says(tab, "あと3回");
      types(tab, "K7MX-4WAC", "45");
      refuses(tab, "code", words);
      assertThat(tab.field("code")).hasValue("");
      assertThat(tab.field("birthDateYear")).hasValue("45");
      types(tab, code, "45");
      isAt(tab, "/viewing/name");
    }
  }

  @ParameterizedTest
  @MethodSource("computerAndApp")
  void fiveWrongTriesCloseTheGateAndSayUntilWhen(Device device) {
    var somebody = somebody();
    var code = somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      for (int i = 0; i < 5; i++) {
        types(tab, code, "46");
      }
      assertThat(tab.page().locator("h1")).hasText("安全のため、一時的に閲覧を止めています");
      says(tab, "を過ぎてから、もう一度お試しください");
      says(tab, "登録のメールアドレスにもお知らせ");
      link(tab, "お心当たりがないときは、窓口へお知らせください").click();
      isAt(tab, "/help/contact");
      tab.open("/checkups");
      says(tab, "一時的に閲覧を止めています");
    }
  }

  /** An expired code is told as such, and the page leads to a new one. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void anExpiredCodeIsToldAndANewOneIsOffered(Device device) {
    var somebody = somebody();
    var code = somebody.letter();
    portal.clock.advance(Duration.ofDays(190));
    try (var tab = somebody.comesToTheGate(device)) {
      says(tab, "新しい健診閲覧コードが必要です");
      types(tab, code, "45");
      refuses(tab, "code", "有効期限を過ぎています");
      link(tab, "新しいはがきを申し込む").click();
      isAt(tab, "/viewing/letter");
      says(tab, "有効期限切れ");
      tab.field("sure").check();
      press(tab, "申し込む");
      says(tab, "お申し込みを受け付けました");
    }
  }

  /** What opened the results once opens nothing again, for nobody. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aUsedCodeIsNoneAnyMore(Device device) {
    var somebody = somebody();
    try (var tab = somebody.comesToTheGate(device)) {
      var code = somebody.letter();
      types(tab, code, "45");
      press(tab, "秘密の質問の設定へ");
      asks(tab, QUESTION, ANSWER);
      press(tab, "設定完了");
      portal.execute(
          "UPDATE viewings SET question = NULL, secret_hash = NULL, letter_id = NULL"
              + " WHERE account_id = (SELECT account_id FROM accounts WHERE member_id = %d)"
                  .formatted(somebody.member()));
      types(tab.open("/viewing"), code, "45");
      refuses(tab, "code", "確認できませんでした");
      says(tab, "すでに使用済みのため、お使いいただけません");
    }
  }

  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aQuestionOrAnswerThatIsMissingOrKnownToOthersIsToldAtItsField(Device device) {
    try (var tab = somebody().comesToTheQuestion(device)) {
      press(tab, "確認");
      refuses(tab, "question", "秘密の質問を選ぶか、入力してください");
      refuses(tab, "answer", "秘密の質問の答えを入力してください");
      asks(tab, QUESTION, "ケンポ　ハナコ");
      refuses(tab, "answer", "お名前や生年月日、メールアドレスは推測されやすい");
      assertThat(tab.field("question")).hasValue(QUESTION);
      assertThat(tab.field("answer")).hasValue("");
      asks(tab, QUESTION, QUESTION);
      refuses(tab, "answer", "質問と同じ答えは使えません");
      asks(tab, QUESTION, "花");
      refuses(tab, "answer", "2文字以上");
      asks(tab, QUESTION, ANSWER);
      isAt(tab, "/viewing/confirm");
    }
  }

  @ParameterizedTest
  @MethodSource("computerAndApp")
  void whoHasNotReadTheCautionsSeesNoResults(Device device) {
    try (var tab = somebody().comesToTheQuestion(device)) {
      asks(tab, QUESTION, ANSWER);
      press(tab, "設定完了");
      press(tab, "健診結果を見る");
      refuses(tab, "agree", "「内容を確認しました」にチェックを入れてください");
      tab.open("/checkups");
      isAt(tab, "/viewing/cautions");
    }
  }

  /** What was begun and not ended in an hour has to begin again, and the postcard is still good. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void whoTakesTooLongBeginsAgainWithTheSameCode(Device device) {
    var somebody = somebody();
    var code = somebody.letter();
    try (var tab = somebody.comesToTheGate(device)) {
      types(tab, code, "45");
      press(tab, "秘密の質問の設定へ");
      asks(tab, QUESTION, ANSWER);
      for (int i = 0; i < 3; i++) {
        portal.clock.advance(Duration.ofMinutes(20));
        tab.open(i < 2 ? "/viewing/confirm" : "/home");
      }
      tab.open("/viewing/confirm");
      isAt(tab, "/viewing");
      types(tab, code, "45");
      isAt(tab, "/viewing/name");
    }
  }

  /** Another letter was asked for elsewhere while one was on the way. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aCodeThatWasReplacedMeanwhileEndsTheWayAtItsBeginning(Device device) {
    var somebody = somebody();
    try (var tab = somebody.comesToTheQuestion(device);
        var elsewhere = somebody.logsIn(device)) {
      asks(tab, QUESTION, ANSWER);
      portal.clock.advance(Duration.ofSeconds(1));
      elsewhere.open("/viewing/letter").field("sure").check();
      says(press(elsewhere, "申し込む"), "お申し込みを受け付けました");
      press(tab, "設定完了");
      isAt(tab, "/viewing");
      says(tab, "はがきの準備をしています");
      says(tab, "これより前に届いたはがきは使えません");
      portal.clock.advance(Duration.ofSeconds(1));
      types(tab, somebody.letter(), "45");
      isAt(tab, "/viewing/name");
    }
  }

  /** Staff or the member's own wish made it void, with none in its place. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void aCodeThatBecameVoidMeanwhileLeadsToANewOne(Device device) {
    var somebody = somebody();
    try (var tab = somebody.comesToTheQuestion(device)) {
      asks(tab, QUESTION, ANSWER);
      portal.execute(
          "UPDATE letters SET state = 'void', voided_at = '%s' WHERE member_id = %d"
              .formatted(portal.clock.instant(), somebody.member()));
      press(tab, "設定完了");
      isAt(tab, "/viewing");
      says(tab, "もう一度、最初からお進みください");
      link(tab, "新しいはがきを申し込む").click();
      isAt(tab, "/viewing/letter");
    }
  }

  /** A page of the way that is not one's turn leads to the one that is, by address or button. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void noStepIsSkippedOrTakenTwice(Device device) {
    var somebody = somebody();
    try (var tab = somebody.comesToTheQuestion(device)) {
      for (var ahead : new String[] {"/viewing/confirm", "/viewing/name"}) {
        tab.open(ahead);
        isAt(tab, "/viewing/question");
      }
      asks(tab, QUESTION, ANSWER);
      var second = tab.page().context().newPage();
      second.navigate(tab.page().url());
      press(tab, "設定完了");
      isAt(tab, "/viewing/cautions");
      second.locator("main button[type=submit]").click();
      second.waitForURL("**/viewing/cautions");
      tab.page().goBack();
      isAt(tab, "/viewing/cautions");
      tab.open("/viewing/confirm");
      isAt(tab, "/viewing/cautions");
      Assertions.assertThat(somebody.lettersUsed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("computerAndApp")
  void fiveWrongAnswersCloseTheGateAndALetterIsTheWayOut(Device device) {
    var somebody = somebody();
    somebody.opens(device).close();
    try (var tab = somebody.comesToTheGate(device)) {
      press(tab, "健診結果などを見る");
      refuses(tab, "answer", "秘密の質問の答えを入力してください");
      for (int i = 0; i < 5; i++) {
        tab.type("answer", "rose").press();
      }
      assertThat(tab.page().locator("h1")).hasText("安全のため、一時的に閲覧を止めています");
      link(tab, "はがきの再発行").click();
      tab.field("sure").check();
      press(tab, "申し込む");
      says(tab, "お申し込みを受け付けました");
      tab.open("/checkups");
      isAt(tab, "/viewing");
      says(tab, "はがきの準備をしています");
      portal.clock.advance(Duration.ofSeconds(1));
      types(tab, somebody.letter(), "45");
      press(tab, "秘密の質問の設定へ");
      asks(tab, QUESTION, ANSWER);
      press(tab, "設定完了");
      isAt(tab, "/checkups");
    }
  }
}
