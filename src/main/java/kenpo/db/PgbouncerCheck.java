package kenpo.db;

import io.vertx.core.Future;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig.Database;

/**
 * pgbouncer takes no settings from us: that its connections to PostgreSQL give up a slow statement
 * is up to its own file, and without that a blocked statement would hold one for ever.
 */
final class PgbouncerCheck {

  private static final String LIMIT =
      """
      SELECT setting::integer AS millis
        FROM pg_settings
       WHERE name = 'statement_timeout'
      """;

  private PgbouncerCheck() {}

  /** Fails with a {@link ConfigError} that says what pgbouncer's file has to say. */
  static Future<Void> check(Db db, Database config) {
    return config.pgbouncer()
        ? db.first(LIMIT, row -> row.getInteger("millis"))
            .map(found -> found.orElse(0))
            .compose(millis -> judge(millis, config))
        : Future.succeededFuture();
  }

  private static Future<Void> judge(int millis, Database config) {
    var most = Connections.statementLimit(config).toMillis();
    return millis > 0 && millis <= most
        ? Future.succeededFuture()
        : Future.failedFuture(
            new ConfigError(
                """
                database.pgbouncer: its connections have statement_timeout = %d; \
                allowed: 1 to %d, by connect_query='SET statement_timeout = %d' in pgbouncer.ini\
                """
                    .formatted(millis, most, most)));
  }
}
