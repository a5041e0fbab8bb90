package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import kenpo.letter.LetterKind;
import kenpo.society.Societies;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Cautions;
import kenpo.support.Letterbox;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page that somebody asked for before the gate, on a site that has more pages behind it than
 * the first: a second server, on the database of a portal.
 */
class WantedPageTest {

  private static final String WANTED = "__Host-aoba-wanted";
  private static final String FIRST = "/checkups";
  private static final String TREND = "/checkups/trend/bmi";
  private static final String PASSWORD = "four words of wanting";

  private static TestPortal portal;
  private static Accounts accounts;
  private static Vertx vertx;
  private static RouteMap.Server server;
  private static HttpServer http;
  private static int people;

  @BeforeAll
  static void open() {
    portal = new TestPortal(Policies::unlimited);
    accounts = new Accounts(portal);
    vertx = Vertx.vertx();
    var societies =
        Societies.load(Path.of("conf/societies")).all().stream()
            .map(Policies::unhurried)
            .map(Policies::unlimited)
            .toList();
    server = RouteMap.server(vertx, portal.database, Societies.of(societies), portal.clock);
    server.sessions().open(societies).await();
    var routes = new MemberRoutes(server.parts(), WantedPageTest::more).router();
    http = vertx.createHttpServer().requestHandler(routes).listen(0, "127.0.0.1").await();
  }

  private static void more(Entrances map) {
    map.viewing(HttpMethod.GET, "/checkups/trend/:item").respond(ctx -> ctx.end("trend"));
    map.viewing(HttpMethod.GET, "/checkups/all.csv").respond(ctx -> ctx.end("file"));
    map.viewing(HttpMethod.POST, "/note").respond(ctx -> ctx.end("noted"));
  }

  @AfterAll
  static void close() {
    http.close().await();
    server.sessions().close();
    vertx.close().await();
    accounts.close();
    portal.close();
  }

  @Test
  void comesAfterTheAnswerAndOnceOnly() {
    var browser = somebodyWhoHasAnAnswer().logsIn();
    assertThat(browser.get(TREND).location()).isEqualTo("/viewing");
    assertThat(answers(browser)).isEqualTo(TREND);
    assertThat(browser.get(TREND).body()).isEqualTo("trend");
    assertThat(browser.get("/viewing").location()).isEqualTo(FIRST);
  }

  @Test
  void comesAtTheEndOfTheWholeFirstWay() {
    var somebody = somebody();
    var browser = somebody.logsIn();
    browser.get(TREND);
    somebody.opens(browser);
    assertThat(browser.get(TREND).location()).isEqualTo("/viewing/cautions");
    assertThat(agrees(browser)).isEqualTo(TREND);
    assertThat(browser.get(TREND).body()).isEqualTo("trend");
  }

  @Test
  void whoAskedForNoneComesToTheFirst() {
    assertThat(answers(somebodyWhoHasAnAnswer().logsIn())).isEqualTo(FIRST);
  }

  @Test
  void theLastOneThatWasAskedForCounts() {
    var browser = somebodyWhoHasAnAnswer().logsIn();
    browser.get(TREND);
    browser.get(FIRST);
    assertThat(answers(browser)).isEqualTo(FIRST);
  }

  /** Neither something to save nor what takes forms only. */
  @ParameterizedTest
  @ValueSource(strings = {"/checkups/all.csv", "/note", "/checkups/trend/a.b"})
  void isAPage(String path) {
    var browser = somebodyWhoHasAnAnswer().logsIn();
    assertThat(browser.get(path).status()).as("kept out, or not there").isIn(303, 404);
    assertThat(browser.cookies()).doesNotContainKey(WANTED);
    browser.get("/viewing");
    browser.cookies().put(WANTED, nameOf(browser) + path);
    assertThat(answers(browser)).isEqualTo(FIRST);
  }

  @Test
  void isForgottenInAnHour() {
    var browser = somebodyWhoHasAnAnswer().logsIn();
    assertThat(wantedOf(browser.get(TREND))).contains("Max-Age=3600");
  }

  @Test
  void isForgottenWithTheSessionThatAskedForIt() {
    var somebody = somebodyWhoHasAnAnswer();
    var browser = somebody.logsIn();
    browser.get(TREND);
    browser.get("/home");
    assertThat(wantedOf(browser.post("/logout"))).contains(WANTED + "=;", "Max-Age=0");
  }

  /** On the same computer, where the first one just went away. */
  @Test
  void leadsNobodyElse() {
    var first = somebodyWhoHasAnAnswer().logsIn();
    first.get(TREND);
    var next = somebodyWhoHasAnAnswer().logsIn();
    next.cookies().put(WANTED, first.cookies().get(WANTED));
    assertThat(answers(next)).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "https://evil.example/",
        "/settings/sessions",
        "/checkups/../x",
        "/checkups/trend/../../x"
      })
  void whateverItsCookieSaysNobodyIsLedElsewhere(String wish) {
    var browser = somebodyWhoHasAnAnswer().logsIn();
    browser.get("/viewing");
    for (var forged : List.of(nameOf(browser) + wish, wish)) {
      browser.cookies().put(WANTED, forged);
      assertThat(answers(browser)).as(forged).isEqualTo(FIRST);
      browser = somebodyWhoHasAnAnswer().logsIn();
    }
  }

  /** What stands before the path in this session. */
  private static String nameOf(Browser browser) {
    browser.get(FIRST);
    var kept = browser.cookies().get(WANTED);
    assertThat(kept).endsWith(FIRST);
    return kept.substring(0, kept.length() - FIRST.length());
  }

  private static String wantedOf(Page page) {
    return page.response().headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith(WANTED))
        .findFirst()
        .orElse("");
  }

  private static String answers(Browser browser) {
    browser.get("/viewing");
    return browser.post("/viewing", "answer", "Asagao").location();
  }

  private static String agrees(Browser browser) {
    return Cautions.agree(browser).location();
  }

  private static Somebody somebody() {
    int count = people++;
    var email = "wanting" + count + "@example.jp";
    var number = String.valueOf(6_000_000 + count);
    var member =
        portal.member("aoba", "06990014", "71", number, "ｱｵﾊﾞ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    accounts.create("aoba", member, email, PASSWORD);
    return new Somebody(member, email);
  }

  private static Somebody somebodyWhoHasAnAnswer() {
    var somebody = somebody();
    var browser = somebody.logsIn();
    somebody.opens(browser);
    agrees(browser);
    return somebody;
  }

  private record Somebody(long member, String email) {

    Browser logsIn() {
      var browser = new Browser("http://127.0.0.1:" + http.actualPort() + "/s/aoba");
      browser.get("/login");
      browser.post("/login", "email", email, "password", PASSWORD);
      return browser;
    }

    /** By a letter, up to the cautions. */
    void opens(Browser browser) {
      var code = Letterbox.post(portal, "aoba", member, LetterKind.VIEWING_CODE);
      browser.get("/viewing");
      browser.post(
          "/viewing",
          "code",
          code,
          "birthDateEra",
          "AD",
          "birthDateYear",
          "1970",
          "birthDateMonth",
          "1",
          "birthDateDay",
          "2");
      browser.get("/viewing/name");
      browser.post("/viewing/name");
      browser.post("/viewing/question", "choice", "0", "answer", "Asagao");
      browser.post("/viewing/confirm");
    }
  }
}
