package kenpo.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Browser.Page;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong tries: five in a row close a secret for a day. */
class LockTest {

  private static final String LOCKED = "【あおば健康保険組合】健診結果などの閲覧を一時的に止めました";

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
  void fiveWrongAnswersLockForADayToTheSecondAndAreToldByMail() {
    var somebody = viewers.somebody();
    somebody.opens();
    for (int left = 4; left > 0; left--) {
      assertThat(viewers.answer(somebody.logsIn(), "wrong").body()).contains("あと" + left + "回");
    }
    var last = viewers.answer(somebody.logsIn(), "wrong");
    assertThat(last.status()).isEqualTo(403);
    assertThat(last.body()).contains("12月2日", "新しいはがき");
    var again = somebody.logsIn();
    assertThat(viewers.answer(again, Viewers.ANSWER).status()).isEqualTo(403);
    assertThat(again.get("/viewing").status()).isEqualTo(403);
    assertThat(again.get("/checkups").location()).isEqualTo("/viewing");
    assertThat(somebody.mails()).filteredOn(LOCKED::equals).hasSize(1);
    assertThat(somebody.deeds()).endsWith("SECRET_WRONG", "LOCKED", "TRIED_WHILE_LOCKED");
    viewers.portal.clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(403);
    viewers.later();
    assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(303);
    viewers.portal.clock.advance(Duration.ofDays(-1));
  }

  @Test
  void aTryThatWasLookedAtCountsWhateverFailsThenAndTheLockIsToldLater() {
    var somebody = viewers.somebody();
    somebody.opens();
    for (int i = 0; i < 4; i++) {
      viewers.answer(somebody.logsIn(), "wrong");
    }
    var last = somebody.logsIn();
    var next = somebody.logsIn();
    viewers.portal.execute(
        "ALTER TABLE mail_outbox ADD CONSTRAINT away CHECK (template <> 'viewing-locked') NOT"
            + " VALID");
    assertThat(viewers.answer(last, "wrong").status()).isEqualTo(500);
    viewers.portal.execute("ALTER TABLE mail_outbox DROP CONSTRAINT away");
    assertThat(viewers.answer(next, Viewers.ANSWER).status()).isEqualTo(403);
    assertThat(viewers.answer(next, "").status()).isEqualTo(403);
    assertThat(somebody.mails()).doesNotContain(LOCKED);
    viewers.portal.clock.advance(Duration.ofMinutes(1));
    assertThat(viewers.answer(next, Viewers.ANSWER).status()).isEqualTo(403);
    assertThat(viewers.answer(next, Viewers.ANSWER).status()).isEqualTo(403);
    assertThat(somebody.mails()).filteredOn(LOCKED::equals).hasSize(1);
    viewers.portal.clock.advance(Duration.ofMinutes(-1));
  }

  @Test
  void aRightAnswerBeginsTheCountAnew() {
    var somebody = viewers.somebody();
    somebody.opens();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        viewers.answer(somebody.logsIn(), "wrong");
      }
      assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(303);
    }
    assertThat(somebody.count("LOCKED")).isZero();
  }

  @Test
  void ofTenWrongAnswersAtOnceFiveAreLookedAtAndOneMailIsSent() throws Exception {
    var somebody = viewers.somebody();
    somebody.opens();
    var tries =
        IntStream.range(0, 10)
            .mapToObj(i -> somebody.logsIn())
            .<Callable<Page>>map(
                browser -> {
                  browser.get("/viewing");
                  return () -> browser.post("/viewing", "answer", "wrong");
                })
            .toList();
    var pages = Race.all(tries);
    assertThat(pages).filteredOn(page -> page.status() == 422).hasSize(4);
    assertThat(pages).filteredOn(page -> page.status() == 403).hasSize(6);
    assertThat(somebody.count("SECRET_WRONG")).isEqualTo(5);
    assertThat(somebody.count("TRIED_WHILE_LOCKED")).isEqualTo(5);
    assertThat(somebody.count("LOCKED")).isEqualTo(1);
    assertThat(somebody.mails()).filteredOn(LOCKED::equals).hasSize(1);
  }

  @Test
  void theSettingsShareTheCount() {
    var somebody = viewers.somebody();
    var browser = somebody.opens();
    for (int i = 0; i < 5; i++) {
      browser.get("/settings/viewing");
      browser.post("/settings/viewing/change", "answer", "wrong");
    }
    assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(403);
  }

  @Test
  void fiveWrongCodesLockTheCodeWhateverIsTypedThen() {
    var somebody = viewers.somebody();
    var code = somebody.letter();
    for (int i = 0; i < 5; i++) {
      viewers.code(somebody.logsIn(), code, 1990 + i);
    }
    assertThat(viewers.code(somebody.logsIn(), code, 1970).status()).isEqualTo(403);
    assertThat(somebody.mails()).containsExactly(LOCKED);
    viewers.portal.clock.advance(Duration.ofDays(1));
    assertThat(viewers.code(somebody.logsIn(), code, 1970).status()).isEqualTo(303);
    viewers.portal.clock.advance(Duration.ofDays(-1));
  }

  @Test
  void aNewLetterIsTheWayOut() {
    var somebody = viewers.somebody();
    var browser = somebody.opens();
    var locked = somebody.logsIn();
    for (int i = 0; i < 5; i++) {
      viewers.answer(locked, "wrong");
    }
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    viewers.later();
    viewers.reissue(locked);
    viewers.later();
    somebody.opens(locked, somebody.letter());
    assertThat(locked.get("/checkups").status()).isEqualTo(200);
    assertThat(viewers.answer(somebody.logsIn(), Viewers.ANSWER).status()).isEqualTo(303);
  }

  @Test
  void aNeighboursTriesLockNobodyElse() {
    var one = viewers.somebody();
    var other = viewers.somebody();
    one.opens();
    other.opens();
    for (int i = 0; i < 5; i++) {
      viewers.answer(one.logsIn(), "wrong");
    }
    assertThat(viewers.answer(other.logsIn(), Viewers.ANSWER).status()).isEqualTo(303);
  }

  @Test
  void ofTenWrongCodesAtOnceFromTenSessionsFiveAreLookedAt() throws Exception {
    var somebody = viewers.somebody();
    var code = somebody.letter();
    var tries =
        IntStream.range(0, 10)
            .mapToObj(i -> somebody.logsIn())
            .<Callable<Page>>map(browser -> () -> viewers.code(browser, code, 1990))
            .toList();
    var pages = Race.all(tries);
    assertThat(pages).filteredOn(page -> page.status() == 422).hasSize(4);
    assertThat(pages).filteredOn(page -> page.status() == 403).hasSize(6);
    assertThat(somebody.count("LETTER_WRONG")).isEqualTo(5);
    assertThat(somebody.count("LOCKED")).isEqualTo(1);
    assertThat(viewers.code(somebody.logsIn(), code, 1970).status()).isEqualTo(403);
    assertThat(somebody.mails()).filteredOn(LOCKED::equals).hasSize(1);
  }
}
