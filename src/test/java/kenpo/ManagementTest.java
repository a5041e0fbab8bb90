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
