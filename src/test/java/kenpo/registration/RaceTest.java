package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** Two at the same instant: exactly one wins, and nobody sees a failure of ours. */
class RaceTest {

  /** As many as may hash a password at once. */
  private static final int ROUNDS = 16;

  private static final String ELIGIBILITY = "/users/eligibility";
  private static final String ACCOUNTS = "SELECT count(*) FROM accounts";

  @Test
  void twoPeopleWithOneRosterEntry() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      IntStream.range(0, ROUNDS).forEach(round -> person(portal, round));
      var ones = all(round -> ready(Walk.of(portal, "one" + round + "@example.jp"), 1, round));
      var others = all(round -> ready(Walk.of(portal, "other" + round + "@example.jp"), 1, round));
      for (int round = 0; round < ROUNDS; round++) {
        var pages = atOnce(finish(ones.get(round)), finish(others.get(round)));
        assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 422);
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round + 1));
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
      IntStream.range(0, 2 * ROUNDS).forEach(number -> person(portal, number));
      var ones = all(round -> ready(Walk.of(portal, "same" + round + "@example.jp"), 1, 2 * round));
      var others = all(round -> ready(ones.get(round).elsewhere(), 2, 2 * round + 1));
      for (int round = 0; round < ROUNDS; round++) {
        var pages = atOnce(finish(ones.get(round)), finish(others.get(round)));
        assertThat(pages.stream().map(Page::status)).containsOnly(303);
        assertThat(pages.stream().filter(RaceTest::isLoggedIn)).hasSize(1);
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round + 1));
      }
      assertThat(portal.query("SELECT DISTINCT state FROM registrations"))
          .containsExactlyInAnyOrder("completed", "void");
    }
  }

  @Test
  void oneLinkUsedInTwoBrowsers() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (var walk : all(round -> mailed(Walk.of(portal, "link" + round + "@example.jp")))) {
        var link = walk.link(1);
        var other = portal.browser();
        walk.browser().get(link);
        other.get(link);
        var pages =
            atOnce(
                () -> walk.browser().post(link),
                () -> other.post(link, "password", "midori no yamanami 88"));
        assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 410);
        var may = List.of(walk.browser().get(ELIGIBILITY), other.get(ELIGIBILITY));
        assertThat(may.stream().map(Page::status)).containsExactlyInAnyOrder(200, 303);
      }
      assertThat(portal.query("SELECT count(*) FROM audit_events WHERE kind = 'ACTIVATION'"))
          .containsExactly(String.valueOf(ROUNDS));
    }
  }

  @Test
  void oneLinkPressedTwiceInOneBrowser() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      for (var walk : all(round -> mailed(Walk.of(portal, "twice" + round + "@example.jp")))) {
        var link = walk.link(1);
        walk.browser().get(link);
        var one = walk.browser().tab();
        var other = walk.browser().tab();
        var pages = atOnce(() -> one.post(link), () -> other.post(link));
        assertThat(pages.stream().map(Page::location)).containsOnly(ELIGIBILITY);
      }
    }
  }

  @Test
  void theLastButtonPressedTwice() throws Exception {
    try (var portal = new TestPortal(Policies::unlimited)) {
      IntStream.range(0, ROUNDS).forEach(round -> person(portal, round));
      var walks = all(round -> ready(Walk.of(portal, "last" + round + "@example.jp"), 1, round));
      for (int round = 0; round < ROUNDS; round++) {
        var pages = atOnce(finish(walks.get(round).tab()), finish(walks.get(round).tab()));
        assertThat(pages.stream().map(Page::status)).containsOnly(303);
        assertThat(pages.stream().map(Page::location)).contains("/users/eligibility/done");
        assertThat(portal.query(ACCOUNTS)).containsExactly(String.valueOf(round + 1));
      }
    }
  }

  @Test
  void twoMailsAskedForAtOnce() throws Exception {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      walk.link(1);
      portal.clock.advance(Duration.ofMinutes(1));
      var pages = atOnce(() -> walk.tab().resend(), () -> walk.tab().resend());
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
        var pages = atOnce(() -> walk.tab().resend(), () -> walk.tab().resend());
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
        tries.add(() -> walk.tab().claimAgain("kana", "チガウ ナマエ"));
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

  private static Walk mailed(Walk walk) {
    walk.agree();
    walk.link(1);
    return walk;
  }

  /** Before the last button; {@code mails}: how many its address has got by then. */
  private static Walk ready(Walk walk, int mails, int number) {
    walk.agree();
    var link = walk.link(mails);
    walk.browser().get(link);
    walk.browser().post(link);
    walk.claim("number", "77" + number);
    assertThat(walk.browser().get("/users/eligibility/confirm").status()).isEqualTo(200);
    return walk;
  }

  private static Callable<Page> finish(Walk walk) {
    var person = walk.browser().get("/users/eligibility/confirm");
    return () -> walk.confirm(person);
  }

  private static boolean isLoggedIn(Page page) {
    return page.response().headers().allValues("set-cookie").stream()
        .anyMatch(cookie -> cookie.startsWith("__Host-aoba-access="));
  }

  private static List<Walk> all(IntFunction<Walk> walk) throws Exception {
    return atOnce(
        IntStream.range(0, ROUNDS)
            .mapToObj(round -> (Callable<Walk>) () -> walk.apply(round))
            .toList());
  }

  private static List<Page> atOnce(Callable<Page> one, Callable<Page> other) throws Exception {
    return atOnce(List.of(one, other));
  }

  private static <T> List<T> atOnce(List<Callable<T>> asks) throws Exception {
    var barrier = new CyclicBarrier(asks.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<T>();
      for (var answer : threads.invokeAll(asks.stream().map(ask -> after(barrier, ask)).toList())) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static <T> Callable<T> after(CyclicBarrier barrier, Callable<T> ask) {
    return () -> {
      barrier.await();
      return ask.call();
    };
  }
}
