package kenpo.support;

import java.util.Map;
import kenpo.config.PortalConfig;
import org.flywaydb.core.Flyway;

/** Brings a schema to one of its steps, as a release of before had it. */
public final class Steps {

  private Steps() {}

  /** {@code version}: of the last script that runs. */
  public static void to(PortalConfig.Database database, String version) {
    var owner = database.owner();
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(database.host(), database.port(), database.name()),
            owner.user(),
            owner.password().value())
        .locations("classpath:db")
        .placeholders(Map.of("application_role", database.application().user()))
        .target(version)
        .load()
        .migrate();
  }
}
