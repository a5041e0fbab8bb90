package kenpo.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig.Database;
import kenpo.config.PortalConfig.Login;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The schema and its version: numbered SQL files under {@code db/}, applied by the owner, checked
 * at every start. Blocking: for the command line only.
 */
public final class Schema {

  private final Database config;

  public Schema(Database config) {
    this.config = config;
  }

  /** Brings the schema to this program's version and answers how many steps that took. */
  public int migrate() {
    try {
      MigrateResult result = flyway(config.owner()).migrate();
      return result.migrationsExecuted;
    } catch (FlywayException e) {
      throw unusable(config.owner(), e);
    }
  }

  /** Refuses a database whose schema is older or newer than this program. */
  public void check() {
    try {
      var info = flyway(config.application()).info();
      if (info.pending().length > 0) {
        throw new ConfigError(
            "database.name: the schema of \"%s\" is older than this program; run bin/portal migrate"
                .formatted(config.name()));
      }
      // Any other state is a step that failed, or one that this program doesn't know.
      if (!Stream.of(info.all()).allMatch(step -> step.getState() == MigrationState.SUCCESS)) {
        throw new ConfigError(
            "database.name: the schema of \"%s\" does not fit this program"
                .formatted(config.name()));
      }
    } catch (FlywayException e) {
      throw unusable(config.application(), e);
    }
  }

  /** A plain JDBC connection as the owner: imports use COPY, which the reactive driver lacks. */
  public Connection connect() {
    var properties = new Properties();
    properties.setProperty("user", config.owner().user());
    properties.setProperty("password", config.owner().password().value());
    try {
      return DriverManager.getConnection(url(), properties);
    } catch (SQLException e) {
      throw unusable(config.owner(), e);
    }
  }

  private Flyway flyway(Login login) {
    return Flyway.configure()
        .dataSource(url(), login.user(), login.password().value())
        .locations("classpath:db")
        .placeholders(Map.of("application_role", config.application().user()))
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }

  private String url() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&ApplicationName=kenpo-portal&connectTimeout=5"
        .formatted(config.direct().host(), config.direct().port(), config.name(), sslMode());
  }

  private String sslMode() {
    return switch (config.tls()) {
      case disable -> "disable";
      case require -> "require";
      case verify -> "verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    };
  }

  private ConfigError unusable(Login login, Exception e) {
    return new ConfigError(
        "database: %s:%d/%s cannot be used as %s: %s"
            .formatted(
                config.direct().host(),
                config.direct().port(),
                config.name(),
                login.user(),
                firstLine(e)));
  }

  private static String firstLine(Throwable e) {
    var deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }
}
