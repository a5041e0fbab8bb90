package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.registration.Walk;
import kenpo.support.Accounts;
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

  @Test
  void aLoginLinkIsDeletedADayAfterItEnded() {
    try (var portal = new TestPortal()) {
      var browser = portal.browser();
      browser.get("/login/link");
      browser.post("/login/link", "email", "nobody@example.jp");
      portal.clock.advance(Duration.ofHours(25).minusSeconds(1));
      portal.purge();
      assertThat(portal.query("SELECT email FROM login_links")).hasSize(1);
      portal.clock.advance(Duration.ofSeconds(1));
      portal.purge();
      assertThat(portal.query("SELECT email FROM login_links")).isEmpty();
    }
  }

  @Test
  void aSessionIsDeletedByItsKindAndAge() {
    try (var portal = new TestPortal();
        var accounts = new Accounts(portal)) {
      var account = accounts.create("aoba", "kinds@example.jp", "four words of purging");
      session(portal, account, "plain, 8 days", "7 days 1 second", false, "NULL");
      session(portal, account, "plain, 6 days", "6 days", false, "NULL");
      session(portal, account, "remembered, 91 days", "90 days 1 second", true, "NULL");
      session(portal, account, "remembered, 89 days", "89 days", true, "NULL");
      session(portal, account, "ended long ago", "3 hours", true, "61 minutes");
      session(portal, account, "ended just now", "3 hours", true, "59 minutes");
      portal.purge();
      assertThat(portal.query("SELECT device FROM sessions ORDER BY device"))
          .containsExactly("ended just now", "plain, 6 days", "remembered, 89 days");
    }
  }

  private static void session(
      TestPortal portal, long account, String name, String age, boolean remembered, String ended) {
    var now = "timestamptz '" + portal.clock.instant() + "'";
    var end = ended.equals("NULL") ? "NULL" : now + " - interval '" + ended + "'";
    portal.execute(
        """
        INSERT INTO sessions (society_id, session_hash, account_id, device_hash, created_at,
          last_seen_at, remembered, proof, address, device, ended_at, end_reason)
        SELECT 'aoba', sha256('%1$s'), %2$d, sha256('%1$s'), t, t, %3$b, 'PASSWORD', '', '%1$s', e,
          CASE WHEN e IS NOT NULL THEN 'CHOSEN' END
        FROM (SELECT %4$s - interval '%5$s' AS t, (%6$s)::timestamptz AS e) AS times
        """
            .formatted(name, account, remembered, now, age, end));
  }
}
