package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.Race;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are closed while others log in, register, and close them too. */
class SettlingRaceTest {

  private static final String PASSWORD = "four words of racing";
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** Open accounts of members who are none any more. */
  private static final String WRONGLY_OPEN =
      """
      SELECT account_id
      FROM accounts JOIN members USING (society_id, member_id)
      WHERE closed_at IS NULL AND lost <= '2026-12-01'
      """;

  private TestPortal portal;
  private Accounts accounts;
  private int imports;

  @BeforeEach
  void start() {
    portal = new TestPortal(Policies::unlimited);
    accounts = new Accounts(portal);
    portal.execute(
        """
        INSERT INTO rosters (society_id, match_rules, imported_at)
        SELECT 'aoba', '%s', '2026-12-01'
        """
            .formatted(rules()));
  }

  @AfterEach
  void stop() {
    accounts.close();
    portal.close();
  }

  @Test
  void twoServersAtOnceCloseEachAccountOnce() throws Exception {
    crowd(1_700);
    try (var other = portal.beside()) {
      imported("UPDATE members SET lost = '2026-12-01'");
      Race.atOnce(
          () -> {
            portal.purge();
            return true;
          },
          () -> {
            other.purge();
            return true;
          });
      assertThat(portal.query(WRONGLY_OPEN)).isEmpty();
      assertThat(
              portal.query("SELECT count(*) FROM accounts WHERE close_reason = 'membership_lost'"))
          .containsExactly("1700");
      assertThat(
              portal.query(
                  """
                  SELECT count(*) || ' ' || count(DISTINCT account_id)
                  FROM audit_events
                  WHERE outcome = 'MEMBERSHIP_LOST'
                  """))
          .containsExactly("1700 1700");
    }
  }

  @Test
  void aLoginThatRacesWithTheClosingLeavesNoSession() throws Exception {
    for (int round = 0; round < 15; round++) {
      var email = "race" + round + "@example.jp";
      accounts.create("aoba", email, PASSWORD);
      var browser = portal.browser();
      browser.get("/login");
      var passer = portal.browser();
      int pages = round;
      Race.atOnce(
          () -> browser.post("/login", "email", email, "password", PASSWORD),
          () -> {
            // Each round the closing comes a few milliseconds later in the login.
            IntStream.range(0, pages).forEach(page -> passer.get("/login"));
            imported("UPDATE members SET lost = '2026-12-01'");
            portal.purge();
            return null;
          });
      assertThat(portal.query("SELECT 1 FROM sessions WHERE ended_at IS NULL")).isEmpty();
      assertThat(browser.get("/home").location()).isEqualTo("/login");
    }
  }

  @Test
  void aLoginUnderWayIsWaitedForAndItsSessionEnds() throws Exception {
    var account = accounts.create("aoba", "slow@example.jp", PASSWORD);
    imported("UPDATE members SET lost = '2026-12-01'");
    try (var login = Race.transaction(portal);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Race.run(login, "SELECT 1 FROM accounts WHERE account_id = " + account + " FOR SHARE");
      Race.run(
          login,
          """
          INSERT INTO sessions (society_id, session_hash, account_id, device_hash, created_at,
            last_seen_at, remembered, proof, address, device)
          VALUES ('aoba', '\\x01', %d, '\\x02', now(), now(), false, 'PASSWORD', '', '')
          """
              .formatted(account));
      var settled = threads.submit(portal::purge);
      portal.until(() -> Race.isAnybodyWaiting(portal));
      login.commit();
      settled.get();
    }
    assertThat(portal.query("SELECT end_reason FROM sessions")).containsExactly("ACCOUNT_CLOSED");
  }

  @Test
  void aRegistrationThatReadTheRosterOfBeforeIsNotMissed() throws Exception {
    Walk.hanako(portal);
    var walk = Walk.of(portal, "hanako@example.jp");
    walk.activate();
    walk.claimHanako();
    var person = walk.browser().get("/users/eligibility/confirm");
    try (var held = Race.transaction(portal);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Race.run(held, "SELECT 1 FROM registrations FOR UPDATE");
      var done = threads.submit(() -> walk.confirm(person));
      portal.until(() -> Race.isAnybodyWaiting(portal));
      imported("UPDATE members SET lost = '2026-12-01'");
      var settled = threads.submit(portal::purge);
      portal.until(() -> portal.query(WAITING_FOR_TURN).size() == 1 || settled.isDone());
      held.commit();
      assertThat(done.get().location()).isEqualTo("/users/eligibility/done");
      settled.get();
    }
    assertThat(portal.query("SELECT close_reason FROM accounts"))
        .containsExactly("membership_lost");
    portal.until(() -> walk.browser().get("/home").status() == 303);
  }

  @Test
  void registrationsThatRaceWithImportsLeaveNoAccountOpen() throws Exception {
    for (int round = 0; round < 8; round++) {
      var number = "88" + round;
      portal.member("aoba", Walk.INSURER, "71-1234", number, "ｹﾝﾎﾟ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
      var walk = Walk.of(portal, "round" + round + "@example.jp");
      walk.activate();
      walk.claim("number", number);
      var person = walk.browser().get("/users/eligibility/confirm");
      Race.atOnce(
          () -> walk.confirm(person),
          () -> {
            imported("UPDATE members SET lost = '2026-12-01'");
            portal.purge();
            return null;
          });
      assertThat(portal.query(WRONGLY_OPEN)).as("round " + round).isEmpty();
    }
  }

  @Test
  void aSessionOnAnotherServerDiesWithinASecond() {
    try (var other = portal.beside()) {
      var browser = loggedIn("far@example.jp");
      var elsewhere = browser.at(other.address() + "/s/aoba");
      assertThat(elsewhere.get("/settings/sessions").status()).isEqualTo(200);
      imported("UPDATE members SET lost = '2026-12-01'");
      portal.purge();
      var end = System.nanoTime() + SECOND;
      while (elsewhere.get("/settings/sessions").status() == 200 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(elsewhere.get("/settings/sessions").location()).isEqualTo("/login");
    }
  }

  @Test
  void whileThousandsAreClosedOthersLogIn() throws Exception {
    crowd(6_000);
    imported("UPDATE members SET lost = '2026-12-01'");
    loggedIn("stays@example.jp");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var settled = threads.submit(portal::purge);
      int logins = 0;
      while (!settled.isDone()) {
        var browser = portal.browser();
        browser.get("/login");
        var page = browser.post("/login", "email", "stays@example.jp", "password", PASSWORD);
        assertThat(page.location()).isEqualTo("/home");
        assertThat(page.took()).isLessThan(Duration.ofSeconds(2));
        logins++;
      }
      assertThat(logins).isPositive();
    }
    assertThat(portal.query(WRONGLY_OPEN)).isEmpty();
  }

  private static final String WAITING_FOR_TURN =
      """
      SELECT pid
      FROM pg_locks
      WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  /** Accounts whose password nobody knows. */
  private void crowd(int people) {
    portal.execute(
        """
        WITH added AS (
          INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
          SELECT 'aoba', 'crowd ' || n, 'insured', 'ｱ', '1980-04-01', '2020-04-01'
          FROM generate_series(1, %d) AS n
          RETURNING member_id)
        INSERT INTO accounts (society_id, member_id, email, email_key, password_hash, language,
          terms_version, privacy_version, agreed_at, created_at)
        SELECT 'aoba', member_id, member_id || '@crowd.example', member_id || '@crowd.example', '',
          'ja', '1', '1', '2026-12-01', '2026-12-01'
        FROM added
        """
            .formatted(people));
  }

  private void imported(String change) {
    portal.execute(
        "BEGIN; %s; UPDATE rosters SET import_id = %d; COMMIT".formatted(change, ++imports));
  }

  private Browser loggedIn(String email) {
    accounts.create("aoba", email, PASSWORD);
    var browser = portal.browser();
    browser.get("/login");
    assertThat(browser.post("/login", "email", email, "password", PASSWORD).location())
        .isEqualTo("/home");
    return browser;
  }

  private String rules() {
    return "number=1 kana=1 hyphen=true last=7 zeros=true";
  }
}
