package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Another letter: from the request on nothing from before opens anything. */
class ReissueTest {

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
  void closesEverySessionOnEveryServerAndVoidsSecretAndLetters() {
    var somebody = viewers.somebody();
    var open = somebody.opens();
    try (var beside = viewers.portal.beside()) {
      var elsewhere = open.at(beside.address() + "/s/aoba");
      assertThat(elsewhere.get("/checkups").status()).isEqualTo(200);
      viewers.later();
      assertThat(viewers.reissue(somebody.logsIn()).location()).isEqualTo("/viewing/letter");
      assertThat(elsewhere.get("/checkups").location()).isEqualTo("/viewing");
      assertThat(open.get("/checkups").location()).isEqualTo("/viewing");
      assertThat(open.get("/viewing").body()).contains("健診閲覧コード", "はがきの準備をしています");
    }
    assertThat(somebody.count("REISSUED")).isEqualTo(1);
    assertThat(somebody.mails()).contains("【あおば健康保険組合】郵送の手続きを受け付けました");
  }

  @Test
  void anOlderLetterIsToldAsVoidWithTheDayOfTheRequest() {
    var somebody = viewers.somebody();
    var old = somebody.letter();
    viewers.portal.clock.advance(Duration.ofDays(3));
    var browser = somebody.logsIn();
    viewers.reissue(browser);
    var page = viewers.code(browser, old, 1970);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("2026年12月4日に再発行が申し込まれたため");
    assertThat(viewers.code(browser, old, 1971).body()).doesNotContain("再発行が申し込まれたため");
    viewers.later();
    somebody.opens(browser, somebody.letter());
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    viewers.portal.clock.advance(Duration.ofDays(-3));
  }

  @Test
  void isAskedForWithATickAndOnceWhileOneIsOnItsWay() {
    var somebody = viewers.somebody();
    var browser = somebody.logsIn();
    browser.get("/viewing/letter");
    assertThat(browser.post("/viewing/letter").status()).isEqualTo(422);
    viewers.reissue(browser);
    var page = browser.get("/viewing/letter");
    assertThat(page.body()).contains("お申し込みを受け付けました", "印刷の準備中", "半月～1か月");
    assertThat(page.body()).doesNotContain("name=\"sure\"");
    assertThat(browser.get("/viewing/letter").body()).doesNotContain("お申し込みを受け付けました");
    assertThat(browser.post("/viewing/letter", "sure", "true").status()).isEqualTo(303);
    assertThat(letters(somebody)).hasSize(1);
    somebody.letter();
    assertThat(browser.get("/viewing/letter").body()).contains("発送済み", "name=\"sure\"");
  }

  private static List<String> letters(Viewers.Somebody somebody) {
    return viewers.portal.query("SELECT state FROM letters WHERE member_id = " + somebody.member());
  }

  @Test
  void whatStaffAskForVoidsTheSecretTooThoughTheirClockIsBehind() {
    var somebody = viewers.somebody();
    var open = somebody.opens();
    viewers.later();
    viewers.portal.execute(
        """
        INSERT INTO letters (society_id, member_id, kind, state, destination, asked_by, asked_at)
        VALUES ('aoba', %d, 'viewing_code', 'asked', 'home', 'staff', '%s')
        """
            .formatted(
                somebody.member(), viewers.portal.clock.instant().minus(Duration.ofMinutes(1))));
    assertThat(open.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(open.get("/viewing").body()).doesNotContain(Viewers.QUESTION);
  }

  @Test
  void aLetterThatStaffVoidWhileSomebodyIsOnTheWayOpensNothing() {
    var somebody = viewers.somebody();
    var browser = atTheEnd(somebody, somebody.letter());
    viewers.portal.execute(
        "UPDATE letters SET state = 'void', voided_at = '%s' WHERE member_id = %d"
            .formatted(viewers.portal.clock.instant(), somebody.member()));
    assertThat(end(browser).location()).isEqualTo("/viewing");
    assertThat(browser.get("/viewing").body()).contains("最初からお進みください");
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
  }

  @RepeatedTest(3)
  void ofTwoFirstUsesAtOnceOneArrives() throws Exception {
    var somebody = viewers.somebody();
    var code = somebody.letter();
    var ready = List.of(atTheEnd(somebody, code), atTheEnd(somebody, code));
    var ends = Race.all(ready.stream().<Callable<Page>>map(b -> () -> end(b)).toList());
    assertThat(ends).extracting(Page::location).containsExactlyInAnyOrder("/checkups", "/viewing");
    assertThat(somebody.count("OPENED")).isEqualTo(1);
    assertThat(letters(somebody)).containsExactly("used");
  }

  @RepeatedTest(3)
  void aFirstUseAndARequestAtOnceLeaveNothingOpen() throws Exception {
    var somebody = viewers.somebody();
    var browser = atTheEnd(somebody, somebody.letter());
    var asks = somebody.logsIn();
    asks.get("/viewing/letter");
    viewers.later();
    Race.atOnce(() -> end(browser), () -> asks.post("/viewing/letter", "sure", "true"));
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(letters(somebody)).contains("asked");
  }

  @RepeatedTest(3)
  void anAnswerAndARequestAtOnceLeaveNothingOpen() throws Exception {
    var somebody = viewers.somebody();
    somebody.opens();
    var browser = somebody.logsIn();
    browser.get("/viewing");
    var asks = somebody.logsIn();
    asks.get("/viewing/letter");
    viewers.later();
    Race.atOnce(
        () -> browser.post("/viewing", "answer", Viewers.ANSWER),
        () -> asks.post("/viewing/letter", "sure", "true"));
    assertThat(browser.get("/checkups").location()).isEqualTo("/viewing");
  }

  private static Browser atTheEnd(Viewers.Somebody somebody, String code) {
    var browser = somebody.logsIn();
    viewers.code(browser, code, 1970);
    browser.post("/viewing/name");
    viewers.choose(browser, Viewers.QUESTION, Viewers.ANSWER);
    browser.get("/viewing/confirm");
    return browser;
  }

  private static Page end(Browser browser) {
    return browser.post("/viewing/confirm");
  }
}
