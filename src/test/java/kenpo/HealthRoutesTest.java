package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.letter.LetterKind;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Cautions;
import kenpo.support.Letterbox;
import kenpo.support.Policies;
import kenpo.support.Shelf;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every address behind the gate, as the map has them, for everybody whom it has to keep out. */
class HealthRoutesTest {

  /** Ways to write a path. */
  private static final List<String> SPELLINGS =
      List.of(
          "%s", "%s/", "/%s", "/.%s", "/x/..%s", "%s?x=1", "%s;x=1", "%s%%2f", "%s%%20", "%s.html");

  private static final String PASSWORD = "four words of walking";

  private static Vertx vertx;
  private static List<Route> guarded;
  private static TestPortal portal;
  private static Accounts accounts;
  private static int people;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    guarded = GuardedPages.of(vertx);
    portal = new TestPortal(Policies::unlimited);
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void close() {
    accounts.close();
    portal.close();
    vertx.close().await();
  }

  @Test
  void thereAreSome() {
    assertThat(guarded).extracting(Route::getPath).contains("/checkups");
  }

  @Test
  void visitorsAreSentToTheLoginPage() {
    var browser = portal.browser();
    browser.get("/login");
    assertAll(browser, "/login");
  }

  @Test
  void whoHasLoggedInOnlyIsSentToTheGate() {
    assertAll(person().logsIn(), "/viewing");
  }

  @Test
  void anotherMembersCodeOpensNothing() {
    var code = person().letter();
    var browser = person().logsIn();
    tryCode(browser, code);
    assertAll(browser, "/viewing");
  }

  @Test
  void aDependantsOwnLetterOpensNothingOfTheFamily() {
    var child = person("dependant");
    var browser = person().logsIn();
    tryCode(browser, child.letter());
    assertAll(browser, "/viewing");
  }

  @Test
  void anotherSessionOfTheSameAccountIsNotOpen() {
    var person = person();
    person.opens();
    assertAll(person.logsIn(), "/viewing");
  }

  @Test
  void aSessionThatHasEndedOpensNothing() {
    var person = person();
    var browser = person.opens();
    var copied = browser.tab();
    browser.get("/home");
    browser.post("/logout");
    assertAll(copied, "/login");
  }

  @Test
  void openDataAreClosedByARequestForAnotherLetter() {
    var person = person();
    var browser = person.opens();
    assertThat(browser.get("/checkups").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofSeconds(1));
    var other = person.logsIn();
    other.get("/viewing/letter");
    other.post("/viewing/letter", "sure", "true");
    assertAll(browser, "/viewing");
  }

  @Test
  void whoseMembershipEndsSeesNothingFromThatMidnightOn() {
    var person = person();
    var browser = person.opens();
    portal.execute("UPDATE members SET lost = '2026-12-01' WHERE member_id = " + person.member);
    assertAll(browser, "/login");
  }

  @Test
  void howeverTheAddressIsWrittenNothingIsShown() {
    var browser = person().logsIn();
    for (var route : guarded) {
      for (var form : SPELLINGS) {
        var path = form.formatted(route.getPath().replaceAll(":[a-z]+", "x"));
        for (var page : List.of(browser.get(path), browser.head(path))) {
          assertThat(page.status()).as(path).isIn(303, 404, 400);
          assertThat(page.location()).as(path).isIn("", "/viewing");
        }
      }
    }
  }

  /** What the gate is open for at one society opens nothing at another. */
  @Test
  void anotherSocietysSiteKnowsNothingOfIt() {
    var browser = person().opens();
    var minato = browser.at(portal.address() + "/s/minato");
    browser
        .cookies()
        .forEach((name, value) -> minato.cookies().put(name.replace("-aoba-", "-minato-"), value));
    assertThat(minato.cookies()).containsKey("__Host-minato-access");
    guarded.forEach(
        route -> assertThat(minato.get(route.getPath()).location()).isEqualTo("/login"));
  }

  /** Neither a cache on the way nor the browser's may hold it, or be told that it is unchanged. */
  @Test
  void nothingOfItIsKeptByACache() {
    var person = person();
    Shelf.put(portal.database, "aoba", person.member, GuardedPages.checkup(".7").checkup());
    var browser = person.opens();
    for (var route : guarded) {
      var path = GuardedPages.path(route);
      var page = browser.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.header("cache-control")).as(path).isEqualTo("no-store");
      assertThat(page.header("etag") + page.header("last-modified")).as(path).isEmpty();
    }
    var closed = person.logsIn().header("If-None-Match", "*");
    assertAll(closed.header("If-Modified-Since", "Tue, 01 Dec 2026 01:00:00 GMT"), "/viewing");
  }

  /** Both methods, whatever the map has: what it doesn't have is no way around it. */
  private static void assertAll(Browser browser, String location) {
    for (var route : guarded) {
      var path = route.getPath().replaceAll(":[a-z]+", "x");
      assertThat(browser.get(path).location()).as("GET " + path).isEqualTo(location);
      var posted = browser.tab().post(path);
      assertThat(kept(route, posted, location)).as("POST " + path).isTrue();
    }
  }

  private static boolean kept(Route route, Page posted, String location) {
    return route.methods().contains(HttpMethod.POST)
        ? posted.location().equals(location)
        : posted.status() == 405 || posted.status() == 403;
  }

  private static void tryCode(Browser browser, String code) {
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
  }

  private record Person(long member, String email) {

    String letter() {
      return Letterbox.post(portal, "aoba", member, LetterKind.VIEWING_CODE);
    }

    Browser logsIn() {
      var browser = portal.browser();
      browser.get("/login");
      browser.post("/login", "email", email, "password", PASSWORD);
      return browser;
    }

    Browser opens() {
      var browser = logsIn();
      tryCode(browser, letter());
      browser.get("/viewing/name");
      browser.post("/viewing/name");
      browser.post("/viewing/question", "choice", "0", "answer", "Asagao");
      browser.post("/viewing/confirm");
      Cautions.agree(browser);
      return browser;
    }
  }

  private static Person person() {
    return person("insured");
  }

  private static Person person(String kind) {
    int count = people++;
    var email = "walker" + count + "@example.jp";
    var member =
        portal.member(
            "aoba",
            kind,
            "06990014",
            "71",
            String.valueOf(4_000_000 + count),
            Optional.empty(),
            "ｱｵﾊﾞ ﾊﾅｺ",
            LocalDate.of(1970, 1, 2));
    accounts.create("aoba", member, email, PASSWORD);
    return new Person(member, email);
  }
}
