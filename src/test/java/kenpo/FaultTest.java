package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Eventually;
import kenpo.support.OwnServer;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people see while PostgreSQL is away, in each way it can be: an answer in time, and
 * afterwards all as it was. The server writes to disk here, as in earnest.
 */
class FaultTest {

  private static final Duration LIMIT = Duration.ofMillis(1500);

  /** Within this each page is answered. */
  private static final Duration MOST = Duration.ofSeconds(2);

  /** For what would be in time but for a busy machine. */
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private static final int VISITORS = 30;
  private static final String EMAIL = "member@example.jp";
  private static final String PASSWORD = "kikoeru suzumushi 42";

  private static OwnServer server;

  private TestPortal portal;
  private Browser member;

  @BeforeAll
  static void startServer() {
    server = new OwnServer();
    try (var ample = new TestPortal(Policies::unlimited, server.settings(AMPLE));
        var accounts = new Accounts(ample)) {
      accounts.create("aoba", EMAIL, PASSWORD);
    }
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stopPortal() {
    portal.close();
  }

  private void logIn(Duration limit) {
    portal = new TestPortal(Policies::unlimited, server.settings(limit));
    member = portal.browser();
    member.get("/login");
    assertThat(logIn(member, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void stoppedAndStartedAgain() throws Exception {
    logIn(LIMIT);
    server.stop();
    try {
      assertAway();
    } finally {
      server.start();
    }
    assertBack();
  }

  @Test
  void frozenAndThawed() throws Exception {
    logIn(LIMIT);
    server.freeze();
    try {
      assertAway();
      assertAway(List.of(member.get("/home")));
    } finally {
      server.thaw();
    }
    assertBack();
    Eventually.holds("no connection is left over", () -> server.sessions() <= 8 + 4 + 1);
  }

  @Test
  void aPageThatAsksTwiceIsAnsweredInTimeToo() throws Exception {
    logIn(LIMIT);
    // So that the session is asked for first, and the registration then.
    portal.clock.advance(Duration.ofMinutes(6));
    server.freeze();
    try {
      assertAway(atOnce(() -> member.tab().get("/users/eligibility")));
    } finally {
      server.thaw();
    }
    assertBack();
  }

  @Test
  void allConnectionsCut() throws Exception {
    logIn(AMPLE);
    for (int round = 0; round < 5; round++) {
      server.cut();
      assertThat(atOnce(() -> member.tab().get("/home")).stream().map(Page::status))
          .containsOnly(200);
    }
    assertBack();
  }

  @Test
  void noConnectionLeft() throws Exception {
    logIn(LIMIT);
    var taken = new ArrayList<Connection>();
    try {
      // One that the portal is just opening is counted by nobody yet.
      Eventually.holds(
          "the portal has none",
          () -> {
            taken.addAll(server.takeAllConnections());
            return ready() == 503;
          });
      assertAway();
    } finally {
      for (var connection : taken) {
        connection.close();
      }
    }
    assertBack();
  }

  @Test
  void whatWasAnsweredBeforeACrashIsThereAfterIt() throws Exception {
    logIn(LIMIT);
    var over = new AtomicBoolean();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var registering =
          IntStream.range(0, 4).mapToObj(n -> people.submit(() -> register(n, over))).toList();
      try {
        Eventually.holds("people register", () -> mailed().size() >= 8);
        server.crash();
        server.start();
        int before = mailed().size();
        Eventually.holds("people register again", () -> mailed().size() >= before + 8);
      } finally {
        over.set(true);
      }
      var told = new ArrayList<String>();
      for (var one : registering) {
        told.addAll(one.get());
      }
      assertThat(mailed()).containsAll(told);
    }
  }

  /** Registers one person after another up to the mail; answers whom it was promised to. */
  private List<String> register(int lane, AtomicBoolean over) {
    var told = new ArrayList<String>();
    for (int n = 0; !over.get(); n++) {
      var walk = Walk.of(portal, "crash%d-%d@example.jp".formatted(lane, n));
      var answer = walk.agree();
      assertThat(answer.status()).isIn(303, 503);
      if (answer.location().equals("/users/new/sent")
          && walk.browser().follow(answer).says(walk.email())) {
        told.add(walk.email());
      }
    }
    return told;
  }

  private List<String> mailed() {
    return portal.query("SELECT email FROM registrations WHERE state = 'mailed'");
  }

  private void assertAway() throws Exception {
    var visitor = portal.browser();
    assertThat(visitor.get("/login").status()).isEqualTo(200);
    assertAway(atOnce(() -> member.tab().get("/home")));
    assertAway(atOnce(() -> logIn(visitor.tab(), PASSWORD)));
    assertThat(visitor.get("/notices").status()).isEqualTo(200);
    assertThat(ready()).isEqualTo(503);
    assertThat(management().get("/livez").status()).isEqualTo(200);
  }

  private void assertAway(List<Page> pages) throws Exception {
    assertThat(pages.stream().map(Page::status)).containsOnly(503);
    assertThat(pages.stream().map(page -> page.header("retry-after"))).containsOnly("10");
    assertThat(slowest(pages)).isLessThan(MOST.plus(ofTheMachine()));
  }

  /** What so many clients on a busy machine wait for even a page that needs no database. */
  private Duration ofTheMachine() throws Exception {
    var visitor = portal.browser();
    return slowest(atOnce(() -> visitor.tab().get("/faq")));
  }

  private static Duration slowest(List<Page> pages) {
    return pages.stream().map(Page::took).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Without a start, and without logging in again. */
  private void assertBack() throws Exception {
    Eventually.holds("the portal is ready again", () -> ready() == 200);
    var visitor = portal.browser();
    visitor.get("/login");
    Eventually.holds("changes work again", () -> logIn(visitor, "a wrong one").status() == 422);
    Eventually.holds("the member is logged in", () -> member.get("/home").status() == 200);
    for (var kind : List.of("changes", "reads")) {
      Eventually.holds("nobody uses or waits for " + kind, () -> isIdle(kind));
    }
  }

  private boolean isIdle(String kind) {
    var labels = "{pool_name=\"database-%s\",pool_type=\"sql\"} 0.0".formatted(kind);
    return management()
        .get("/metrics")
        .body()
        .lines()
        .toList()
        .containsAll(List.of("vertx_pool_in_use" + labels, "vertx_pool_queue_pending" + labels));
  }

  private static Page logIn(Browser browser, String password) {
    return browser.post("/login", "email", EMAIL, "password", password);
  }

  private int ready() {
    return management().get("/readyz").status();
  }

  private Browser management() {
    return new Browser("http://127.0.0.1:" + portal.managementPort());
  }

  private static List<Page> atOnce(Callable<Page> ask) throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var pages = new ArrayList<Page>();
      for (Future<Page> page :
          people.invokeAll(Stream.generate(() -> ask).limit(VISITORS).toList())) {
        pages.add(page.get());
      }
      return pages;
    }
  }
}
