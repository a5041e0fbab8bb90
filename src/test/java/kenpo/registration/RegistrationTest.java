package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class RegistrationTest {

  @Test
  void aMemberRegistersFromTheFirstFormToDone() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      assertThat(walk.begin().location()).isEqualTo("/users/new/confirm");
      assertThat(walk.agree().location()).isEqualTo("/users/new/sent");
      assertThat(walk.browser().get("/users/new/sent").body()).contains("hanako@example.jp");
      var link = walk.link(1);
      assertThat(walk.browser().get(link).status()).isEqualTo(200);
      assertThat(walk.browser().post(link).location()).isEqualTo("/users/eligibility");
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
      assertThat(walk.browser().get("/users/eligibility/confirm").body())
          .contains("ケンポ ハナコ", "1970年1月2日", "昭和45年");
      var done = walk.complete();
      assertThat(done.location()).isEqualTo("/users/eligibility/done");
      assertThat(walk.browser().follow(done).status()).isEqualTo(200);
      assertThat(portal.mailbox.await("hanako@example.jp", 2).getLast().subject())
          .contains("会員登録が完了しました");
      assertThat(portal.query("SELECT count(*) FROM accounts")).containsExactly("1");
    }
  }
}
