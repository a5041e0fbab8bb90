package kenpo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment over the files, and secrets out of sight. */
class OverridesTest {

  private static final String SECRET = "a secret of tests, of forty characters..";

  @TempDir Path folder;

  @Test
  void theFileGoesBeforeTheDefaultsAndTheEnvironmentBeforeBoth() throws IOException {
    var password = Files.writeString(folder.resolve("password"), "from a file\n");
    var config =
        load(
            "database: { poolSize: 3, timeout: 2s }",
            Map.of(
                "PORTAL_SECRET",
                SECRET,
                "PORTAL_DATABASE_POOL_SIZE",
                "5",
                "PORTAL_DATABASE_OWNER_PASSWORD_FILE",
                password.toString()));
    assertThat(config.database().poolSize()).isEqualTo(5);
    assertThat(config.database().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.database().port()).isEqualTo(5432);
    assertThat(config.database().owner().password().value()).isEqualTo("from a file");
  }

  @Test
  void variablesThatMeanNothingOrTooMuchAreTold() {
    var twice = Map.of("PORTAL_SECRET", SECRET, "PORTAL_SECRET_FILE", "/run/secret");
    assertThat(problems("", twice).getFirst())
        .isEqualTo("PORTAL_SECRET_FILE: PORTAL_SECRET is given too; allowed: one of them");
    assertThat(problems("", Map.of("PORTAL_SECRET_FILE", "/no/such/file")).getFirst())
        .startsWith("PORTAL_SECRET_FILE: /no/such/file: cannot be read")
        .endsWith("allowed: a readable UTF-8 file");
    assertThat(problems("", Map.of("PORTAL_SECRET", SECRET, "PORTAL_MAIL_PROT", "hunter2")))
        .containsExactly("PORTAL_MAIL_PROT: unknown; allowed: variables named after a key");
  }

  @Test
  void secretsAreNeverShown() {
    var config =
        load(
            "",
            Map.of(
                "PORTAL_SECRET", SECRET,
                "PORTAL_DATABASE_PASSWORD", "hunter2",
                "PORTAL_DATABASE_OWNER_PASSWORD", "hunter2",
                "PORTAL_MAIL_USER", "mailer",
                "PORTAL_MAIL_PASSWORD", "hunter2"));
    assertThat(config.toString()).contains("mailer", "***").doesNotContain("hunter2", SECRET);
    assertThat(problems("secret: hunter2", Map.of()).toString()).doesNotContain("hunter2");
  }

  private PortalConfig load(String text, Map<String, String> environment) {
    try {
      var file = Files.writeString(folder.resolve("portal.yaml"), text);
      return PortalConfig.load(Optional.of(file), Overrides.of(environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems(String text, Map<String, String> environment) {
    return catchThrowableOfType(ConfigError.class, () -> load(text, environment)).problems();
  }
}
