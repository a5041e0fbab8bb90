package kenpo.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Login;
import kenpo.config.PortalConfig.Server;
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
  private static final EmbeddedPostgres SERVER = start();

  private Database() {}

  /** Settings of a new, empty, migrated database. */
  public static PortalConfig.Database fresh() {
    var name = "test_" + NUMBER.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER kenpo_owner");
    return settings(SERVER, name);
  }

  /** The same, reached by way of another port. */
  public static PortalConfig.Database by(int port, PortalConfig.Database it) {
    return new PortalConfig.Database(
        it.host(),
        port,
        it.name(),
        it.application(),
        it.owner(),
        it.tls(),
        it.poolSize(),
        it.readers(),
        it.waitQueue(),
        it.timeout(),
        it.pgbouncer(),
        it.direct());
  }

  /** The same, where no other way leads there either. */
  public static PortalConfig.Database onlyBy(int port, PortalConfig.Database it) {
    var by = by(port, it);
    return new PortalConfig.Database(
        by.host(),
        port,
        by.name(),
        by.application(),
        by.owner(),
        by.tls(),
        by.poolSize(),
        by.readers(),
        by.waitQueue(),
        Duration.ofSeconds(1),
        by.pgbouncer(),
        new Server(by.host(), port));
  }

  /** Settings of a new database without a schema. */
  public static PortalConfig.Database empty() {
    var name = "test_" + NUMBER.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " OWNER kenpo_owner");
    return settings(SERVER, name);
  }

  /** Runs a statement as superuser: for what only tests may do, such as moving time in a row. */
  public static void execute(String database, String sql) {
    execute(settings(SERVER, database), sql);
  }

  /** The same on any server. */
  public static void execute(PortalConfig.Database database, String sql) {
    try (var connection = superuser(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's rows, as text. */
  public static List<String> query(String database, String sql) {
    return query(settings(SERVER, database), sql);
  }

  /** The same on any server. */
  public static List<String> query(PortalConfig.Database database, String sql) {
    try (var connection = superuser(database)) {
      return query(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a statement would be run that is prepared, whatever its parameters ($1, $2 …) are. */
  public static List<String> plan(String database, String sql) {
    // Otherwise the driver, too, takes $1 for a parameter.
    try (var connection = superuser(settings(SERVER, database), "?preferQueryMode=simple")) {
      return query(connection, "EXPLAIN (GENERIC_PLAN, COSTS OFF) " + sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Nobody else can change or lock rows of this table, until the connection is closed. */
  public static Connection locked(PortalConfig.Database database, String table)
      throws SQLException {
    return locked(database, table, "EXCLUSIVE");
  }

  /** Nobody else can read them either. */
  public static Connection hidden(PortalConfig.Database database, String table)
      throws SQLException {
    return locked(database, table, "ACCESS EXCLUSIVE");
  }

  private static Connection locked(PortalConfig.Database database, String table, String mode)
      throws SQLException {
    var connection = superuser(database);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN " + mode + " MODE");
    }
    return connection;
  }

  private static Connection superuser(PortalConfig.Database database) throws SQLException {
    return superuser(database, "");
  }

  private static Connection superuser(PortalConfig.Database database, String options)
      throws SQLException {
    var direct = database.direct();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s%s"
            .formatted(direct.host(), direct.port(), database.name(), options),
        "postgres",
        "");
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
        4,
        256,
        Duration.ofSeconds(5),
        false,
        new Server("127.0.0.1", server.getPort()));
  }

  private static EmbeddedPostgres start() {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "300")
              .setServerConfig("timezone", "UTC")
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
