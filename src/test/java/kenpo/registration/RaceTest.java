package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** Two at the same instant: exactly one wins, and nobody sees a failure of ours. */
class RaceTest {

  private static final int ROUNDS = 20;
  private static final String ACCOUNTS = "SELECT count(*) FROM accounts";

  @Test
  void twoPeopleWithOneRosterEntry() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (int round = 1; round <= ROUNDS; round++) {
        person(portal, round);
        var one = readyToComplete(portal, "one" + round + "@example.jp", round);
        var other = readyToComplete(portal, "other" + round + "@example.jp", round);
        var pages = atOnce(() -> finish(one), () -> finish(other));
        assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 422);
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round));
      }
      assertThat(portal.query("SELECT count(*) FROM audit_events WHERE outcome = 'TAKEN'"))
          .containsExactly(String.valueOf(ROUNDS));
      assertThat(portal.query("SELECT count(*) FROM mail_outbox WHERE template = 'welcome'"))
          .containsExactly(String.valueOf(ROUNDS));
    }
  }

  @Test
  void oneAddressRegisteredTwiceByTwoPeople() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (int round = 1; round <= ROUNDS; round++) {
        person(portal, 2 * round);
        person(portal, 2 * round + 1);
        var one = readyToComplete(portal, "same" + round + "@example.jp", 2 * round);
        var other = new Walk(portal, portal.browser(), one.email(), Walk.PASSWORD);
        other.agree();
        useLink(other, 2);
        other.claim("number", "77" + (2 * round + 1));
        other.browser().get("/users/eligibility/confirm");
        var pages = atOnce(() -> finish(one), () -> finish(other));
        assertThat(pages.stream().map(Page::status)).containsOnly(303);
        assertThat(pages.stream().filter(RaceTest::isLoggedIn)).hasSize(1);
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round));
      }
      assertThat(portal.query("SELECT DISTINCT state FROM registrations"))
          .containsExactlyInAnyOrder("completed", "void");
    }
  }

  @Test
  void oneLinkUsedInTwoBrowsers() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (int round = 1; round <= ROUNDS; round++) {
        var walk = Walk.of(portal, "link" + round + "@example.jp");
        walk.agree();
        var link = walk.link(1);
        var other = portal.browser();
        walk.browser().get(link);
        other.get(link);
        var pages =
            atOnce(
                () -> walk.browser().post(link),
                () -> other.post(link, "password", "midori no yamanami 88"));
        assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 410);
        var may =
            List.of(walk.browser().get("/users/eligibility"), other.get("/users/eligibility"));
        assertThat(may.stream().map(Page::status)).containsExactlyInAnyOrder(200, 303);
      }
      assertThat(portal.query("SELECT count(*) FROM audit_events WHERE kind = 'ACTIVATION'"))
          .containsExactly(String.valueOf(ROUNDS));
    }
  }

  @Test
  void oneLinkPressedTwiceInOneBrowser() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (int round = 1; round <= ROUNDS; round++) {
        var walk = Walk.of(portal, "twice" + round + "@example.jp");
        walk.agree();
        var link = walk.link(1);
        walk.browser().get(link);
        var pages = atOnce(() -> walk.browser().post(link), () -> walk.browser().post(link));
        assertThat(pages.stream().map(Page::location)).containsOnly("/users/eligibility");
      }
    }
  }

  @Test
  void theLastButtonPressedTwice() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (int round = 1; round <= ROUNDS; round++) {
        person(portal, round);
        var walk = readyToComplete(portal, "last" + round + "@example.jp", round);
        var pages = atOnce(() -> finish(walk), () -> finish(walk));
        assertThat(pages.stream().map(Page::status)).containsOnly(303);
        assertThat(pages.stream().map(Page::location)).contains("/users/eligibility/done");
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round));
      }
    }
  }

  @Test
  void twoMailsAskedForAtOnce() throws Exception {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      portal.clock.advance(Duration.ofMinutes(1));
      var pages = atOnce(walk::resend, walk::resend);
      assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 429);
      assertThat(walk.browser().get(walk.link(2)).status()).isEqualTo(200);
      assertThat(portal.query("SELECT link_version FROM registrations")).containsExactly("2");
    }
  }

  @Test
  void twoMailsAtOnceWithoutALimitLeaveOneGoodLink() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      for (int round = 0; round < ROUNDS; round++) {
        var pages = atOnce(walk::resend, walk::resend);
        assertThat(pages.stream().map(Page::status)).containsOnly(303);
      }
      var links =
          portal.mailbox.await(walk.email(), 1 + 2 * ROUNDS).stream()
              .map(mail -> mail.linkPath())
              .toList();
      assertThat(links).doesNotHaveDuplicates();
      assertThat(links.stream().filter(link -> walk.browser().get(link).status() == 200))
          .hasSize(1);
    }
  }

  @Test
  void triesAtOnceAreFiveAtMost() throws Exception {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.browser().get("/users/eligibility");
      var tries = new ArrayList<Callable<Page>>();
      for (int i = 0; i < 12; i++) {
        tries.add(() -> walk.claimAgain("kana", "チガウ ナマエ"));
      }
      assertThat(atOnce(tries).stream().map(Page::status)).containsOnly(422);
      assertThat(portal.query("SELECT count(*) FROM audit_events WHERE kind = 'ELIGIBILITY'"))
          .containsExactly("5");
    }
  }

  private static void person(TestPortal portal, int number) {
    portal.member(
        "aoba",
        Walk.INSURER,
        "71-1234",
        "77" + number,
        "ｹﾝﾎﾟ ﾊﾅｺ",
        java.time.LocalDate.of(1970, 1, 2));
  }

  private static Walk readyToComplete(TestPortal portal, String email, int number) {
    var walk = Walk.of(portal, email);
    walk.activate();
    walk.claim("number", "77" + number);
    assertThat(walk.browser().get("/users/eligibility/confirm").status()).isEqualTo(200);
    return walk;
  }

  private static void useLink(Walk walk, int mails) {
    var link = walk.link(mails);
    walk.browser().get(link);
    walk.browser().post(link);
  }

  private static Page finish(Walk walk) {
    return walk.browser().post("/users/eligibility/confirm");
  }

  private static boolean isLoggedIn(Page page) {
    return page.response().headers().allValues("set-cookie").stream()
        .anyMatch(cookie -> cookie.startsWith("__Host-aoba-session="));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the list only reads them
  private static List<Page> atOnce(Callable<Page>... asks) throws Exception {
    return atOnce(List.of(asks));
  }

  private static List<Page> atOnce(List<Callable<Page>> asks) throws Exception {
    var barrier = new CyclicBarrier(asks.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Page>();
      for (var answer : threads.invokeAll(asks.stream().map(ask -> after(barrier, ask)).toList())) {
        answers.add(done(answer));
      }
      return answers;
    }
  }

  private static Callable<Page> after(CyclicBarrier barrier, Callable<Page> ask) {
    return () -> {
      barrier.await();
      return ask.call();
    };
  }

  private static Page done(java.util.concurrent.Future<Page> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
