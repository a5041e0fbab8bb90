package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.SharedPortal;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class NewDeviceTest extends SharedPortal {

  private static final String PASSWORD = "four words of devices";
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Safari/537.36";

  @Test
  void aLoginFromItIsToldOnceWithTimeAndDevice() {
    accounts.create("aoba", "once@example.jp", PASSWORD);
    var browser = portal.browser().header("User-Agent", CHROME);
    for (int i = 0; i < 3; i++) {
      assertThat(logIn(browser, "once@example.jp").status()).isEqualTo(303);
      browser.get("/home");
      browser.post("/logout");
    }
    assertThat(mails("once@example.jp")).isEqualTo(1);
    var mail = portal.mailbox.await("once@example.jp");
    assertThat(mail.subject()).contains("新しい端末からのログイン");
    assertThat(mail.text()).contains("12月1日 10:00", "Chrome, Windows").doesNotContain("Mozilla");

    var other = portal.browser().header("User-Agent", "<script>");
    logIn(other, "once@example.jp");
    assertThat(portal.mailbox.await("once@example.jp", 2).get(1).text()).contains("種類は分かりません");
    assertThat(mails("once@example.jp")).isEqualTo(2);
  }

  @Test
  void aDeviceIsKnownForOneAccountOnly() {
    accounts.create("aoba", "he@example.jp", PASSWORD);
    accounts.create("aoba", "she@example.jp", PASSWORD);
    var browser = portal.browser();
    logIn(browser, "he@example.jp");
    logIn(portal.browser(), "he@example.jp");
    browser.get("/home");
    browser.post("/logout");
    logIn(browser, "she@example.jp");
    browser.post("/login", "email", "she@example.jp", "password", PASSWORD);
    assertThat(mails("he@example.jp")).isEqualTo(2);
    assertThat(mails("she@example.jp")).isEqualTo(1);
  }

  @Test
  void theBrowserOfTheRegistrationIsKnownWithoutAMail() {
    Walk.hanako(portal);
    var walk = Walk.of(portal, "hanako@example.jp");
    walk.register();
    walk.browser().get("/home");
    walk.browser().post("/logout");
    logIn(walk.browser(), "hanako@example.jp", Walk.PASSWORD);
    assertThat(mails("hanako@example.jp")).isZero();
    logIn(portal.browser(), "hanako@example.jp", Walk.PASSWORD);
    assertThat(mails("hanako@example.jp")).isEqualTo(1);
  }

  @Test
  void aFormSentTwiceAtOnceIsToldOnce() throws Exception {
    accounts.create("aoba", "twice@example.jp", PASSWORD);
    var browser = portal.browser();
    browser.get("/login");
    try (var pool = Executors.newFixedThreadPool(6)) {
      var posts = new ArrayList<Callable<Page>>();
      var tabs = new ArrayList<Browser>();
      for (int i = 0; i < 6; i++) {
        var tab = browser.tab();
        tabs.add(tab);
        posts.add(() -> tab.post("/login", "email", "twice@example.jp", "password", PASSWORD));
      }
      for (var page : pool.invokeAll(posts)) {
        assertThat(page.get().status()).isEqualTo(303);
      }
      assertThat(tabs).allMatch(tab -> tab.get("/home").status() == 200);
    }
    assertThat(mails("twice@example.jp")).isEqualTo(1);
  }

  @Test
  void manyAtOnceAreToldFiveTimesAnHourAndAllWrittenDown() {
    try (var own = new TestPortal();
        var people = new Accounts(own);
        var sessions = new OwnSessions(own)) {
      var account = people.create("aoba", "many@example.jp", PASSWORD);
      Future.all(IntStream.range(0, 40).mapToObj(i -> sessions.begin(account, i)).toList()).await();
      assertThat(mails(own, "many@example.jp")).isEqualTo(5);
      assertThat(own.query("SELECT 1 FROM audit_events WHERE kind = 'DEVICE'")).hasSize(40);
      own.clock.advance(Duration.ofHours(1).minusSeconds(1));
      logIn(own.browser(), "many@example.jp");
      assertThat(mails(own, "many@example.jp")).isEqualTo(5);
      own.clock.advance(Duration.ofSeconds(1));
      logIn(own.browser(), "many@example.jp");
      assertThat(mails(own, "many@example.jp")).isEqualTo(6);
    }
  }

  @Test
  void itsCookieIsNotKeptByTheDatabase() {
    accounts.create("aoba", "kept@example.jp", PASSWORD);
    var browser = portal.browser();
    logIn(browser, "kept@example.jp");
    var cookie = browser.cookies().get("__Host-aoba-device");
    assertThat(cookie).hasSize(43);
    assertThat(portal.query("SELECT devices::text FROM devices"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(cookie));
  }

  private static long mails(String email) {
    return mails(portal, email);
  }

  private static long mails(TestPortal portal, String email) {
    var waiting = "SELECT 1 FROM mail_outbox WHERE state = 'waiting'";
    portal.until(() -> portal.query(waiting).isEmpty());
    return portal
        .mailbox
        .all()
        .filter(mail -> mail.to().equals(email) && mail.subject().contains("新しい端末からのログイン"))
        .count();
  }

  private static Page logIn(Browser browser, String email) {
    return logIn(browser, email, PASSWORD);
  }
}
