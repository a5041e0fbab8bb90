package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Browser;
import kenpo.support.Database;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class ManagementTest {

  @Test
  void healthAndMetricsAreOnAPortOfTheirOwn() {
    try (var portal = new TestPortal()) {
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      assertThat(management.get("/livez").status()).isEqualTo(200);
      assertThat(management.get("/readyz").status()).isEqualTo(200);
      assertThat(management.get("/metrics").body())
          .contains("jvm_memory_used_bytes")
          .doesNotContainPattern("(?m)^# HELP \\S+ *$");
      assertThat(portal.browser().get("/metrics").status()).isEqualTo(404);
    }
  }

  @Test
  void theMailQueueIsMeasured() {
    try (var portal = new TestPortal()) {
      portal.execute(
          """
          INSERT INTO mail_outbox (
            society_id, template, language, address, parameters, message_id, state, due_at,
            created_at, dead_reason, dead_at)
          VALUES ('aoba', 'welcome', 'ja', 'a@example.jp', '{}', '1', 'waiting',
                  '2027-01-01', '2026-12-01T00:59:30Z', NULL, NULL),
                 ('aoba', 'welcome', 'ja', 'b@example.jp', '{}', '2', 'dead',
                  '2027-01-01', '2026-12-01T00:00:00Z', 'refused', '2026-12-01T00:10:00Z')
          """);
      portal.purge();
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      assertThat(management.get("/metrics").body())
          .contains("\nportal_mail_waiting 1.0\n", "\nportal_mail_oldest_seconds 30.0\n")
          .contains("\nportal_mail_dead{reason=\"refused\"} 1.0\n")
          .contains("\nportal_mail_dead{reason=\"expired\"} 0.0\n")
          .doesNotContain("example.jp");
    }
  }

  @Test
  void notReadyWhileTheDatabaseIsAway() {
    try (var portal = new TestPortal()) {
      var management = new Browser("http://127.0.0.1:" + portal.managementPort());
      Database.execute(
          "postgres", "ALTER DATABASE " + portal.database.name() + " ALLOW_CONNECTIONS false");
      Database.execute(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(portal.database.name()));
      assertThat(management.get("/readyz").status()).isEqualTo(503);
      assertThat(management.get("/livez").status()).isEqualTo(200);
    }
  }
}
