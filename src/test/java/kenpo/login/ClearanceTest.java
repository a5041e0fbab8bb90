package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a form that a mailed link has cleared is good for, where nobody else may try at all. */
class ClearanceTest {

  private static final String PASSWORD = "four words of clearance";
  private static TestPortal portal;
  private static Accounts accounts;
  private static int people;

  @BeforeAll
  static void open() {
    portal = new TestPortal(society -> Policies.waitingFrom(Policies.unlimited(society), 0));
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void close() {
    accounts.close();
    portal.close();
  }

  @Test
  void isGoodForFiveTriesThatNoLimitConcerns() {
    var email = someone();
    var browser = cleared(email);
    for (int i = 0; i < 5; i++) {
      var page = submit(browser, email, "wrong");
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.body())
          .contains("<dd>" + email + "</dd>", "name=\"cleared\" value=\"true\"", "パスワードをお確かめ");
    }
    var sixth = submit(browser, email, PASSWORD);
    assertThat(sixth.status()).isEqualTo(410);
    assertThat(sixth.body()).contains("リンクは使い終わりました");
    assertThat(evaluated(email)).isEqualTo(5);
    assertThat(browser.get("/login/cleared").status()).isEqualTo(410);
    browser.get("/login");
    assertThat(browser.post("/login", "email", email, "password", PASSWORD).status())
        .isEqualTo(429);
  }

  @Test
  void theFifthTryMayBeTheRightOne() {
    var email = someone();
    var browser = cleared(email);
    for (int i = 0; i < 4; i++) {
      submit(browser, email, "wrong");
    }
    assertThat(submit(browser, email, PASSWORD).location()).isEqualTo("/home");
  }

  @Test
  void isGoodForTenMinutesFromTheOpening() {
    var email = someone();
    var browser = cleared(email);
    portal.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(submit(browser, email, "wrong").status()).isEqualTo(422);
    portal.clock.advance(Duration.ofSeconds(1));
    assertThat(submit(browser, email, PASSWORD).status()).isEqualTo(410);
    assertThat(evaluated(email)).isEqualTo(1);
  }

  @Test
  void belongsToTheBrowserThatOpenedIt() {
    var email = someone();
    cleared(email);
    var other = portal.browser();
    other.get("/login");
    assertThat(submit(other, email, PASSWORD).status()).isEqualTo(410);
    assertThat(evaluated(email)).isZero();
  }

  @Test
  void belongsToTheAddressItWasMailedTo() {
    var email = someone();
    var neighbour = someone();
    var browser = cleared(email);
    assertThat(submit(browser, neighbour, PASSWORD).status()).isEqualTo(410);
    assertThat(submit(browser, "", PASSWORD).status()).isEqualTo(410);
    assertThat(evaluated(neighbour)).isZero();
    assertThat(submit(browser, email.toUpperCase(java.util.Locale.ROOT), PASSWORD).location())
        .isEqualTo("/home");
  }

  @Test
  void belongsToTheSocietyItWasMailedFrom() {
    var email = someone();
    accounts.create("sakura", email, PASSWORD);
    var browser = cleared(email);
    portal.execute("UPDATE login_links SET society_id = 'sakura' WHERE email = '" + email + "'");
    assertThat(submit(browser, email, PASSWORD).status()).isEqualTo(410);
  }

  @Test
  void endsWithTheLogin() {
    var email = someone();
    var browser = cleared(email);
    var tab = browser.tab();
    assertThat(submit(browser, email, PASSWORD).location()).isEqualTo("/home");
    assertThat(submit(tab, email, PASSWORD).status()).isEqualTo(410);
  }

  @Test
  void ofFiftyTriesAtOnceFiveAreLookedAt() throws Exception {
    var email = someone();
    var browser = cleared(email);
    var barrier = new CyclicBarrier(50);
    var tries = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 50; i++) {
      var tab = browser.tab();
      tries.add(
          () -> {
            barrier.await();
            return submit(tab, email, "wrong").status();
          });
    }
    var answers = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        answers.add(answer.get());
      }
    }
    var expected = new ArrayList<>(Collections.nCopies(45, 410));
    expected.addAll(Collections.nCopies(5, 422));
    assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(evaluated(email)).isEqualTo(5);
  }

  @Test
  void aTryThatWeCouldNotLookAtIsNone() {
    var email = someone();
    var browser = cleared(email);
    portal.execute("ALTER TABLE members RENAME TO members_away");
    try {
      for (int i = 0; i < 6; i++) {
        assertThat(submit(browser, email, PASSWORD).status()).isEqualTo(500);
      }
    } finally {
      portal.execute("ALTER TABLE members_away RENAME TO members");
    }
    assertThat(submit(browser, email, PASSWORD).location()).isEqualTo("/home");
  }

  private static String someone() {
    var email = "clear" + people++ + "@example.jp";
    accounts.create("aoba", email, PASSWORD);
    return email;
  }

  /** A browser that has opened the link mailed to an address. */
  private static Browser cleared(String email) {
    var browser = portal.browser();
    browser.get("/login/link");
    browser.post("/login/link", "email", email);
    var link = portal.mailbox.await(email).linkPath();
    browser.get(link);
    assertThat(browser.follow(browser.post(link)).status()).isEqualTo(200);
    return browser;
  }

  private static Page submit(Browser browser, String email, String password) {
    return browser.post("/login", "cleared", "true", "email", email, "password", password);
  }

  /** How many wrong passwords for an account were looked at. */
  private static int evaluated(String email) {
    List<String> found =
        portal.query(
            """
            SELECT count(*)
            FROM audit_events AS e
            JOIN accounts AS a USING (society_id, account_id)
            WHERE a.society_id = 'aoba' AND a.email = '%s' AND e.outcome = 'WRONG_PASSWORD'
            """
                .formatted(email));
    return Integer.parseInt(found.getFirst());
  }
}
