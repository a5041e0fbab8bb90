package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class ResendTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String MAILS = "SELECT count(*) FROM mail_outbox";
  private static final String VERSION = "SELECT link_version FROM registrations";

  @Test
  void theSentPageSaysWhatToCheckAndForHowLongTheLinkIsGood() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      var page = walk.browser().follow(walk.agree()).body();
      assertThat(page)
          .contains("hanako@example.jp", "1時間以内", "迷惑メール", "aoba.example", "間違いがないか")
          .contains("続けて何度も押さないで");
      var app = new Walk(portal, app(portal), "taro@example.jp", Walk.PASSWORD);
      assertThat(app.browser().follow(app.agree()).body()).contains("24時間以内");
    }
  }

  @Test
  void makesEveryEarlierLinkWorthless() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var first = walk.link(1);
      portal.clock.advance(MINUTE);
      assertThat(walk.resend().location()).isEqualTo("/users/new/sent");
      var second = walk.link(2);
      portal.clock.advance(MINUTE);
      walk.resend();
      var third = walk.link(3);
      assertThat(walk.browser().get(first).status()).isEqualTo(410);
      assertThat(walk.browser().post(second).body()).contains("いちばん新しいメール");
      assertThat(walk.browser().get(third).status()).isEqualTo(200);
      assertThat(walk.browser().post(third).location()).isEqualTo("/users/eligibility");
    }
  }

  @Test
  void isForTheBrowserThatRegisteredOnly() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      portal.clock.advance(MINUTE);
      var stranger = walk.elsewhere();
      stranger.browser().get("/users/new");
      var refused = stranger.browser().follow(stranger.resend());
      assertThat(refused.location()).isEqualTo("/users/new");
      stranger.browser().get(walk.link(1));
      stranger.resend();
      assertThat(portal.query(VERSION)).containsExactly("1");
      assertThat(portal.query(MAILS)).containsExactly("1");
      assertThat(walk.browser().get(walk.link(1)).status()).isEqualTo(200);
    }
  }

  @Test
  void isDoneOnceAMinuteAndFiveTimesAnHour() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      walk.link(1);
      for (int i = 0; i < 5; i++) {
        assertThat(walk.resend().status()).as("within the minute").isEqualTo(429);
      }
      for (int mails = 2; mails <= 5; mails++) {
        portal.clock.advance(MINUTE);
        assertThat(walk.resend().status()).as("mail " + mails).isEqualTo(303);
        walk.link(mails);
      }
      portal.clock.advance(MINUTE);
      var sixth = walk.resend();
      assertThat(sixth.status()).isEqualTo(429);
      assertThat(sixth.header("retry-after")).isEqualTo("3300");
      assertThat(portal.query(VERSION)).containsExactly("5");
      assertThat(portal.query(MAILS)).containsExactly("5");
      assertThat(walk.browser().get(walk.link(5)).status()).as("the last link").isEqualTo(200);
    }
  }

  @Test
  void isDoneTenTimesADayForAnAddressWhoeverAsks() {
    try (var portal = new TestPortal()) {
      for (int mail = 1; mail <= 10; mail++) {
        assertThat(Walk.of(portal, "hanako@example.jp").agree().status()).isEqualTo(303);
        portal.clock.advance(Duration.ofMinutes(13));
      }
      portal.clock.advance(Duration.ofHours(2));
      assertThat(Walk.of(portal, "HANAKO@Example.JP").agree().status()).isEqualTo(429);
      assertThat(Walk.of(portal, "taro@example.jp").agree().status()).isEqualTo(303);
      portal.clock.advance(Duration.ofDays(1));
      assertThat(Walk.of(portal, "hanako@example.jp").agree().status()).isEqualTo(303);
    }
  }

  @Test
  void beyondTwentyMailsAnHourANetworkAddressPassesAChallenge() {
    try (var portal = new TestPortal()) {
      for (int i = 0; i < 20; i++) {
        assertThat(Walk.of(portal, "person" + i + "@example.jp").agree().status()).isEqualTo(303);
      }
      var oneMore = Walk.of(portal, "person20@example.jp");
      var asked = oneMore.agree();
      assertThat(asked.status()).isEqualTo(422);
      assertThat(asked.body()).contains("purpose=registration_mail&amp;level=3");
      assertThat(oneMore.agreeTo(asked).status()).isEqualTo(303);
      portal.clock.advance(Duration.ofMinutes(1));
      var other = new Walk(portal, portal.browserFrom("127.0.0.7"), oneMore.email(), Walk.PASSWORD);
      assertThat(other.agree().status()).as("refused ones used nothing up").isEqualTo(303);
    }
  }

  @Test
  void keepsTheRegistrationAsLongAsItsNewestLinkNeedsIt() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      walk.link(1);
      portal.clock.advance(Duration.ofDays(7));
      walk.resend();
      portal.clock.advance(Duration.ofMinutes(59));
      portal.purge();
      assertThat(walk.browser().get(walk.link(2)).status()).isEqualTo(200);
      portal.clock.advance(Duration.ofDays(1));
      portal.purge();
      assertThat(walk.browser().get(walk.link(2)).body()).contains("有効期限が切れて");
    }
  }

  private static kenpo.support.Browser app(TestPortal portal) {
    return portal.browser().header("User-Agent", "Mozilla/5.0 KenpoPortalApp/1.0");
  }
}
