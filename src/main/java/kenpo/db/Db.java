package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kenpo.config.PortalConfig.Database;

/**
 * The one way to the database: a pool, or the connection of the transaction under way. Statements
 * are prepared and cached. A failure is a {@link Conflict} when a unique key was taken, {@link
 * Unavailable} when the database could not answer in time, and anything else a mistake of ours.
 *
 * <p>Instants go in and come out as {@link Instant}.
 */
public final class Db {

  /** So many times a statement's limit may a transaction of several take. */
  private static final int STATEMENTS = 4;

  private final SqlClient client;
  private final long patienceMs;

  private Db(SqlClient client, long patienceMs) {
    this.client = client;
    this.patienceMs = patienceMs;
  }

  public static Db open(Vertx vertx, Database config) {
    return new Db(
        PgBuilder.pool()
            .with(
                new PoolOptions()
                    .setMaxSize(config.poolSize())
                    .setMaxWaitQueueSize(config.waitQueue())
                    .setConnectionTimeout((int) config.timeout().toMillis())
                    .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setName("database"))
            .with(new NetClientOptions().setConnectTimeout((int) config.timeout().toMillis()))
            .connectingTo(connection(config))
            .using(vertx)
            .build(),
        // PostgreSQL ends a slow statement itself; this is for one that does not answer at all.
        config.timeout().toMillis() * 5 / 4);
  }

  public <T> Future<List<T>> list(String sql, Function<Row, T> map, Object... args) {
    return answered(client.preparedQuery(sql).mapping(map).execute(tuple(args)), 1)
        .map(rows -> rows.stream().toList());
  }

  public <T> Future<Optional<T>> first(String sql, Function<Row, T> map, Object... args) {
    return list(sql, map, args).map(rows -> rows.stream().findFirst());
  }

  /** Runs a statement and answers how many rows it touched. */
  public Future<Integer> run(String sql, Object... args) {
    return answered(client.preparedQuery(sql).execute(tuple(args)), 1).map(SqlResult::rowCount);
  }

  /**
   * Commits when the future succeeds, rolls back when it fails. Nested calls join the transaction.
   */
  public <T> Future<T> transaction(Function<Db, Future<T>> work) {
    return client instanceof Pool pool
        ? answered(pool.withTransaction(tx -> work.apply(new Db(tx, patienceMs))), STATEMENTS)
        : work.apply(this);
  }

  private <T> Future<T> answered(Future<T> result, int statements) {
    return Failures.named(result.timeout(patienceMs * statements, TimeUnit.MILLISECONDS));
  }

  /** Whether the database answers. */
  public Future<Void> ping() {
    return run("SELECT 1").mapEmpty();
  }

  public Future<Void> close() {
    return client.close();
  }

  /** The instant of a timestamptz column; empty when NULL. */
  public static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(t -> t.toInstant());
  }

  private static Tuple tuple(Object... args) {
    var tuple = Tuple.tuple();
    for (var arg : args) {
      tuple.addValue(
          switch (arg) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Optional<?> optional -> optional.orElse(null);
            case null, default -> arg;
          });
    }
    return tuple;
  }

  /** How a connection of the application is made. */
  static PgConnectOptions connection(Database config) {
    var options =
        new PgConnectOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setDatabase(config.name())
            .setUser(config.application().user())
            .setPassword(config.application().password().value())
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .addProperty("application_name", "kenpo-portal")
            .addProperty("statement_timeout", String.valueOf(config.timeout().toMillis()));
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
              .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    };
  }
}
