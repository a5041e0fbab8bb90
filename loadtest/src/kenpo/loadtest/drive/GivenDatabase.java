package kenpo.loadtest.drive;

import java.time.Duration;
import java.util.Optional;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Login;
import kenpo.config.PortalConfig.Server;
import kenpo.config.PortalConfig.Tls;
import kenpo.config.Secret;
import kenpo.loadtest.CannotRun;

/** The database that the variables of PostgreSQL's own tools name, and whoever owns it. */
final class GivenDatabase {

  private static final int POOL = 16;
  private static final int READERS = 4;
  private static final int QUEUE = 1024;

  /** Counting all rows takes a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private GivenDatabase() {}

  static PortalConfig.Database settings() {
    var host = Optional.ofNullable(System.getenv("PGHOST")).orElse("127.0.0.1");
    int port = Integer.parseInt(Optional.ofNullable(System.getenv("PGPORT")).orElse("5432"));
    var owner = new Login(given("PGUSER"), new Secret(given("PGPASSWORD")));
    return new PortalConfig.Database(
        host,
        port,
        given("PGDATABASE"),
        owner,
        owner,
        Tls.disable,
        POOL,
        READERS,
        QUEUE,
        PATIENCE,
        false,
        new Server(host, port));
  }

  private static String given(String name) {
    return Optional.ofNullable(System.getenv(name))
        .orElseThrow(() -> new CannotRun(name + " is not set: an empty database has to be given"));
  }
}
