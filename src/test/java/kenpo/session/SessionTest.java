package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import kenpo.support.Browser;
import kenpo.support.SharedPortal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest extends SharedPortal {

  private static final String EMAIL = "taro@example.jp";
  private static final String PASSWORD = "four words of his";
  private static final String ACCESS = "__Host-aoba-access";
  private static final String REFRESH = "__Host-aoba-refresh";
  private static final String DEVICE = "__Host-aoba-device";
  private static final String FORM = "__Host-aoba-form";
  private static long account;

  @BeforeAll
  static void register() {
    account = accounts.create("aoba", EMAIL, PASSWORD);
    accounts.create("minato", EMAIL, PASSWORD);
  }

  @Test
  void itsCookiesAreForThisHostAndNoScript() {
    var browser = portal.browser();
    var cookies = browser.get("/login").response().headers().allValues("set-cookie");
    assertThat(cookies).hasSize(1);
    var all = new java.util.ArrayList<>(cookies);
    all.addAll(login(browser).response().headers().allValues("set-cookie"));
    assertThat(all).hasSize(6);
    assertThat(all)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-aoba-")
                    .contains("; Path=/;", "; Secure", "; HTTPOnly", "; SameSite=Lax")
                    .doesNotContain("Domain"));
    assertThat(all)
        .filteredOn(cookie -> cookie.contains("Max-Age"))
        .satisfiesExactlyInAnyOrder(
            device -> assertThat(device).startsWith(DEVICE).contains("Max-Age=34560000"),
            known ->
                assertThat(known).startsWith("__Host-aoba-known").contains("Max-Age=34560000"));
  }

  @Test
  void logInGivesNewNamesAndMakesTheOldFormWorthless() {
    var browser = portal.browser();
    browser.get("/login");
    var form = browser.cookies().get(FORM);
    var token = browser.csrf();
    browser.cookies().put(ACCESS, "planted");
    browser.cookies().put(REFRESH, "planted");
    browser.get("/login");
    assertThat(login(browser).status()).isEqualTo(303);
    assertThat(browser.cookies().get(ACCESS)).isNotEqualTo("planted");
    assertThat(browser.cookies().get(REFRESH)).isNotEqualTo("planted");
    assertThat(browser.cookies().get(FORM)).isNotEqualTo(form);
    var old = browser.postRaw("/logout", "csrf", token);
    assertThat(old.status()).isEqualTo(403);
    assertThat(browser.get("/home").status()).isEqualTo(200);
  }

  @Test
  void theDatabaseHoldsNoUsableSession() {
    var browser = loggedIn();
    var cookie = browser.cookies().get(REFRESH);
    var id = Arrays.copyOf(Base64.getUrlDecoder().decode(cookie), 32);
    var hex = HexFormat.of().formatHex(id);
    assertThat(portal.query("SELECT sessions::text FROM sessions"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(hex));
  }

  @Test
  void itEndsWhenLeftIdle() {
    var browser = loggedIn();
    portal.clock.advance(Duration.ofMinutes(29));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofMinutes(29));
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.advance(Duration.ofMinutes(31));
    assertThat(browser.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void itEndsAfterTwelveHoursHoweverBusy() {
    var browser = loggedIn();
    for (int i = 0; i < 24; i++) {
      portal.clock.advance(Duration.ofMinutes(29));
      assertThat(browser.get("/home").status()).isEqualTo(200);
    }
    portal.clock.advance(Duration.ofMinutes(25));
    assertThat(browser.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void aFormShownBeforeTheSessionEndedLogsInAgain() {
    var browser = loggedIn();
    portal.clock.advance(Duration.ofHours(13));
    assertThat(browser.get("/login").status()).isEqualTo(200);
    assertThat(login(browser).location()).isEqualTo("/home");
  }

  @Test
  void logoutEndsItOnTheServerToo() {
    var browser = loggedIn();
    browser.get("/home");
    var before = browser.tab();
    browser.post("/logout");
    assertThat(browser.cookies()).doesNotContainKeys(ACCESS, REFRESH).containsKey(DEVICE);
    assertThat(before.get("/home").location()).isEqualTo("/login");
    portal.clock.advance(Duration.ofMinutes(6));
    assertThat(before.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void aVisitorMayPressLogoutToo() {
    var browser = portal.browser();
    browser.get("/login");
    assertThat(browser.post("/logout").location()).isEqualTo("/");
  }

  @Test
  void aSessionOfOneSocietyIsNoneAtAnother() {
    var mine = loggedIn().cookies();
    var neighbour = portal.browser("minato");
    mine.forEach(
        (name, value) -> {
          neighbour.cookies().put(name, value);
          neighbour.cookies().put(name.replace("aoba", "minato"), value);
        });
    assertThat(neighbour.get("/home").location()).isEqualTo("/login");
  }

  @Test
  void aClosedAccountHasNoSessions() {
    var id = accounts.create("aoba", "closing@example.jp", PASSWORD);
    var browser = portal.browser();
    browser.get("/login");
    browser.post("/login", "email", "closing@example.jp", "password", PASSWORD);
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.execute("UPDATE accounts SET closed_at = now() WHERE account_id = " + id);
    portal.clock.advance(Duration.ofMinutes(5));
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    browser.get("/login");
    var again = browser.post("/login", "email", "closing@example.jp", "password", PASSWORD);
    assertThat(again.status()).isEqualTo(422);
  }

  @Test
  void useIsWrittenDownAtMostOnceAMinute() {
    var browser = loggedIn();
    var seen = "SELECT max(last_seen_at)::text FROM sessions WHERE account_id = " + account;
    var begun = portal.query(seen).getFirst();
    portal.clock.advance(Duration.ofSeconds(50));
    browser.get("/home");
    assertThat(portal.query(seen).getFirst()).isEqualTo(begun);
    portal.clock.advance(Duration.ofSeconds(50));
    browser.get("/home");
    portal.until(() -> !portal.query(seen).getFirst().equals(begun));
  }

  private static Browser loggedIn() {
    var browser = portal.browser();
    browser.get("/login");
    assertThat(login(browser).status()).isEqualTo(303);
    return browser;
  }

  private static Browser.Page login(Browser browser) {
    return browser.post("/login", "email", EMAIL, "password", PASSWORD);
  }
}
