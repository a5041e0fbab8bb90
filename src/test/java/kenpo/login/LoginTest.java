package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoginTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of hers";
  private static TestPortal portal;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    portal = new TestPortal();
    accounts = new Accounts(portal);
    accounts.create("aoba", EMAIL, PASSWORD);
  }

  @AfterAll
  static void stop() {
    accounts.close();
    portal.close();
  }

  @Test
  void aMemberLogsInFromTheTopPageAndIsGreetedByName() {
    var browser = portal.browserFrom("127.0.1.1");
    assertThat(browser.get("/").status()).isEqualTo(200);
    var answer = login(browser, EMAIL, PASSWORD);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).isEqualTo("/s/aoba/home");
    var home = browser.follow(answer);
    assertThat(home.body()).contains("アオバ ハナコ さん", "h***@example.jp").doesNotContain(EMAIL);
    assertThat(home.body().split("</title>")[0]).doesNotContain("ハナコ");
  }

  @Test
  void addressAndPasswordAreTakenInAnyWidthAndCase() {
    var browser = portal.browserFrom("127.0.1.2");
    browser.get("/login");
    var answer = login(browser, " ＨＡＮＡＫＯ@Example.JP", "ｆｏｕｒ words of hers");
    assertThat(answer.status()).isEqualTo(303);
  }

  @Test
  void whateverIsWrongIsAnsweredWithTheSameBytes() {
    var browser = portal.browserFrom("127.0.1.3");
    browser.get("/login");
    var expected = refusal(browser, EMAIL, "a wrong password");
    assertThat(refusal(browser, "nobody@example.jp", "a wrong password")).isEqualTo(expected);
    assertThat(refusal(browser, EMAIL, "")).isEqualTo(expected);
    assertThat(refusal(browser, "nobody@example.jp", "")).isEqualTo(expected);
    assertThat(refusal(browser, "no address", PASSWORD)).isEqualTo(expected);
    assertThat(refusal(browser, "", "")).isEqualTo(expected);
    assertThat(refusal(browser, EMAIL, PASSWORD + " ".repeat(200))).isEqualTo(expected);
  }

  @Test
  void theAddressIsKeptAndThePasswordNeverShownAgain() {
    var browser = portal.browserFrom("127.0.1.4");
    browser.get("/login");
    var page = login(browser, EMAIL, "a wrong password");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("value=\"" + EMAIL + "\"", "<title>エラー：")
        .doesNotContain("a wrong password");
  }

  @Test
  void markupInTheAddressIsShownAsText() {
    var browser = portal.browserFrom("127.0.1.5");
    browser.get("/login");
    var page = login(browser, "\"><script>alert(1)</script>", "x");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("&quot;&gt;&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void nothingInARequestDecidesWhereALoginLeads() {
    var browser = portal.browserFrom("127.0.1.6");
    browser.get("/login?next=https://evil.example/");
    var answer =
        browser.post(
            "/login?next=https://evil.example/",
            "email",
            EMAIL,
            "password",
            PASSWORD,
            "next",
            "//evil.example/");
    assertThat(answer.header("location")).isEqualTo("/s/aoba/home");
  }

  @Test
  void eachOutcomeIsWrittenDownWithoutWhatWasTyped() {
    var browser = portal.browserFrom("127.0.1.10");
    browser.get("/login");
    login(browser, EMAIL, "a wrong password");
    login(browser, "nobody@example.jp", "x");
    login(browser, EMAIL, PASSWORD);
    browser.get("/home");
    browser.post("/logout");
    var rows =
        portal.query(
            """
            SELECT kind || ' ' || outcome || ' ' || (account_id IS NOT NULL)
            FROM audit_events
            WHERE society_id = 'aoba' AND address = '127.0.1.10'
            ORDER BY event_id
            """);
    assertThat(rows)
        .containsExactly(
            "LOGIN WRONG_PASSWORD true",
            "LOGIN NO_ACCOUNT false",
            "LOGIN WELCOME true",
            "DEVICE NEW true",
            "SESSION LOGGED_OUT true");
  }

  @Test
  void somebodyLoggedInIsTakenHome() {
    var browser = other("127.0.1.11");
    login(browser, EMAIL, PASSWORD);
    assertThat(browser.get("/").location()).isEqualTo("/home");
    assertThat(browser.get("/login").location()).isEqualTo("/home");
  }

  @Test
  void logoutClearsTheBrowserAndSaysSoOnce() {
    var browser = other("127.0.1.12");
    browser.follow(login(browser, EMAIL, PASSWORD));
    var answer = browser.post("/logout");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).isEqualTo("/s/aoba/");
    assertThat(answer.header("clear-site-data")).isEqualTo("\"cache\", \"storage\"");
    assertThat(browser.follow(answer).body()).contains("ログアウトしました");
    assertThat(browser.get("/").body()).doesNotContain("ログアウトしました");
    assertThat(browser.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void aPlantedWordIsNotShown() {
    var browser = portal.browserFrom("127.0.1.13");
    browser.cookies().put("__Host-aoba-said", "your-account-is-closed");
    assertThat(browser.get("/").body()).doesNotContain("your-account", "ログアウトしました");
  }

  @Test
  void stylesPAndMSayThatTheyOpenSoon() {
    for (var society : new String[] {"minato", "sakura"}) {
      var browser = portal.browser(society);
      assertThat(browser.get("/").body())
          .contains("まもなく始まります", "03-0000-000")
          .doesNotContain("type=\"password\"");
      assertThat(browser.get("/login").body())
          .contains("まもなく始まります", "03-0000-000")
          .doesNotContain("type=\"password\"");
    }
  }

  @Test
  void bothLanguagesExplainTheViewingLetter() {
    var browser = portal.browserFrom("127.0.1.14");
    assertThat(browser.get("/login").body()).contains("健診閲覧コード", "閲覧用パスワード", "/s/aoba/users/new");
    assertThat(browser.get("/login?lang=en").body()).contains("viewing code", "Log in");
  }

  private static Browser other(String address) {
    var browser = portal.browserFrom(address);
    browser.get("/login");
    return browser;
  }

  private static Browser.Page login(Browser browser, String email, String password) {
    return browser.post("/login", "email", email, "password", password);
  }

  /** Status, headers and page without what has to differ: the address typed, and the time. */
  private static String refusal(Browser browser, String email, String password) {
    var page = login(browser, email, password);
    var headers = new java.util.TreeMap<>(page.response().headers().map());
    headers.remove("content-length");
    var typed = "value=\"" + email + "\"";
    assertThat(page.body()).contains(typed);
    return page.status() + "\n" + headers + "\n" + Walk.masked(page).replace(typed, "value=\"\"");
  }
}
