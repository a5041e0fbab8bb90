package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Database;
import kenpo.support.Line;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database: what ends on the one has ended on the other. */
class RevocationTest {

  private static final String PASSWORD = "four words of two servers";
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static TestPortal here;
  private static Accounts accounts;
  private static int people;

  @BeforeAll
  static void start() {
    here = new TestPortal();
    accounts = new Accounts(here);
  }

  @AfterAll
  static void stop() {
    accounts.close();
    here.close();
  }

  @Test
  void aLogoutIsHeardOnTheOtherServerWithinASecond() {
    try (var there = here.beside()) {
      for (int i = 0; i < 5; i++) {
        var browser = loggedIn();
        var elsewhere = at(there, browser);
        assertThat(elsewhere.get("/home").status()).isEqualTo(200);
        browser.post("/logout");
        var end = System.nanoTime() + SECOND;
        int status = 200;
        while (status == 200 && System.nanoTime() < end) {
          status = elsewhere.get("/home").status();
        }
        assertThat(elsewhere.get("/home").location()).isEqualTo("/login");
      }
    }
  }

  @Test
  void nothingIsMissedWhileTheListenersConnectionIsCutAgainAndAgain() {
    try (var there = here.beside()) {
      for (int i = 0; i < 5; i++) {
        var browser = loggedIn();
        var elsewhere = at(there, browser);
        assertThat(elsewhere.get("/home").status()).isEqualTo(200);
        cutListeners();
        browser.post("/logout");
        here.until(() -> elsewhere.get("/home").status() == 303);
      }
    }
  }

  @Test
  void whatEndedBeforeAServerStartedIsKnownToIt() {
    var browser = loggedIn();
    var before = browser.tab();
    browser.post("/logout");
    try (var there = here.beside()) {
      assertThat(at(there, before).get("/home").location()).isEqualTo("/login");
    }
  }

  @Test
  void withoutItsDatabaseAServerShowsOpenPagesAndLogsNobodyOut() {
    try (var line = new Line(here.database.port());
        var there = here.beside(Database.onlyBy(line.port(), here.database))) {
      var leaving = loggedIn();
      var staying = loggedIn();
      var left = at(there, leaving);
      var stays = at(there, staying);
      assertThat(left.get("/home").status()).isEqualTo(200);
      assertThat(stays.get("/home").status()).isEqualTo(200);

      line.hangFromNowOn(true);
      leaving.post("/logout");
      here.until(() -> left.get("/home").status() == 503);
      assertThat(stays.get("/faq").status()).isEqualTo(200);
      assertThat(stays.get("/home").status()).isEqualTo(503);
      assertThat(stays.post("/settings/sessions/end-others").status()).isEqualTo(503);
      assertThat(stays.cookies()).isEqualTo(staying.cookies());

      line.hangFromNowOn(false);
      here.until(() -> stays.get("/home").status() == 200);
      assertThat(left.get("/home").location()).isEqualTo("/login");
    }
  }

  /** A slow one: the network is away for ten real seconds. */
  @Test
  void ofWhatEndsWhileAServerIsCutOffForTenSecondsNothingIsMissed() {
    try (var line = new Line(here.database.port());
        var there = here.beside(Database.onlyBy(line.port(), here.database))) {
      var leaving = IntStream.range(0, 10).mapToObj(n -> loggedIn()).toList();
      var leavers = leaving.stream().map(one -> at(there, one)).toList();
      var stayers = IntStream.range(0, 10).mapToObj(n -> at(there, loggedIn())).toList();
      assertThat(Stream.concat(leavers.stream(), stayers.stream()))
          .allMatch(one -> one.get("/home").status() == 200);

      line.hangFromNowOn(true);
      long end = System.nanoTime() + 10 * SECOND;
      for (var one : leaving) {
        assertThat(one.post("/logout").status()).isEqualTo(303);
      }
      do {
        assertThat(leavers).noneMatch(one -> one.tab().get("/home").status() == 200);
      } while (System.nanoTime() < end);
      line.hangFromNowOn(false);

      here.until(() -> isKnownWithoutItsRow(stayers.getFirst()));
      assertThat(leavers).allMatch(one -> one.get("/home").location().equals("/login"));
      assertThat(stayers).allMatch(one -> one.get("/home").status() == 200);
    }
  }

  @Test
  void aFormShownWhileNobodyKnewWhoAskedIsGoodAfterwards() {
    try (var line = new Line(here.database.port());
        var there = here.beside(Database.onlyBy(line.port(), here.database))) {
      var leaving = loggedIn();
      var left = at(there, leaving);
      var stays = at(there, loggedIn());
      var other = stays.tab();
      line.hangFromNowOn(true);
      leaving.post("/logout");
      here.until(() -> other.get("/home").status() == 503);
      assertThat(left.get("/login").status()).isEqualTo(200);
      assertThat(stays.get("/login").status()).isEqualTo(200);
      line.hangFromNowOn(false);
      here.until(() -> other.get("/home").status() == 200);

      assertThat(left.post("/login", "email", "a@example.jp", "password", "x").status())
          .isEqualTo(422);
      assertThat(stays.post("/settings/sessions/end-others").status()).isEqualTo(303);
    }
  }

  /** Whether its server relies on what it hears again. */
  private static boolean isKnownWithoutItsRow(Browser browser) {
    try (var sessions = Database.hidden(here.database, "sessions")) {
      return !sessions.isClosed() && browser.tab().get("/home").status() == 200;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void cutListeners() {
    here.query(
        """
        SELECT pg_terminate_backend(pid)
        FROM pg_stat_activity
        WHERE application_name = 'kenpo-portal listener'
          AND datname = '%s'
        """
            .formatted(here.database.name()));
  }

  private static Browser at(TestPortal server, Browser browser) {
    return browser.at(server.address() + "/s/aoba");
  }

  private static Browser loggedIn() {
    var email = "two" + people++ + "@example.jp";
    accounts.create("aoba", email, PASSWORD);
    var browser = here.browser();
    browser.get("/login");
    browser.follow(browser.post("/login", "email", email, "password", PASSWORD));
    return browser;
  }
}
