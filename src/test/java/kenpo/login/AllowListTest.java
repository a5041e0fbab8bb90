package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Desk;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.throttle.listing.Standing.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * People of a firm, whose addresses their society has registered, on two servers behind a proxy.
 */
class AllowListTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of a firm";
  private static final String OFFICE = "11.22.33.44";
  private static final String SOCIETY = "info@aoba.example";
  private static final String PROXY = "127.0.0.9";
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Pattern LEVEL = Pattern.compile("purpose=login&amp;level=([1-4])");

  private final TestPortal here =
      TestPortal.behind(
          new Proxies(List.of(Cidr.of(PROXY).orElseThrow()), Forwarded.X_FORWARDED_FOR),
          society -> Policies.telling(society, SOCIETY));
  private final TestPortal there = here.beside();
  private final Accounts accounts = new Accounts(here);
  private final Desk desk = new Desk(here.database, here.clock);
  private final long office = desk.list("aoba", "11.22.33.0/24");

  {
    accounts.create("aoba", EMAIL, PASSWORD);
    here.until(() -> !isAsked(here) && !isAsked(there));
  }

  @AfterEach
  void close() {
    desk.close();
    accounts.close();
    there.close();
    here.close();
  }

  @Test
  void whoeverLogsInFromAnAddressThatTheSocietyRegisteredAsLegitimateNeedsNoChallenge() {
    var browser = at(here, OFFICE);
    assertThat(level(browser.get("/login"))).isEmpty();
    browser.follow(login(browser, EMAIL, PASSWORD));
    browser.post("/logout");
    assertThat(level(browser.get("/login"))).isEmpty();
    assertThat(login(browser, EMAIL, PASSWORD).location()).isEqualTo("/home");
    var elsewhere = at(here, "11.22.34.44");
    assertThat(level(elsewhere.get("/login"))).contains(1);
  }

  @Test
  void theSetNumberOfFailuresFromALegitimateAddressBringsTheChallengeBackAtOnceOnEveryServer() {
    var browser = at(here, OFFICE);
    browser.get("/login");
    for (int i = 1; i < 10; i++) {
      assertThat(level(fail(browser, i))).as("after " + i).isEmpty();
    }
    assertThat(isAsked(there)).isFalse();
    assertThat(level(fail(browser, 10))).isPresent();
    var end = System.nanoTime() + SECOND;
    assertThat(isAsked(here)).isTrue();
    while (!isAsked(there) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(isAsked(there)).isTrue();
    here.clock.advance(Duration.ofMinutes(1));
    assertThat(at(there, OFFICE).challengeLevel()).as("by the score of all ten").isEqualTo(3);
    var unticked = at(there, OFFICE);
    unticked.get("/login");
    var asked = unticked.post("/login", "email", EMAIL, "password", PASSWORD, "challenge", "");
    assertThat(asked.status()).isEqualTo(422);
  }

  @Test
  void theSocietyIsMailedOnceWhatWasSuspendedAndUntilWhen() {
    suspend();
    var mail = here.mailbox.await(SOCIETY, 1).getFirst();
    assertThat(mail.text()).contains("11.22.33.0/24（本社、aoba/" + office + "）", "自動で再開します");
    here.sendMail();
    assertThat(here.mailbox.await(SOCIETY, 1)).hasSize(1);
  }

  @Test
  void anHourLaterItIsExemptAgainIfItHasBeenQuiet() {
    suspend();
    here.clock.advance(Duration.ofHours(1));
    here.purge();
    assertThat(isAsked(here)).as("a score of 3.4").isTrue();
    here.clock.advance(Duration.ofMinutes(30));
    here.purge();
    here.until(() -> !isAsked(here) && !isAsked(there));
    assertThat(login(at(there, OFFICE), EMAIL, PASSWORD).location()).isEqualTo("/home");
  }

  @Test
  void whatStaffDecideHoldsOnEveryServer() {
    suspend();
    desk.order("aoba", office, Order.RESUME);
    here.until(() -> !isAsked(here) && !isAsked(there));
    desk.order("aoba", office, Order.REVOKE);
    here.until(() -> isAsked(here) && isAsked(there));
    here.clock.advance(Duration.ofDays(2));
    here.purge();
    assertThat(isAsked(here)).isTrue();
  }

  @Test
  void whatIsDecidedWhileAServerDoesNotHearIsKnownToItWhenItHearsAgain() {
    suspend();
    for (int i = 0; i < 3; i++) {
      cutListeners();
      desk.order("aoba", office, Order.RESUME);
      here.until(() -> !isAsked(here) && !isAsked(there));
      cutListeners();
      desk.order("aoba", office, Order.SUSPEND);
      here.until(() -> isAsked(here) && isAsked(there));
    }
  }

  @Test
  void theAccountsOwnLadderIsNobodysToBeExemptFrom() {
    var browser = at(here, OFFICE);
    browser.get("/login");
    for (int i = 1; i < 5; i++) {
      assertThat(level(login(browser, EMAIL, "a wrong one"))).isEmpty();
    }
    assertThat(level(login(browser, EMAIL, "a wrong one"))).contains(2);
    var colleague = at(here, OFFICE);
    assertThat(level(colleague.get("/login"))).isEmpty();
  }

  @Test
  void aFirmThatComesAllAtOnceIsServed() {
    for (int i = 0; i < 30; i++) {
      var browser = at(here, OFFICE);
      browser.get("/login");
      assertThat(login(browser, EMAIL, PASSWORD).location()).isEqualTo("/home");
    }
  }

  private void suspend() {
    var browser = at(here, OFFICE);
    browser.get("/login");
    for (int i = 1; i <= 10; i++) {
      fail(browser, i);
    }
    here.until(() -> isAsked(here) && isAsked(there));
  }

  private void cutListeners() {
    here.query(
        """
        SELECT pg_terminate_backend(pid)::text
        FROM pg_stat_activity
        WHERE application_name = 'kenpo-portal listener' AND datname = current_database()
        """);
  }

  private static boolean isAsked(TestPortal portal) {
    return level(at(portal, OFFICE).get("/login")).isPresent();
  }

  private static Browser at(TestPortal portal, String address) {
    return portal.browserFrom(PROXY).header("X-Forwarded-For", address);
  }

  private static Page fail(Browser browser, int number) {
    return login(browser, "nobody" + number + "@example.jp", "a wrong one");
  }

  private static Page login(Browser browser, String email, String password) {
    if (browser.csrf().isEmpty()) {
      browser.get("/login");
    }
    return browser.post("/login", "email", email, "password", password);
  }

  private static Optional<Integer> level(Page page) {
    var found = LEVEL.matcher(page.body());
    return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
  }
}
