package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Database;
import kenpo.support.SharedPortal;
import org.junit.jupiter.api.Test;

/** Sessions that go on by their refresh cookie, and those that end. */
class RenewalTest extends SharedPortal {

  private static final String PASSWORD = "four words of renewal";
  private static final String ACCESS = "__Host-aoba-access";
  private static final String REFRESH = "__Host-aoba-refresh";
  private static int people;

  /** Somebody logged in. */
  private record Someone(String email, long account, Browser browser) {}

  @Test
  void anExpiredAccessTokenIsRenewedWithinTheRequest() {
    var browser = someone().browser;
    var access = browser.cookies().get(ACCESS);
    var refresh = browser.cookies().get(REFRESH);
    portal.clock.advance(Duration.ofMinutes(4));
    browser.get("/home");
    assertThat(browser.cookies()).containsEntry(ACCESS, access).containsEntry(REFRESH, refresh);
    portal.clock.advance(Duration.ofMinutes(1));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    assertThat(browser.cookies().get(ACCESS)).isNotEqualTo(access);
    assertThat(browser.cookies().get(REFRESH)).isNotEqualTo(refresh);
  }

  @Test
  void soIsThatOfAPostWhoseFormIsKept() {
    var someone = someone();
    var other = logIn(someone, "other");
    someone.browser.get("/settings/sessions");
    portal.clock.advance(Duration.ofMinutes(6));
    var answer = someone.browser.post("/settings/sessions/end-others");
    assertThat(answer.location()).isEqualTo("/settings/sessions");
    assertThat(someone.browser.follow(answer).status()).isEqualTo(200);
    assertThat(other.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void aLostAnswerIsAskedForAgain() {
    var browser = someone().browser;
    for (int i = 0; i < 4; i++) {
      portal.clock.advance(Duration.ofMinutes(6));
      assertThat(browser.tab().get("/home").status()).isEqualTo(200);
      portal.clock.advance(Duration.ofMinutes(6));
      assertThat(browser.get("/home").status()).isEqualTo(200);
    }
  }

  @Test
  void askingAgainIsWrittenDownAtMostOnceAMinute() {
    var someone = someone();
    var seen = "SELECT last_seen_at::text FROM sessions WHERE account_id = " + someone.account;
    var lost = someone.browser;
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(lost.tab().get("/home").status()).isEqualTo(200);
    var renewed = portal.query(seen);
    portal.clock.advance(Duration.ofSeconds(59));
    assertThat(lost.tab().get("/home").status()).isEqualTo(200);
    assertThat(portal.query(seen)).isEqualTo(renewed);
    portal.clock.advance(Duration.ofSeconds(1));
    assertThat(lost.tab().get("/home").status()).isEqualTo(200);
    assertThat(portal.query(seen)).isNotEqualTo(renewed);
  }

  @Test
  void whoeverRenewsAllTheTimeWaitsForNobodyAndChangesNothing() throws Exception {
    var browser = someone().browser;
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    try (var locked = Database.locked(portal.database, "sessions")) {
      for (int i = 0; i < 20; i++) {
        browser.cookies().remove(ACCESS);
        assertThat(browser.get("/home").status()).isEqualTo(200);
      }
      locked.rollback();
    }
  }

  @Test
  void theCookiesOfASessionThatIsOverAreTakenBackAtTheFirstLook() throws Exception {
    var browser = someone().browser;
    var ended = browser.tab();
    var forgotten = someone().browser;
    browser.post("/logout");
    portal.execute("DELETE FROM sessions WHERE ended_at IS NULL");
    ended.cookies().remove(ACCESS);
    forgotten.cookies().remove(ACCESS);
    try (var locked = Database.locked(portal.database, "sessions")) {
      for (var one : List.of(ended, forgotten)) {
        assertThat(one.get("/home").location()).isEqualTo("/login");
        assertThat(one.cookies()).doesNotContainKey(REFRESH);
      }
      locked.rollback();
    }
  }

  @Test
  void aCopiedCookieEndsTheSessionAndItsOwnerIsTold() {
    var someone = someone();
    var browser = someone.browser;
    var thief = browser.tab();
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(thief.get("/home").status()).isEqualTo(200);
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofMinutes(2));
    thief.cookies().remove(ACCESS);
    assertThat(thief.get("/home").location()).isEqualTo("/login");
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(browser.get("/home").location()).isEqualTo("/login");

    var mails = portal.mailbox.await(someone.email, 2);
    assertThat(mails).anyMatch(mail -> mail.subject().contains("安全のためログアウトしました"));
    assertThat(ends(someone)).containsExactly("STOLEN");
  }

  /** As after a restore from a backup, or a failover that lost the last commits. */
  @Test
  void aRowThatWentBackInTimeEndsTheSessionAndAccusesNobody() {
    var someone = someone();
    var thefts = "SELECT count(*) FROM mail_outbox WHERE template = 'session-stolen'";
    var before = portal.query(thefts);
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(someone.browser.get("/home").status()).isEqualTo(200);
    portal.execute(
        "UPDATE sessions SET generation = 0, used_nonce = NULL, used_at = NULL WHERE account_id = "
            + someone.account);
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(someone.browser.get("/home").location()).isEqualTo("/login");
    assertThat(ends(someone)).containsExactly("ROLLED_BACK");
    assertThat(portal.query(thefts)).isEqualTo(before);
  }

  @Test
  void aForgedRefreshCookieIsNothing() {
    var browser = someone().browser;
    var cookie = browser.cookies().get(REFRESH);
    browser.cookies().remove(ACCESS);
    for (int i = 0; i < cookie.length() - 1; i++) {
      var letter = cookie.charAt(i) == 'A' ? 'B' : 'A';
      var forged = cookie.substring(0, i) + letter + cookie.substring(i + 1);
      var tab = browser.tab();
      tab.cookies().put(REFRESH, forged);
      assertThat(tab.get("/home").location()).isEqualTo("/login");
    }
    assertThat(browser.get("/home").status()).isEqualTo(200);
  }

  @Test
  void tabsThatRenewAtOnceOnTwoServersAllStayLoggedIn() throws Exception {
    var someone = someone();
    try (var second = portal.beside();
        var pool = Executors.newFixedThreadPool(8)) {
      var jar = someone.browser;
      for (int round = 0; round < 8; round++) {
        portal.clock.advance(Duration.ofMinutes(6));
        var asks = new ArrayList<Callable<Page>>();
        var tabs = new ArrayList<Browser>();
        for (int i = 0; i < 8; i++) {
          var server = i % 2 == 0 ? portal : second;
          var tab = jar.at(server.address() + "/s/aoba");
          tabs.add(tab);
          asks.add(() -> tab.get("/home"));
        }
        for (var page : pool.invokeAll(asks)) {
          assertThat(page.get().status()).isEqualTo(200);
        }
        jar = tabs.get(round).at(portal.address() + "/s/aoba");
      }
    }
    assertThat(ends(someone)).isEmpty();
  }

  @Test
  void aRememberedSessionOutlivesIdlenessAndEndsAfterThirtyDays() {
    var someone = someone();
    var browser = portal.browser();
    browser.get("/login");
    var answer =
        browser.post("/login", "email", someone.email, "password", PASSWORD, "remembered", "true");
    assertThat(answer.response().headers().allValues("set-cookie"))
        .filteredOn(cookie -> cookie.startsWith(ACCESS) || cookie.startsWith(REFRESH))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("Max-Age=2592000"));
    for (int i = 0; i < 5; i++) {
      portal.clock.advance(Duration.ofDays(5));
      assertThat(browser.get("/home").status()).isEqualTo(200);
    }
    portal.clock.advance(Duration.ofDays(5).minusMinutes(1));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofMinutes(1));
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    assertThat(ends(someone)).containsExactly("EXPIRED");
  }

  @Test
  void anIdleSessionIsEndedInItsRow() {
    var someone = someone();
    portal.clock.advance(Duration.ofMinutes(31));
    assertThat(someone.browser.get("/home").location()).isEqualTo("/login");
    assertThat(ends(someone)).containsExactly("IDLE");
  }

  private static List<String> ends(Someone someone) {
    return portal.query(
        "SELECT outcome FROM audit_events WHERE kind = 'SESSION' AND account_id = "
            + someone.account);
  }

  private static Someone someone() {
    var email = "renewal" + people++ + "@example.jp";
    var account = accounts.create("aoba", email, PASSWORD);
    var someone = new Someone(email, account, portal.browser());
    return new Someone(email, account, logIn(someone, "first"));
  }

  private static Browser logIn(Someone someone, String agent) {
    var browser = portal.browser().header("User-Agent", agent);
    browser.follow(logIn(browser, someone.email, PASSWORD));
    return browser;
  }
}
