package kenpo.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts end with the membership. The portal's day is 1 December 2026. */
class MembershipTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of leaving";

  /** 00:00 on 2 December in Japan. */
  private static final Instant MIDNIGHT = Instant.parse("2026-12-01T15:00:00Z");

  private TestPortal portal;
  private Accounts accounts;

  @BeforeEach
  void start() {
    begin(new TestPortal(Policies::unlimited));
  }

  private void begin(TestPortal started) {
    portal = started;
    accounts = new Accounts(portal);
  }

  @AfterEach
  void stop() {
    accounts.close();
    portal.close();
  }

  @Test
  void anAccountClosesAtMidnightInJapanOfTheDayWithoutMembership() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE members SET lost = '2026-12-02'");
    portal.clock.set(MIDNIGHT.minusMillis(1));
    portal.purge();
    assertThat(closed()).isEqualTo("");
    var browser = loggedIn();
    assertThat(browser.get("/home").status()).isEqualTo(200);
    portal.clock.set(MIDNIGHT);
    portal.purge();
    assertThat(closed()).isEqualTo("membership_lost");
    portal.until(() -> browser.get("/home").status() == 303);
    assertThat(browser.get("/home").location()).isEqualTo("/login");
    assertThat(portal.query("SELECT end_reason FROM sessions")).containsExactly("ACCOUNT_CLOSED");
    assertThat(outcomes("ACCOUNT")).isEqualTo("MEMBERSHIP_LOST");
  }

  @Test
  void beforeTheAccountIsClosedNothingOfItCanBeUsedAnyMore() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE members SET lost = '2026-12-02'");
    portal.clock.set(MIDNIGHT.minusSeconds(1));
    var open = loggedIn();
    var late = loggedIn();
    var other = portal.browser();
    other.get("/login");
    portal.clock.set(MIDNIGHT);
    assertThat(open.get("/home").location()).as("by access token").isEqualTo("/login");
    assertThat(login(other).location()).as("a login").isNotEqualTo("/home");
    assertThat(other.get("/home").status()).isEqualTo(303);
    late.cookies().remove("__Host-aoba-access");
    assertThat(late.get("/settings/sessions").location()).as("renewal").isEqualTo("/login");
    assertThat(closed()).isEqualTo("");
  }

  @Test
  void theServerClosesAtMidnightByItself() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE members SET lost = '2026-12-02'");
    portal.clock.set(MIDNIGHT.minusMillis(300));
    try (var other = portal.beside()) {
      assertThat(closed()).isEqualTo("");
      portal.clock.set(MIDNIGHT);
      other.until(() -> closed().equals("membership_lost"));
    }
  }

  @Test
  void aServerThatStartsClosesWhatIsDue() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE members SET lost = '2026-12-01'");
    try (var other = portal.beside()) {
      other.until(() -> closed().equals("membership_lost"));
    }
  }

  @Test
  void anImportThatIsHeardOfClosesAtOnceAndIsRemembered() {
    accounts.create("aoba", EMAIL, PASSWORD);
    imported(7, "lost = '2026-11-01'");
    portal.execute("SELECT pg_notify('roster_changed', 'aoba')");
    portal.until(() -> closed().equals("membership_lost"));
    assertThat(portal.query("SELECT closed_import FROM accounts")).containsExactly("7");
  }

  @Test
  void anImportThatNobodyHeardOfClosesWithinTheMinute() {
    accounts.create("aoba", EMAIL, PASSWORD);
    imported(1, "name = '青葉'");
    portal.purge();
    assertThat(closed()).isEqualTo("");
    imported(2, "lost = '2026-12-01'");
    portal.purge();
    assertThat(closed()).isEqualTo("membership_lost");
  }

  @Test
  void whatWasToldWhileTheListenersConnectionWasCutIsMadeGood() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.purge();
    portal.execute("UPDATE members SET lost = '2026-12-01'");
    portal.query(
        """
        SELECT pg_terminate_backend(pid)
        FROM pg_stat_activity
        WHERE application_name = 'kenpo-portal listener'
          AND datname = '%s'
        """
            .formatted(portal.database.name()));
    portal.until(() -> closed().equals("membership_lost"));
  }

  @Test
  void theFirstDayMayBeTheFirstWithoutMembership() {
    accounts.create("aoba", EMAIL, PASSWORD);
    imported(1, "acquired = '2026-12-02', lost = '2026-12-02'");
    portal.purge();
    assertThat(closed()).isEqualTo("");
    portal.clock.set(MIDNIGHT);
    portal.purge();
    assertThat(closed()).isEqualTo("membership_lost");
  }

  @Test
  void whoComesBackWithoutAGapKeepsTheAccount() {
    accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute("UPDATE members SET lost = '2026-12-02'");
    imported(1, "acquired = '2026-12-02', lost = NULL");
    portal.clock.set(MIDNIGHT);
    portal.purge();
    assertThat(closed()).isEqualTo("");
    assertThat(loggedIn().get("/home").status()).isEqualTo(200);
  }

  @Test
  void whoMayNotEnrolAnyMoreIsTreatedAsLost() {
    accounts.create("aoba", EMAIL, PASSWORD);
    imported(1, "kind = 'dependant', birth_date = '2011-01-01'");
    portal.purge();
    assertThat(closed()).isEqualTo("not_entitled");
    assertThat(outcomes("ACCOUNT")).isEqualTo("NOT_ENTITLED");
  }

  @Test
  void aChangedNumberCarriesTheAccountOn() {
    accounts.create("aoba", EMAIL, PASSWORD);
    imported(1, "renumbered_by = 1");
    portal.purge();
    assertThat(closed()).isEqualTo("");
    assertThat(loggedIn().get("/home").status()).isEqualTo(200);
  }

  @Test
  void aChangedNumberTakesANewRegistrationWhereTheSocietySaysSo() {
    stop();
    begin(new TestPortal(society -> Policies.unlimited(Policies.reregistering(society))));
    accounts.create("aoba", EMAIL, PASSWORD);
    var member = Long.parseLong(portal.query("SELECT member_id FROM members").getFirst());
    imported(1, "renumbered_by = 1");
    portal.purge();
    assertThat(closed()).isEqualTo("renumbered");
    accounts.create("aoba", member, EMAIL, PASSWORD);
    imported(2, "name = '青葉'");
    portal.purge();
    assertThat(portal.query("SELECT count(*) FROM accounts WHERE closed_at IS NULL"))
        .containsExactly("1");
  }

  @Test
  void addressAndPersonAreFreeAtOnce() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var member = Long.parseLong(portal.query("SELECT member_id FROM members").getFirst());
    imported(1, "lost = '2026-12-01'");
    portal.purge();
    accounts.create("aoba", member, EMAIL, PASSWORD);
  }

  @Test
  void aHalfDoneLoginEndsToo() {
    var account = accounts.create("aoba", EMAIL, PASSWORD);
    portal.execute(
        """
        INSERT INTO login_detours
        VALUES ('aoba', '\\x01', %d, false, '2030-01-01')
        """
            .formatted(account));
    imported(1, "lost = '2026-12-01'");
    portal.purge();
    assertThat(portal.query("SELECT 1 FROM login_detours")).isEmpty();
  }

  @Test
  void aNeighboursAccountStays() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var neighbour =
        portal.member("minato", "06990022", "1", "1", "ﾐﾅﾄ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    accounts.create("minato", neighbour, EMAIL, PASSWORD);
    imported(1, "lost = '2026-12-01'");
    portal.purge();
    assertThat(portal.query("SELECT society_id FROM accounts WHERE closed_at IS NULL"))
        .containsExactly("minato");
  }

  @Test
  void aSocietyAtWhichItFailsHoldsUpNoOther() {
    accounts.create("aoba", EMAIL, PASSWORD);
    var other = portal.member("minato", "06990022", "1", "1", "ﾐﾅﾄ ﾊﾅｺ", LocalDate.of(1970, 1, 2));
    accounts.create("minato", other, EMAIL, PASSWORD);
    for (var failing : List.of("aoba", "minato")) {
      portal.execute("UPDATE accounts SET closed_at = NULL, close_reason = NULL");
      portal.execute("UPDATE members SET lost = '2026-12-01'");
      portal.execute(
          """
          CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE division_by_zero; END $$;
          CREATE TRIGGER refuse BEFORE UPDATE ON accounts FOR EACH ROW
            WHEN (new.society_id = '%s' AND new.closed_at IS NOT NULL) EXECUTE FUNCTION refuse();
          INSERT INTO rosters (society_id, match_rules, imported_at)
          SELECT unnest(ARRAY['aoba', 'minato']), '', now()
          ON CONFLICT (society_id) DO UPDATE SET imported_at = now()
          """
              .formatted(failing));
      portal.purge();
      assertThat(portal.query("SELECT society_id FROM accounts WHERE closed_at IS NULL"))
          .containsExactly(failing);
      portal.execute("DROP TRIGGER refuse ON accounts");
      portal.purge();
      assertThat(portal.query("SELECT 1 FROM accounts WHERE closed_at IS NULL")).isEmpty();
    }
  }

  @Test
  void aClosedAccountIsErasedAfterItsTimeAndTheAuditLogStays() {
    accounts.create("aoba", EMAIL, PASSWORD);
    loggedIn();
    accounts.create("aoba", "open@example.jp", PASSWORD);
    portal.execute(
        "UPDATE members SET lost = '2026-12-01' WHERE member_id = (SELECT min(member_id) FROM"
            + " members)");
    imported(1, "name = '青葉'");
    portal.purge();
    var events = portal.query("SELECT count(*) FROM audit_events");
    portal.clock.advance(Duration.ofDays(90).minusMillis(1));
    portal.purge();
    assertThat(portal.query("SELECT count(*) FROM accounts")).containsExactly("2");
    portal.clock.advance(Duration.ofMillis(1));
    portal.purge();
    assertThat(portal.query("SELECT email FROM accounts")).containsExactly("open@example.jp");
    assertThat(portal.query("SELECT count(*) FROM devices")).containsExactly("0");
    assertThat(portal.query("SELECT count(*) FROM audit_events")).isEqualTo(events);
  }

  /** As an import does: members changed, and the roster's number. */
  private void imported(int number, String change) {
    portal.execute(
        """
        BEGIN;
        UPDATE members SET %s WHERE society_id = 'aoba';
        INSERT INTO rosters (society_id, match_rules, imported_at, import_id)
        VALUES ('aoba', '', '2026-12-01', %d)
        ON CONFLICT (society_id) DO UPDATE SET import_id = excluded.import_id;
        COMMIT
        """
            .formatted(change, number));
  }

  private String closed() {
    return portal
        .query("SELECT coalesce(close_reason, '') FROM accounts ORDER BY account_id")
        .getFirst();
  }

  private String outcomes(String kind) {
    return Optional.of(
            portal.query("SELECT outcome FROM audit_events WHERE kind = '%s'".formatted(kind)))
        .map(all -> String.join(" ", all))
        .orElseThrow();
  }

  private Browser loggedIn() {
    var browser = portal.browser();
    browser.get("/login");
    assertThat(login(browser).location()).isEqualTo("/home");
    return browser;
  }

  private static Browser.Page login(Browser browser) {
    return browser.post("/login", "email", EMAIL, "password", PASSWORD);
  }
}
