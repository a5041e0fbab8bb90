package kenpo.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Login;
import kenpo.config.PortalConfig.Server;
import kenpo.config.PortalConfig.Tls;
import kenpo.config.Secret;
import kenpo.db.Schema;

/**
 * A PostgreSQL for one test class, that writes to disk as in earnest, and to which things happen.
 */
public final class OwnServer implements AutoCloseable {

  private static final String DATABASE = "kenpo";
  private static final String APPLICATION = "kenpo_app";
  private static final String OF_PORTAL =
      " FROM pg_stat_activity WHERE application_name LIKE 'kenpo-portal%'";
  private static final int MOST_CONNECTIONS = 40;

  private final Path data;
  private EmbeddedPostgres server;

  public OwnServer() {
    try {
      data = Files.createTempDirectory("kenpo-postgres-");
      server = server(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute("CREATE ROLE kenpo_owner LOGIN PASSWORD 'owner'");
    execute("CREATE ROLE kenpo_app LOGIN PASSWORD 'app'");
    execute("CREATE DATABASE kenpo OWNER kenpo_owner");
    new Schema(settings(Duration.ofSeconds(10))).migrate();
  }

  /** What the application is told. */
  public PortalConfig.Database settings(Duration limit) {
    return new PortalConfig.Database(
        "127.0.0.1",
        server.getPort(),
        DATABASE,
        new Login(APPLICATION, new Secret("app")),
        new Login("kenpo_owner", new Secret("owner")),
        Tls.disable,
        8,
        4,
        256,
        limit,
        false,
        new Server("127.0.0.1", server.getPort()));
  }

  /** Ends all sessions and stops. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends at once, as in a power cut: what was committed has to be found in the log. */
  public void crash() {
    var postmaster = postmaster();
    signal("-QUIT", postmaster);
    postmaster.onExit().join();
    stop();
  }

  /** The same data on the same port. */
  public void start() {
    try {
      server = server(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All its processes stand still; the system still takes what is sent to them. */
  public void freeze() {
    signal("-STOP", postmaster());
    postmaster().children().forEach(child -> signal("-STOP", child));
  }

  public void thaw() {
    postmaster().children().forEach(child -> signal("-CONT", child));
    signal("-CONT", postmaster());
  }

  /**
   * As on a disk that takes nothing any more: reads are answered, a COMMIT is not, and PostgreSQL
   * keeps the session of one even when its client has hung up. (It waits for a standby that there
   * is not, and has no limit for that.)
   */
  public void stall(boolean stalled) {
    execute("ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(stalled ? "none" : ""));
    query("SELECT pg_reload_conf()::text");
  }

  /** Ends all sessions of the application. */
  public void cut() {
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kenpo_app'");
  }

  /** How many sessions the application has. */
  public int sessions() {
    return Integer.parseInt(
        query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'kenpo_app'"));
  }

  private String query(String sql) {
    return Database.query(settings(Duration.ZERO), sql).getFirst();
  }

  /** Takes every connection from the portal, for the caller to give back. */
  public List<Connection> takeAllConnections() {
    var taken = new ArrayList<Connection>();
    int before;
    do {
      before = taken.size();
      query("SELECT count(pg_terminate_backend(pid))" + OF_PORTAL);
      taken.addAll(takeWhatIsLeft());
    } while (taken.size() > before || Integer.parseInt(query("SELECT count(*)" + OF_PORTAL)) > 0);
    return taken;
  }

  private List<Connection> takeWhatIsLeft() {
    var taken = new ArrayList<Connection>();
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    while (taken.size() < MOST_CONNECTIONS) {
      try {
        taken.add(DriverManager.getConnection(url, APPLICATION, "app"));
      } catch (SQLException full) {
        return taken;
      }
    }
    throw new IllegalStateException("the server takes more connections than it was told to");
  }

  private void execute(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres server(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", String.valueOf(MOST_CONNECTIONS))
            .setServerConfig("timezone", "UTC");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private ProcessHandle postmaster() {
    try {
      var pid = Files.readAllLines(data.resolve("data/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
