package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.registration.Walk;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class PurgeTest {

  @Test
  void rowsPastTheirTimeAreDeletedAndOthersStay() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      Walk.of(portal, "other@example.jp").begin();
      portal.purge();
      assertThat(portal.query("SELECT state FROM registrations ORDER BY 1"))
          .containsExactly("completed", "draft");

      portal.clock.advance(Duration.ofHours(2));
      portal.purge();
      assertThat(portal.query("SELECT state FROM registrations")).containsExactly("completed");
      assertThat(portal.query("SELECT count(*) FROM sessions")).containsExactly("1");

      portal.clock.advance(Duration.ofDays(8));
      portal.purge();
      assertThat(portal.query("SELECT count(*) FROM registrations")).containsExactly("0");
      assertThat(portal.query("SELECT count(*) FROM sessions")).containsExactly("0");
      assertThat(portal.query("SELECT count(*) FROM throttle_counts")).containsExactly("0");
      assertThat(portal.query("SELECT count(*) FROM accounts")).containsExactly("1");
    }
  }
}
