package kenpo.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Login;
import kenpo.config.PortalConfig.Tls;
import kenpo.config.Secret;
import kenpo.db.Schema;

/**
 * A real PostgreSQL for tests: one server for all, and for each who asks a database of their own,
 * copied from one that is migrated once.
 */
public final class Database {

  private static final String TEMPLATE = "template_kenpo";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start("off");

  /** Started only for who asks: nothing that it said is kept gets lost, as in production. */
  private static final class Durable {
    private static final EmbeddedPostgres SERVER = start("on");
  }

  private Database() {}

  /** Settings of a new, empty, migrated database. */
  public static PortalConfig.Database fresh() {
    var name = "test_" + NUMBER.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER kenpo_owner");
    return settings(SERVER, name);
  }

  /** The same on a server with fsync and synchronous commits. */
  public static PortalConfig.Database durable() {
    return settings(Durable.SERVER, TEMPLATE);
  }

  /** The first column of a query's rows in {@link #durable}. */
  public static List<String> queryDurable(String sql) {
    return query(Durable.SERVER, TEMPLATE, sql);
  }

  /** Settings of a new database without a schema. */
  public static PortalConfig.Database empty() {
    var name = "test_" + NUMBER.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " OWNER kenpo_owner");
    return settings(SERVER, name);
  }

  /** Runs a statement as superuser: for what only tests may do, such as moving time in a row. */
  public static void execute(String database, String sql) {
    try (var connection = SERVER.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's rows, as text. */
  public static List<String> query(String database, String sql) {
    return query(SERVER, database, sql);
  }

  private static List<String> query(EmbeddedPostgres server, String database, String sql) {
    try (var connection = server.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PortalConfig.Database settings(EmbeddedPostgres server, String name) {
    return new PortalConfig.Database(
        "127.0.0.1",
        server.getPort(),
        name,
        new Login("kenpo_app", new Secret("app")),
        new Login("kenpo_owner", new Secret("owner")),
        Tls.disable,
        8,
        256,
        Duration.ofSeconds(5));
  }

  private static EmbeddedPostgres start(String durable) {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "300")
              .setServerConfig("timezone", "UTC")
              .setServerConfig("fsync", durable)
              .setServerConfig("synchronous_commit", durable)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      prepare(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare(EmbeddedPostgres server) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE kenpo_owner LOGIN PASSWORD 'owner'");
      statement.execute("CREATE ROLE kenpo_app LOGIN PASSWORD 'app'");
      statement.execute("CREATE DATABASE " + TEMPLATE + " OWNER kenpo_owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    new Schema(settings(server, TEMPLATE)).migrate();
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
