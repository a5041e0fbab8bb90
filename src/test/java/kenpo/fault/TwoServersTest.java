package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kenpo.registration.Walk;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** Two servers on one database are one portal. */
class TwoServersTest {

  @Test
  void noMailIsSentTwice() {
    try (var one = new TestPortal(Policies::unlimited);
        var other = one.beside()) {
      var addresses = IntStream.range(0, 20).mapToObj(i -> "person" + i + "@example.jp").toList();
      addresses.parallelStream()
          .forEach(to -> assertThat(Walk.of(one, to).agree().status()).isEqualTo(303));
      one.sendMail();
      other.sendMail();
      addresses.forEach(one.mailbox::await);
      while (!one.query("SELECT 1 FROM mail_outbox WHERE state <> 'sent'").isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(one.mailbox.all()).hasSize(20);
      assertThat(one.query("SELECT DISTINCT attempts FROM mail_outbox")).containsExactly("1");
    }
  }

  @Test
  void aRegistrationBegunAtOneGoesOnAtTheOther() {
    try (var one = new TestPortal();
        var other = one.beside()) {
      Walk.hanako(one);
      var begun = Walk.of(one, "hanako@example.jp");
      begun.agree();
      var link = begun.link(1);
      var moved = Walk.of(other, begun.email());
      moved.browser().cookies().putAll(begun.browser().cookies());
      moved.browser().get(link);
      assertThat(moved.browser().post(link).location()).isEqualTo("/users/eligibility");
      begun.browser().cookies().putAll(moved.browser().cookies());
      assertThat(begun.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
      moved.browser().cookies().putAll(begun.browser().cookies());
      assertThat(moved.complete().location()).isEqualTo("/users/eligibility/done");
      begun.browser().cookies().putAll(moved.browser().cookies());
      assertThat(begun.browser().get("/home").status()).isEqualTo(200);
    }
  }

  @Test
  void triesAtBothAreCountedTogether() {
    try (var one = TestPortal.withLadder(UnaryOperator.identity());
        var other = one.beside()) {
      assertThat(other.browser().challengeLevel()).isEqualTo(1);
      for (int i = 0; i < 3; i++) {
        var browser = (i % 2 == 0 ? one : other).browser();
        browser.get("/login");
        browser.post("/login", "email", "nobody" + i + "@example.jp", "password", "wrong");
      }
      assertThat(one.browser().challengeLevel()).isEqualTo(2);
      assertThat(other.browser().challengeLevel()).isEqualTo(2);
    }
  }
}
