package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class DraftTest {

  @Test
  void isForgottenAfterAnHour() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      portal.clock.advance(Duration.ofMinutes(59));
      var confirm = walk.browser().get("/users/new/confirm");
      assertThat(confirm.body()).contains("hanako@example.jp");
      portal.clock.advance(Duration.ofMinutes(1));
      assertThat(walk.browser().get("/users/new/confirm").location()).isEqualTo("/users/new");
      var late = walk.browser().follow(walk.agreeTo(confirm));
      assertThat(late.location()).isEqualTo("/users/new");
      assertThat(portal.query("SELECT count(*) FROM mail_outbox")).containsExactly("0");
    }
  }

  @Test
  void goesNowhereWithoutAgreeing() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      walk.browser().get("/users/new/confirm");
      var again = walk.browser().post("/users/new/confirm", "email", "hanako@example.jp");
      assertThat(again.status()).isEqualTo(422);
      assertThat(again.body()).contains("href=\"#agree\"", "hanako@example.jp");
      assertThat(portal.query("SELECT state FROM registrations")).containsExactly("draft");
      assertThat(portal.query("SELECT count(*) FROM mail_outbox")).containsExactly("0");
    }
  }

  @Test
  void ofAnotherTabIsShownBeforeAnythingIsMailedForIt() {
    try (var portal = new TestPortal()) {
      var first = Walk.of(portal, "hanako@example.jp");
      first.begin();
      var shownFirst = first.browser().get("/users/new/confirm");
      var second = first.with("taro@example.jp");
      second.begin();
      assertThat(first.agreeTo(shownFirst).location()).isEqualTo("/users/new/confirm");
      assertThat(portal.query("SELECT count(*) FROM mail_outbox")).containsExactly("0");
      var shownSecond = second.browser().get("/users/new/confirm");
      assertThat(shownSecond.body()).contains("taro@example.jp");
      assertThat(second.agreeTo(shownSecond).location()).isEqualTo("/users/new/sent");
      assertThat(portal.mailbox.await("taro@example.jp").subject()).contains("まだ完了していません");
      assertThat(portal.mailbox.all()).hasSize(1);
    }
  }

  @Test
  void keepsWhatWasAgreedToAndWhen() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      portal.clock.advance(Duration.ofMinutes(5));
      var agreed = portal.clock.instant();
      walk.agreeTo(walk.browser().get("/users/new/confirm"));
      portal.clock.advance(Duration.ofMinutes(10));
      walk.browser().get(walk.link(1));
      walk.browser().post(walk.link(1));
      walk.claimHanako();
      walk.complete();
      assertThat(portal.query("SELECT terms_version || privacy_version FROM accounts"))
          .containsExactly("11");
      assertThat(
              portal.query(
                  "SELECT agreed_at = '%s' AND agreed_at < created_at FROM accounts"
                      .formatted(agreed)))
          .containsExactly("t");
    }
  }

  @Test
  void theButtonPressedTwiceLeadsToTheSentPageAndSendsOneMail() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.begin();
      var confirm = walk.browser().get("/users/new/confirm");
      assertThat(walk.agreeTo(confirm).location()).isEqualTo("/users/new/sent");
      assertThat(walk.agreeTo(confirm).location()).isEqualTo("/users/new/sent");
      assertThat(portal.query("SELECT count(*) FROM mail_outbox")).containsExactly("1");
    }
  }
}
