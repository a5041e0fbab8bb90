package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes to an account that ended with the roster. */
class ClosedTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of ending";

  private TestPortal portal;
  private Accounts accounts;

  @BeforeEach
  void start() {
    portal = new TestPortal();
    accounts = new Accounts(portal);
  }

  @AfterEach
  void stop() {
    accounts.close();
    portal.close();
  }

  @Test
  void theRightPasswordLeadsToThePageThatSaysWhyAndNamesTheDesk() {
    closedAs("membership_lost");
    assertThat(page("ja"))
        .contains("加入者の資格がなくなったため", "書面でお渡しできます", "業務課", "03-0000-0001", "平日 9時〜17時")
        .contains("/users/new");
    assertThat(page("en")).contains("Your membership has ended", "Member Services");
    reason("not_entitled");
    assertThat(page("ja")).contains("ただいまの加入区分では", "書面でお渡しできます", "03-0000-0001");
    reason("renumbered");
    assertThat(page("ja")).contains("新しい登録が必要です", "/users/new", "03-0000-0001");
  }

  @Test
  void noSessionBeginsAndTheTryCountsAsARightOne() {
    closedAs("membership_lost");
    for (int i = 0; i < 3; i++) {
      var browser = portal.browser();
      browser.get("/login");
      assertThat(login(browser, PASSWORD).location()).isEqualTo("/login/closed");
      assertThat(browser.get("/home").location()).isEqualTo("/login");
    }
    assertThat(portal.query("SELECT 1 FROM sessions")).isEmpty();
    assertThat(
            portal.query(
                """
                SELECT 'score' FROM throttle_scores WHERE score > 0
                UNION ALL
                SELECT 'failures' FROM throttle_failures WHERE failures > 0
                """))
        .isEmpty();
    assertThat(portal.query("SELECT DISTINCT outcome FROM audit_events WHERE kind = 'LOGIN'"))
        .containsExactly("CLOSED");
  }

  @Test
  void aWrongPasswordIsAnsweredAsAnyOtherIs() {
    closedAs("membership_lost");
    var browser = portal.browser();
    browser.get("/login");
    var closed = login(browser, "a wrong password");
    var unknown = browser.post("/login", "email", "nobody@example.jp", "password", PASSWORD);
    assertThat(closed.status()).isEqualTo(422).isEqualTo(unknown.status());
    assertThat(masked(closed, EMAIL)).isEqualTo(masked(unknown, "nobody@example.jp"));
  }

  @Test
  void anOpenAccountOfTheAddressComesFirst() {
    closedAs("membership_lost");
    accounts.create("aoba", EMAIL, "other words of coming back");
    var browser = portal.browser();
    browser.get("/login");
    assertThat(login(browser, PASSWORD).status()).isEqualTo(422);
    assertThat(login(browser, "other words of coming back").location()).isEqualTo("/home");
  }

  @Test
  void ofSeveralClosedOnesTheLastCounts() {
    closedAs("membership_lost");
    accounts.create("aoba", EMAIL, "other words of coming back");
    portal.execute(
        """
        UPDATE accounts SET closed_at = '2026-12-01T02:00:00Z', close_reason = 'renumbered'
        WHERE closed_at IS NULL
        """);
    var browser = portal.browser();
    browser.get("/login");
    assertThat(login(browser, PASSWORD).status()).isEqualTo(422);
    assertThat(browser.follow(login(browser, "other words of coming back")).body())
        .contains("新しい登録が必要です");
  }

  @Test
  void anAccountThatWasClosedOtherwiseIsNone() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE accounts SET closed_at = '2026-12-01'");
    var browser = portal.browser();
    browser.get("/login");
    assertThat(login(browser, PASSWORD).status()).isEqualTo(422);
  }

  @Test
  void thePageIsShownOnceAndOnlyAfterALogin() {
    closedAs("membership_lost");
    var browser = portal.browser();
    assertThat(browser.get("/login/closed").location()).isEqualTo("/login");
    browser.get("/login");
    browser.follow(login(browser, PASSWORD));
    assertThat(browser.get("/login/closed").location()).isEqualTo("/login");
  }

  @Test
  void aSessionThatIsOverSaysSoInWordsThatAreTrueForEverybody() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var closed = portal.browser();
    closed.get("/login");
    closed.follow(login(closed, PASSWORD));
    var idle = portal.browser();
    idle.get("/login");
    idle.follow(login(idle, PASSWORD));
    var strangers = portal.browser().get("/login").body();
    portal.clock.advance(Duration.ofHours(1));
    var ofIdle = idle.follow(idle.get("/home"));
    portal.execute("UPDATE members SET lost = '2026-12-01'");
    var ofClosed = closed.follow(closed.get("/home"));
    assertThat(ofClosed.body()).contains("ログインの状態が終わりました").doesNotContain("資格喪失");
    assertThat(masked(ofClosed, "")).isEqualTo(masked(ofIdle, ""));
    assertThat(strangers).doesNotContain("ログインの状態が終わりました");
    assertThat(closed.get("/login").body()).doesNotContain("ログインの状態が終わりました");
  }

  private void closedAs(String reason) {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE accounts SET closed_at = '2026-12-01T00:00:00Z'");
    reason(reason);
  }

  private void reason(String reason) {
    portal.execute("UPDATE accounts SET close_reason = '" + reason + "'");
  }

  private String page(String language) {
    var browser = portal.browser();
    browser.get("/login?lang=" + language);
    return browser.follow(login(browser, PASSWORD)).body();
  }

  private static Browser.Page login(Browser browser, String password) {
    return browser.post("/login", "email", EMAIL, "password", password);
  }

  private static String masked(Browser.Page page, String email) {
    return Walk.masked(page).replace(email.isEmpty() ? "\0" : email, "");
  }
}
