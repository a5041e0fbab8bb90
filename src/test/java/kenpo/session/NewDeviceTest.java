package kenpo.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kenpo.audit.Audit;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.registration.Walk;
import kenpo.session.Beginning.Proof;
import kenpo.society.Societies;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewDeviceTest {

  private static final String PASSWORD = "four words of devices";
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Safari/537.36";
  private static final Societies SOCIETIES = Societies.load(Path.of("conf/societies"));
  private static TestPortal portal;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    portal = new TestPortal();
    accounts = new Accounts(portal);
  }

  @AfterAll
  static void stop() {
    accounts.close();
    portal.close();
  }

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
    var vertx = Vertx.vertx();
    try (var own = new TestPortal();
        var people = new Accounts(own)) {
      var account = people.create("aoba", "many@example.jp", PASSWORD);
      var sessions = sessions(vertx, own);
      Future.all(IntStream.range(0, 40).mapToObj(i -> begin(sessions, account, i)).toList())
          .await();
      assertThat(mails(own, "many@example.jp")).isEqualTo(5);
      assertThat(own.query("SELECT 1 FROM audit_events WHERE kind = 'DEVICE'")).hasSize(40);
      own.clock.advance(Duration.ofHours(1).minusSeconds(1));
      logIn(own.browser(), "many@example.jp");
      assertThat(mails(own, "many@example.jp")).isEqualTo(5);
      own.clock.advance(Duration.ofSeconds(1));
      logIn(own.browser(), "many@example.jp");
      assertThat(mails(own, "many@example.jp")).isEqualTo(6);
    } finally {
      vertx.close().await();
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

  /** Those of a server whose logins wait for no password hash, so that they meet. */
  private static Sessions sessions(Vertx vertx, TestPortal portal) {
    var db = Db.open(vertx, portal.database);
    var tokens = new Tokens(new SecureRandom());
    var parts =
        SessionParts.of(
            vertx,
            portal.database,
            new Secret(TestPortal.SECRET),
            db,
            tokens,
            new Outbox(db, tokens, portal.clock),
            new Audit(db, portal.clock, new SimpleMeterRegistry()),
            portal.clock);
    parts.keys().read().await();
    return parts.sessions();
  }

  private static Future<Optional<Issued>> begin(Sessions sessions, long account, int device) {
    return sessions.begin(
        SOCIETIES.byId("aoba").orElseThrow(),
        account,
        new Beginning(false, Proof.PASSWORD, Optional.empty(), Optional.empty()),
        new Arrival("127.0.0.1", "", "device " + device),
        Optional.empty());
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

  private static Page logIn(Browser browser, String email, String password) {
    browser.get("/login");
    return browser.post("/login", "email", email, "password", password);
  }
}
