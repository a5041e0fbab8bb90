package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One guess for each of many accounts, each from another address, at two servers. */
class SprayTest {

  private int asked;
  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of hers";
  private static final String LOOKED_AT =
      "SELECT count(*) FROM audit_events WHERE kind = 'LOGIN' AND outcome = 'NO_ACCOUNT'";

  private final TestPortal one = TestPortal.withLadder(Policies::knowingDevices);
  private final TestPortal other = one.beside();
  private final Accounts accounts = new Accounts(one);

  @AfterEach
  void close() {
    accounts.close();
    other.close();
    one.close();
  }

  @Test
  void raisesAnAlarmOnAllServersAndNothingIsLookedAtForTheWorkOfBefore() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var owner = at(one, "127.0.9.9");
    owner.follow(login(owner, EMAIL, PASSWORD));
    owner.post("/logout");
    var strangers = IntStream.range(0, 10).mapToObj(this::onceFailed).toList();
    spray(31);
    one.until(() -> raised(one) && raised(other));
    assertThat(one.query("SELECT outcome FROM audit_events WHERE kind = 'ALARM'"))
        .containsExactly("SPRAY_BEGAN");
    assertThat(at(one, "127.0.1.1").challengeLevel()).as("failed once").isEqualTo(2);
    assertThat(at(other, "127.0.5.1").challengeLevel()).as("never failed").isEqualTo(1);
    var before = one.query(LOOKED_AT);
    for (var stranger : strangers) {
      var page =
          stranger.browser.post(
              "/login", "email", "b@example.jp", "password", "x", "challenge", stranger.passed);
      assertThat(page.status()).as("work of before the alarm").isEqualTo(422);
    }
    assertThat(one.query(LOOKED_AT)).isEqualTo(before);
    owner.get("/login");
    assertThat(login(owner, EMAIL, PASSWORD).status()).as("a known device").isEqualTo(303);
    one.clock.advance(Duration.ofMinutes(30));
    one.until(() -> !raised(one) && !raised(other));
  }

  @Test
  void anAlarmByHandIsHeardOfOnAllServersAndEndsByItself() {
    one.execute(
        """
        INSERT INTO throttle_alarms (society_id, kind, began_at, ends_at)
        VALUES ('aoba', 'BY_HAND', '2026-12-01 00:59Z', '2026-12-01 01:10Z')
        """);
    one.until(() -> bothAsk(2));
    one.clock.advance(Duration.ofMinutes(10));
    one.until(() -> bothAsk(1));
    assertThat(one.query("SELECT outcome FROM audit_events WHERE kind = 'ALARM'"))
        .containsExactly("RAN_OUT");
  }

  @Test
  void whileAnAlarmIsOnTheLoginPageIsShownWithItsLevel() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var owner = at(one, "127.0.9.9");
    owner.follow(login(owner, EMAIL, PASSWORD));
    owner.post("/logout");
    var stranger = one.browserFrom("127.0.6.1");
    assertThat(asks(stranger, 1)).isTrue();
    one.execute(
        """
        INSERT INTO throttle_alarms (society_id, kind, began_at)
        VALUES ('aoba', 'BY_HAND', '2026-12-01 00:59Z')
        """);
    one.until(() -> bothAsk(2));
    assertThat(asks(stranger, 2)).isTrue();
    var seal = Reader.seal(stranger.get("/login").body());
    var code = Reader.code(seal, one.clock.instant());
    var page = stranger.type("/login", seal, code, "email", EMAIL, "password", "x");
    assertThat(page.says("ログインできませんでした")).as("its picture is hard enough").isTrue();
    assertThat(asks(owner, 1)).as("a known device counts three less").isFalse();
    assertThat(asks(owner, 2)).isFalse();
  }

  private static boolean asks(Browser browser, int level) {
    return browser.get("/login").says("purpose=login&amp;level=" + level);
  }

  /** Each time somewhere else: so many questions from one address would be refused. */
  private boolean bothAsk(int level) {
    asked++;
    return at(one, "127.0.3." + asked).challengeLevel() == level
        && at(other, "127.0.4." + asked).challengeLevel() == level;
  }

  @Test
  void aServerThatStopsWritesDownWhatItHasSeen() {
    var browser = at(other, "127.0.5.1");
    for (int i = 0; i < 3; i++) {
      login(browser, "a@example.jp", "x");
    }
    other.stop().await();
    assertThat(one.query("SELECT sum(failures) FROM throttle_tallies")).containsExactly("3");
  }

  /** A stranger whose next guess is ready, with the work that was asked for when he had failed. */
  private record Stranger(Browser browser, String passed) {}

  private Stranger onceFailed(int number) {
    var browser = at(number % 2 == 0 ? one : other, "127.0.2." + (1 + number));
    login(browser, "b" + number + "@example.jp", "x");
    return new Stranger(browser, browser.passed());
  }

  private void spray(int guesses) {
    IntStream.range(0, guesses)
        .forEach(
            i -> {
              var portal = i % 2 == 0 ? one : other;
              var page = login(at(portal, "127.0.1." + (1 + i)), "a" + i + "@example.jp", "x");
              assertThat(page.body()).contains("ログインできませんでした");
            });
  }

  private static boolean raised(TestPortal portal) {
    return new Browser("http://localhost:" + portal.managementPort())
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("portal_throttle_alarm{"))
        .filter(line -> line.contains("society=\"aoba\"") && line.contains("kind=\"spray\""))
        .anyMatch(line -> line.endsWith(" 1.0"));
  }

  private static Browser at(TestPortal portal, String address) {
    var browser = portal.browserFrom(address);
    browser.get("/login");
    return browser;
  }

  private static Page login(Browser browser, String email, String password) {
    return browser.post("/login", "email", email, "password", password);
  }
}
