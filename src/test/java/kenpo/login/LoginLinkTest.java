package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Style;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.support.Timing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mailed link: who gets one, what it is worth, and to whom. */
class LoginLinkTest {

  private static final String PASSWORD = "four words of links";
  private static final Pattern COOKIE = Pattern.compile("=[A-Za-z0-9_-]{43};");

  private static TestPortal portal;
  private static Accounts accounts;
  private static int people;

  @BeforeAll
  static void open() {
    portal = new TestPortal(LoginLinkTest::onlyLinksAreLimited);
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void close() {
    accounts.close();
    portal.close();
  }

  private static Society onlyLinksAreLimited(Society society) {
    var open = Policies.ofStyle(Policies.unlimited(society), Style.K);
    return Policies.allowing(open, Limit.LOGIN_LINK_PER_RECIPIENT, 1);
  }

  @Test
  void survivesMailScannersAndIsGoodOnce() {
    var email = someone();
    var link = mailed(email);
    var scanner = portal.browser();
    for (int i = 0; i < 5; i++) {
      assertThat(scanner.head(link).status()).isEqualTo(200);
      assertThat(scanner.get(link).status()).isEqualTo(200);
    }
    var browser = portal.browser();
    assertThat(browser.get(link).body()).contains(email);
    var opened = browser.post(link);
    assertThat(opened.location()).isEqualTo("/login/cleared");
    assertThat(browser.follow(opened).body())
        .contains("<dd>" + email + "</dd>", "name=\"cleared\" value=\"true\"");
    var used = scanner.post(link);
    assertThat(used.status()).isEqualTo(410);
    assertThat(used.body()).contains("別のブラウザーで開かれています");
    assertThat(scanner.get(link).body()).contains("別のブラウザーで開かれています");
    assertThat(browser.post(link).location()).isEqualTo("/login/cleared");
  }

  @Test
  void logsNobodyInByItselfButWithThePassword() {
    var email = someone();
    var link = mailed(email);
    var browser = portal.browser();
    browser.get(link);
    browser.post(link);
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    browser.get("/login/cleared");
    var answer = browser.post("/login", "cleared", "true", "email", email, "password", PASSWORD);
    assertThat(answer.location()).isEqualTo("/home");
    assertThat(browser.get("/home").status()).isEqualTo(200);
    assertThat(portal.browser().get("/login/cleared").status()).isEqualTo(410);
    assertThat(
            portal.query("SELECT outcome FROM audit_events WHERE kind = 'LOGIN' ORDER BY event_id"))
        .endsWith("LINK_MAILED", "LINK_OPENED", "WELCOME_BY_LINK");
  }

  @Test
  void isGoodForHalfAnHour() {
    var email = someone();
    var link = mailed(email);
    portal.clock.advance(Duration.ofHours(1).minusSeconds(1));
    var browser = portal.browser();
    assertThat(browser.get(link).status()).isEqualTo(200);
    portal.clock.advance(Duration.ofSeconds(1));
    var late = browser.post(link);
    assertThat(late.status()).isEqualTo(410);
    assertThat(late.body()).contains("有効期限が切れました");
    assertThat(browser.get(link).status()).isEqualTo(410);
    assertThat(browser.get("/login/cleared").status()).isEqualTo(410);
  }

  @Test
  void aLaterMailVoidsEarlierOnesAndWhatTheyOpened() {
    var email = someone();
    var first = mailed(email);
    var browser = portal.browser();
    browser.get(first);
    browser.post(first);
    portal.clock.advance(Duration.ofHours(1));
    ask(portal.browser(), email);
    var second = portal.mailbox.await(email, 2).getLast().linkPath();
    assertThat(browser.get("/login/cleared").status()).isEqualTo(410);
    var page = browser.get(first);
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.body()).contains("いちばん新しいメール");
    assertThat(browser.get(second).status()).isEqualTo(200);
  }

  @Test
  void ofAnotherSocietyOrErrandIsNotFound() {
    var link = mailed(someone());
    var elsewhere = portal.browser("sakura");
    assertThat(elsewhere.get("/login/link").status()).isEqualTo(200);
    assertThat(elsewhere.get(link).status()).isEqualTo(404);
    assertThat(elsewhere.post(link).status()).isEqualTo(404);
    var token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(portal.browser().get("/users/" + token + "/activate").status()).isEqualTo(404);
    var walk = Walk.of(portal, "newcomer" + people++ + "@example.jp");
    walk.agree();
    var other = walk.link(1).replace("/users/", "/login/link/").replace("/activate", "");
    assertThat(portal.browser().get(other).status()).isEqualTo(404);
    assertThat(portal.browser().get("/login/link/" + token + "AA").status()).isEqualTo(404);
  }

  @Test
  void isMailedOnceAnHourAndAskingAgainShowsTheSamePage() {
    var email = someone();
    var browser = portal.browser();
    var first = ask(browser, email);
    for (int i = 0; i < 3; i++) {
      same(ask(portal.browserFrom("127.0.4." + i), email), first);
    }
    portal.clock.advance(Duration.ofHours(1).minusSeconds(1));
    ask(browser, email);
    assertThat(mails(email)).isEqualTo("1");
    portal.clock.advance(Duration.ofSeconds(1));
    same(ask(browser, email), first);
    assertThat(mails(email)).isEqualTo("2");
  }

  @Test
  void goesToTheAddressAsItsOwnerWroteIt() {
    accounts.create("aoba", "Owner.Of@example.jp", PASSWORD);
    ask(portal.browser(), "oWNER.oF@EXAMPLE.JP");
    assertThat(portal.mailbox.await("Owner.Of@example.jp").subject()).contains("ログイン用のリンク");
  }

  @Test
  void withoutAnAccountTheMailSaysSoAndHasNoLink() {
    var email = "nobody" + people++ + "@example.jp";
    ask(portal.browser(), email);
    var mail = portal.mailbox.await(email);
    assertThat(mail.subject()).contains("登録は見つかりませんでした");
    assertThat(mail.text() + mail.html()).doesNotContain("/login/link/");
  }

  /** Known, unknown, closed, and one whose registration is under way. */
  @Test
  void everyAddressGetsTheSamePages() {
    var known = someone();
    var closed = someone();
    portal.execute("UPDATE accounts SET closed_at = now() WHERE email = '" + closed + "'");
    var pending = "somebody" + people++ + "@example.jp";
    Walk.of(portal, pending).agree();
    var unknown = "stranger" + people++ + "@example.jp";
    var pages = Stream.of(known, unknown, closed, pending).map(LoginLinkTest::asked).toList();
    assertThat(pages.getFirst()).hasSize(3);
    assertThat(pages).allMatch(pages.getFirst()::equals);
  }

  @Test
  void everyAddressTakesTheSameTime() {
    try (var quiet = new TestPortal(Policies::unlimited);
        var members = new Accounts(quiet)) {
      members.create("aoba", "known@example.jp", PASSWORD);
      var browser = quiet.browser();
      browser.get("/login/link");
      var found =
          Timing.compare(
              60,
              List.of(
                  () -> () -> post(browser, "known@example.jp"),
                  () -> () -> post(browser, "other@example.jp")));
      assertThat(Timing.alike(found)).as("%s ms, %s ms more", found[0], found[1]).isTrue();
    }
  }

  @Test
  void whatIsNoAddressIsTold() {
    var browser = portal.browser();
    browser.get("/login/link");
    assertThat(post(browser, "").body()).contains("メールアドレスを入力してください");
    var page = post(browser, "hanako@");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("value=\"hanako@\"", "「@」の前後");
  }

  @Test
  void noFailuresOfOthersKeepAnybodyFromIt() {
    try (var strict =
            new TestPortal(
                society ->
                    Policies.allowing(
                        Policies.allowing(
                            Policies.waitingFrom(society, 1), Limit.MAIL_PER_RECIPIENT_DAY, 1),
                        Limit.MAIL_PER_ADDRESS,
                        2));
        var members = new Accounts(strict)) {
      members.create("aoba", "hanako@example.jp", PASSWORD);
      Walk.of(strict, "hanako@example.jp").agree();
      strict.mailbox.await("hanako@example.jp");
      var browser = strict.browser();
      browser.get("/login");
      browser.post("/login", "email", "hanako@example.jp", "password", "wrong");
      var waits = browser.post("/login", "email", "hanako@example.jp", "password", PASSWORD);
      assertThat(waits.status()).isEqualTo(429);
      assertThat(waits.body()).contains("時間がたっても再開しません", "待たずにログインできます", "/login/link\"");
      assertThat(waits.header("retry-after")).as("waiting won't do").isEmpty();

      assertThat(ask(browser, "hanako@example.jp").status()).isEqualTo(200);
      var link = strict.mailbox.await("hanako@example.jp", 2).getLast().linkPath();
      browser.get(link);
      browser.follow(browser.post(link));
      var answer =
          browser.post(
              "/login", "cleared", "true", "email", "hanako@example.jp", "password", PASSWORD);
      assertThat(answer.location()).isEqualTo("/home");

      browser.get("/login/link");
      var asked = post(browser, "taro@example.jp");
      assertThat(asked.status()).as("beyond what is usual for an address").isEqualTo(422);
      assertThat(asked.body()).contains("purpose=login_link&amp;level=3", "taro@example.jp");
      assertThat(post(browser, "taro@example.jp").location()).isEqualTo("/login/link/sent");
    }
  }

  private static String someone() {
    var email = "link" + people++ + "@example.jp";
    accounts.create("aoba", email, PASSWORD);
    return email;
  }

  private static String mailed(String email) {
    ask(portal.browser(), email);
    return portal.mailbox.await(email).linkPath();
  }

  private static Page post(Browser browser, String email) {
    return browser.post("/login/link", "email", email);
  }

  private static Page ask(Browser browser, String email) {
    browser.get("/login/link");
    return browser.follow(post(browser, email));
  }

  private static String mails(String email) {
    return portal
        .query(
            """
            SELECT version
            FROM login_links
            WHERE email_key = '%s'
            """
                .formatted(email))
        .getFirst();
  }

  /** All that a browser sees of asking. */
  private static List<String> asked(String email) {
    var browser = portal.browser();
    var form = browser.get("/login/link");
    var answer = post(browser, email);
    return Stream.of(form, answer, browser.follow(answer)).map(LoginLinkTest::seen).toList();
  }

  private static void same(Page one, Page other) {
    assertThat(seen(one)).isEqualTo(seen(other));
  }

  private static String seen(Page page) {
    return page.status() + " " + headers(page) + Walk.masked(page);
  }

  private static Map<String, String> headers(Page page) {
    var headers = new TreeMap<String, String>();
    page.response()
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.equals("set-cookie")) {
                headers.put(name, COOKIE.matcher(values.toString()).replaceAll(""));
              }
            });
    return headers;
  }
}
