package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever has no right password gets the same bytes for the same hash, whether an address has an
 * account or not and whatever has become of it, at each step of the account's ladder.
 */
class UniformTest {

  private static final String PASSWORD = "four words of alike";
  private static final Pattern COOKIE = Pattern.compile("=[A-Za-z0-9_-]{43};");
  private static final Pattern HASHES =
      Pattern.compile("portal_hashing_done_total(?:\\{[^}]*})? ([0-9.]+)");

  private final TestPortal portal = TestPortal.withLadder(UnaryOperator.identity());
  private final Browser management = new Browser("http://127.0.0.1:" + portal.managementPort());
  private final Accounts accounts = new Accounts(portal);
  private int networks;

  /** What an address may be; all names are of one length, so that the pages are. */
  private enum Kind {
    EXISTING,
    UNKNOWNS,
    DEPARTED,
    UNDERWAY;

    String email() {
      return name().toLowerCase(Locale.ROOT) + "@example.jp";
    }
  }

  /** All that comes back on the way to an answer, and the hashes that were made for it. */
  private record Seen(List<String> pages, long hashes) {}

  {
    accounts.create("aoba", Kind.EXISTING.email(), PASSWORD);
    accounts.create("aoba", Kind.DEPARTED.email(), PASSWORD);
    portal.execute(
        """
        UPDATE accounts SET closed_at = '2026-11-01T00:00:00Z', close_reason = 'membership_lost'
        WHERE email = '%s'
        """
            .formatted(Kind.DEPARTED.email()));
    Walk.of(portal, Kind.UNDERWAY.email()).agree();
  }

  @AfterEach
  void close() {
    accounts.close();
    portal.close();
  }

  @Test
  void aFirstFailure() {
    assertThat(alike("a wrong one")).isEqualTo(1);
    assertThat(alike("")).isEqualTo(1);
  }

  @Test
  void whenAHarderChallengeIsAsked() {
    afterFailures(5);
    assertThat(alike("a wrong one")).isEqualTo(1);
    assertThat(alike("")).isEqualTo(1);
  }

  @Test
  void whileOneWaits() {
    afterFailures(10);
    assertThat(alike("a wrong one")).isZero();
    assertThat(alike("")).isZero();
    assertThat(alike(PASSWORD)).as("the right one").isZero();
  }

  @Test
  void whenItIsStopped() {
    afterFailures(100);
    assertThat(alike("a wrong one")).isZero();
    assertThat(alike("")).isZero();
    assertThat(alike(PASSWORD)).as("the right one").isZero();
  }

  private void afterFailures(int count) {
    alike("a wrong one");
    portal.execute(
        "UPDATE throttle_failures SET failures = %d, recent = %d WHERE bucket = 'ACCOUNT'"
            .formatted(count, count));
  }

  /** How many hashes were made for each. */
  private long alike(String password) {
    var seen = Stream.of(Kind.values()).map(kind -> seen(kind, password)).toList();
    assertThat(seen).allMatch(seen.getFirst()::equals);
    return seen.getFirst().hashes();
  }

  private Seen seen(Kind kind, String password) {
    var browser = portal.browserFrom("127.0." + ++networks + ".1");
    var pages = new ArrayList<String>();
    browser.get("/login");
    long before = hashes();
    var page = login(browser, kind, password);
    pages.add(bytes(page, kind));
    if (page.says("確認のやり直しが必要です")) {
      pages.add(bytes(login(browser, kind, password), kind));
    }
    return new Seen(pages, hashes() - before);
  }

  private static Page login(Browser browser, Kind kind, String password) {
    return browser.post("/login", "email", kind.email(), "password", password);
  }

  private static String bytes(Page page, Kind kind) {
    assertThat(page.status()).isIn(422, 429);
    return page.status() + " " + headers(page) + Walk.masked(page).replace(kind.email(), "");
  }

  private static Map<String, String> headers(Page page) {
    var headers = new TreeMap<String, String>();
    page.response()
        .headers()
        .map()
        .forEach((name, all) -> headers.put(name, COOKIE.matcher(all.toString()).replaceAll("")));
    return headers;
  }

  private long hashes() {
    var found = HASHES.matcher(management.get("/metrics").body());
    assertThat(found.find()).isTrue();
    return (long) Double.parseDouble(found.group(1));
  }
}
