package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Database;
import kenpo.support.TestPortal;
import kenpo.support.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What every answer has in common, errors included. */
class AnswersTest {

  private static final Pattern STYLE_SHEET =
      Pattern.compile("href=\"(/assets/[^\"]+/site\\.css)\"");
  @AutoClose private static final TestPortal portal = new TestPortal();

  @Test
  void everyKindOfAnswerTellsTheBrowserWhatToRefuse() {
    var browser = portal.browser();
    guarded(browser.get("/login"), 200);
    guarded(browser.get("/home"), 303);
    guarded(browser.get("/nowhere"), 404);
    guarded(browser.postRaw("/login"), 403);
    browser.get("/login");
    guarded(browser.post("/help/contact"), 405);
    guarded(root().get("/nowhere"), 404);
    guarded(root().get("/"), 200);
    guarded(root().get(styleSheet()), 200);
    guarded(root().get(styleSheet() + "x"), 404);
  }

  @Test
  void pagesAreNeverKeptAndAssetsAlways() {
    assertThat(portal.browser().get("/login").header("cache-control")).isEqualTo("no-store");
    assertThat(portal.browser().get("/home").header("cache-control")).isEqualTo("no-store");
    assertThat(portal.browser().get("/nowhere").header("cache-control")).isEqualTo("no-store");
    assertThat(root().get(styleSheet() + "x").header("cache-control")).isEqualTo("no-store");
    assertThat(root().get(styleSheet()).header("cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void assetsComeCompressedToWhoTakesThatAndTheSameOtherwise() {
    var sheet = styleSheet();
    var plain = asset(sheet, "Accept-Encoding: br, gzip;q=0");
    var zipped = asset(sheet, "Accept-Encoding: br, gzip;q=0.5");
    assertThat(plain).contains("content-type: text/css", "vary: accept-encoding", ".skip {");
    assertThat(plain).doesNotContain("content-encoding");
    assertThat(zipped).contains("content-encoding: gzip", "vary: accept-encoding");
    assertThat(zipped.length()).isLessThan(plain.length());
    assertThat(root().get(sheet.replace("css/site.css", "../pom.xml")).status()).isEqualTo(404);
  }

  private static String asset(String path, String header) {
    return Wire.send(portal.memberPort(), "GET " + path + " HTTP/1.1", "Host: localhost", header);
  }

  @Test
  void anUnknownAddressHasAKindPageOfItsSociety() {
    var page = portal.browser().get("/nowhere");
    assertThat(page.body()).contains("ページが見つかりません", "あおば健康保険組合", "/s/aoba/help/contact");
    assertThat(portal.browser().get("/nowhere?lang=en").body()).contains("Page not found");
    assertThat(root().get("/s/unknown/").status()).isEqualTo(404);
    assertThat(root().get("/s/unknown").status()).isEqualTo(404);
    assertThat(root().get("/login").body()).contains("ページが見つかりません", "加入者ポータル");
  }

  @Test
  void aKnownAddressAskedInTheWrongWaySaysWhichWaysThereAre() {
    var browser = portal.browser();
    browser.get("/login");
    var page = browser.post("/help/contact");
    assertThat(page.status()).isEqualTo(405);
    assertThat(page.header("allow")).isEqualTo("GET, HEAD");
    for (var method : new String[] {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NONSENSE"}) {
      var answer =
          Wire.send(portal.memberPort(), method + " /s/aoba/login HTTP/1.1", "Host: localhost");
      assertThat(answer).startsWith("HTTP/1.1 405").contains("allow: GET, HEAD, POST");
    }
  }

  @Test
  void anAddressThatTakesFormsOnlyLeadsReadersOnePageUp() {
    var browser = portal.browser();
    assertThat(browser.get("/users/new/sent/resend").location()).isEqualTo("/users/new/sent");
    var english = browser.get("/logout?lang=en");
    assertThat(english.location()).isEqualTo("/");
    assertThat(browser.get("/").body()).contains("lang=\"en\"");
  }

  @Test
  void underTheHostNameOfOneSocietyNoOtherIsFound() {
    int port = portal.memberPort();
    assertThat(Wire.get(port, "aoba.localhost", "/s/aoba/login")).startsWith("HTTP/1.1 200");
    assertThat(Wire.get(port, "aoba.localhost", "/s/minato/login")).startsWith("HTTP/1.1 404");
    assertThat(Wire.get(port, "localhost", "/s/minato/login")).startsWith("HTTP/1.1 200");
  }

  @Test
  void tooMuchIsRefusedWithAKindPage() {
    var browser = portal.browser();
    browser.get("/login");
    var page = browser.post("/login", "email", "a".repeat(70_000));
    assertThat(page.status()).isEqualTo(413);
    assertThat(page.body()).contains("送られた内容が大きすぎます");
    assertThat(browser.post("/login", "email", "a".repeat(20_000)).status()).isBetween(400, 422);
  }

  @Test
  void aRefusedFormHasAKindPage() {
    assertThat(portal.browser().postRaw("/login").body()).contains("この操作は受け付けられませんでした");
  }

  @Test
  void ourOwnMistakeIsAPageWithANumberToTell() {
    try (var broken = new TestPortal();
        var accounts = new Accounts(broken)) {
      accounts.create("aoba", "hanako@example.jp", "four words of hers");
      var browser = broken.browser();
      browser.get("/login");
      broken.execute("ALTER TABLE accounts RENAME TO elsewhere");
      var page =
          browser.post("/login", "email", "hanako@example.jp", "password", "four words of hers");
      guarded(page, 500);
      assertThat(page.body())
          .contains("こちらの問題で処理できませんでした")
          .containsPattern("お問い合わせ番号：[A-Za-z0-9_-]{12}")
          .doesNotContain("elsewhere", "accounts", "Exception");
    }
  }

  @Test
  void withoutItsDatabaseTheSiteAsksForPatience() {
    try (var alone = new TestPortal()) {
      var browser = alone.browser();
      browser.get("/login");
      var name = alone.database.name();
      Database.execute("postgres", "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
      Database.execute(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
      var page = browser.post("/login", "email", "hanako@example.jp", "password", "x");
      guarded(page, 503);
      assertThat(page.header("retry-after")).isEqualTo("10");
      assertThat(page.body()).contains("ただいま混み合っています");
      assertThat(browser.get("/faq").status()).isEqualTo(200);
    }
  }

  @Test
  void whatCanBeReadCanBeAskedForItsHead() {
    var browser = portal.browser();
    for (var path : new String[] {"/", "/login", "/terms", "/help/mail"}) {
      var head = browser.head(path);
      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.header("content-type")).isEqualTo("text/html; charset=utf-8");
    }
    assertThat(browser.head("/home").location()).isEqualTo("/login");
    assertThat(browser.head("/nowhere").status()).isEqualTo(404);
    assertThat(root().head("/").status()).isEqualTo(200);
    assertThat(root().head(styleSheet()).status()).isEqualTo(200);
  }

  private static Browser root() {
    return new Browser(portal.address());
  }

  private static String styleSheet() {
    var match = STYLE_SHEET.matcher(portal.browser().get("/login").body());
    assertThat(match.find()).isTrue();
    return match.group(1);
  }

  private static void guarded(Page page, int status) {
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.header("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(page.header("strict-transport-security")).startsWith("max-age=63072000");
    assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(page.header("x-frame-options")).isEqualTo("DENY");
    assertThat(page.header("referrer-policy")).isEqualTo("same-origin");
    assertThat(page.header("permissions-policy")).contains("camera=()");
    assertThat(page.header("cross-origin-opener-policy")).isEqualTo("same-origin");
    assertThat(page.header("cross-origin-resource-policy")).isEqualTo("same-origin");
  }
}
