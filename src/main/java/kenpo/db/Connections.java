package kenpo.db;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import kenpo.config.PortalConfig.Database;
import kenpo.config.PortalConfig.Server;

/** How the application role connects: options of the kinds of connection that there are. */
public final class Connections {

  private static final int STATEMENTS_KEPT = 512;

  /** So many statements may be under way on one connection. */
  static final int AT_ONCE = 16;

  private static final String STATEMENT_LIMIT = "statement_timeout";

  private Connections() {}

  /** One that bypasses pgbouncer, for what needs a session of its own, such as LISTEN. */
  public static PgConnectOptions direct(Database config) {
    return to(config, config.direct(), Map.of(STATEMENT_LIMIT, millis(config.timeout())));
  }

  /** One that a transaction or a change has for itself. */
  static PgConnectOptions own(Database config) {
    return pooled(
        config,
        Map.of(
            STATEMENT_LIMIT,
            millis(statementLimit(config)),
            // Locks must not outlive a process that is gone without a word.
            "idle_in_transaction_session_timeout",
            millis(config.timeout().multipliedBy(2))));
  }

  /** One that many reads share; PostgreSQL refuses anything else on it. */
  static PgConnectOptions shared(Database config) {
    return pooled(
        config,
        Map.of(
            STATEMENT_LIMIT,
            millis(statementLimit(config)),
            "default_transaction_read_only",
            "on"));
  }

  /**
   * PostgreSQL gives up a statement before we give up waiting for it: a connection that still owes
   * an answer then is one that hangs.
   */
  static Duration statementLimit(Database config) {
    return config.timeout().multipliedBy(4).dividedBy(5);
  }

  /**
   * pgbouncer refuses settings it doesn't know, and gives a session to many: it has to set them.
   */
  private static PgConnectOptions pooled(Database config, Map<String, String> settings) {
    var pooler = config.pgbouncer();
    return to(config, new Server(config.host(), config.port()), pooler ? Map.of() : settings)
        .setUseLayer7Proxy(pooler)
        // pgbouncer may give the next statement to another server before the last has answered.
        .setPipeliningLimit(pooler ? 1 : AT_ONCE)
        .setCachePreparedStatements(!pooler)
        // Those that are long are those that cost most to parse and plan.
        .setPreparedStatementCacheSqlFilter(sql -> true)
        .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT);
  }

  private static PgConnectOptions to(Database config, Server server, Map<String, String> settings) {
    var properties = new HashMap<>(settings);
    properties.put("application_name", "kenpo-portal");
    properties.put("client_encoding", "utf8");
    properties.put("DateStyle", "ISO");
    var options =
        new PgConnectOptions()
            .setHost(server.host())
            .setPort(server.port())
            .setDatabase(config.name())
            .setUser(config.application().user())
            .setPassword(config.application().password().value())
            .setProperties(properties);
    return switch (config.tls()) {
      case disable -> options.setSslMode(SslMode.DISABLE);
      case require ->
          options
              .setSslMode(SslMode.REQUIRE)
              .setSslOptions(
                  new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm(""));
      case verify ->
          options
              .setSslMode(SslMode.VERIFY_FULL)
              .setSslOptions(
                  new ClientSSLOptions()
                      .setTrustOptions(javasAuthorities())
                      .setHostnameVerificationAlgorithm("HTTPS"));
    };
  }

  private static TrustOptions javasAuthorities() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return TrustOptions.wrap(factory.getTrustManagers()[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String millis(Duration time) {
    return String.valueOf(time.toMillis());
  }
}
