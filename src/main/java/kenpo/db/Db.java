package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.config.PortalConfig.Database;

/**
 * The one way to the database. Reads share a few connections, where PostgreSQL refuses all else;
 * what changes or locks rows, and a transaction, has a connection for itself. Each call ends within
 * the configured time: as a {@link Conflict} when a unique key was taken, as {@link Unavailable}
 * when the database could not answer, and anything else is a mistake of ours.
 *
 * <p>Instants go in and come out as {@link Instant}.
 */
public final class Db {

  private final SharedConnections shared;
  private final OwnConnections own;
  private final Pulse pulse;
  private final Optional<Route> transaction;
  private final Duration limit;

  private Db(
      SharedConnections shared,
      OwnConnections own,
      Pulse pulse,
      Optional<Route> transaction,
      Duration limit) {
    this.pulse = pulse;
    this.shared = shared;
    this.own = own;
    this.transaction = transaction;
    this.limit = limit;
  }

  public static Db open(Vertx vertx, Database config) {
    var pulse = new Pulse(vertx, config);
    return new Db(
        new SharedConnections(vertx, config, pulse),
        new OwnConnections(vertx, config, pulse),
        pulse,
        Optional.empty(),
        config.timeout());
  }

  /** Fails when what is in between does not give up slow statements, see docs/operations.md. */
  public Future<Void> check(Database config) {
    return PgbouncerCheck.check(this, config);
  }

  /**
   * Opens all connections, so that nobody waits for one later; what fails is opened when needed.
   */
  public Future<Void> warm() {
    return Future.join(shared.warm(), own.warm()).otherwiseEmpty().mapEmpty();
  }

  /** Reads rows. Locking them ({@code FOR UPDATE}) takes a transaction. */
  public <T> Future<List<T>> list(String sql, Function<Row, T> map, Object... args) {
    return rows(transaction.orElse(shared), sql, map, args);
  }

  /** Reads the first row. */
  public <T> Future<Optional<T>> first(String sql, Function<Row, T> map, Object... args) {
    return list(sql, map, args).map(rows -> rows.stream().findFirst());
  }

  /** Runs a statement that changes rows and answers what it says of each ({@code RETURNING}). */
  public <T> Future<List<T>> changes(String sql, Function<Row, T> map, Object... args) {
    return rows(transaction.orElse(own), sql, map, args);
  }

  /** The same, of one row. */
  public <T> Future<Optional<T>> changed(String sql, Function<Row, T> map, Object... args) {
    return changes(sql, map, args).map(rows -> rows.stream().findFirst());
  }

  /** Runs a statement and answers how many rows it touched. */
  public Future<Integer> run(String sql, Object... args) {
    return within(
        () ->
            transaction
                .orElse(own)
                .send(client -> client.preparedQuery(sql).execute(tuple(args)))
                .map(SqlResult::rowCount));
  }

  /**
   * Deletes rows that meet the condition, some at a time and none that others hold just now: there
   * may be more when it answers more than 0.
   */
  public Future<Integer> purge(String table, String condition, Object... args) {
    return run(
        """
        DELETE FROM %1$s
        WHERE ctid = ANY (ARRAY (
          SELECT ctid
          FROM %1$s
          WHERE %2$s
          LIMIT 5000
          FOR UPDATE SKIP LOCKED))
        """
            .formatted(table, condition),
        args);
  }

  /**
   * Commits when the future succeeds, rolls back when it fails. Nested calls join the transaction.
   */
  public <T> Future<T> transaction(Function<Db, Future<T>> work) {
    return transaction.isPresent()
        ? work.apply(this)
        : within(
            () ->
                own.transaction(
                    route -> work.apply(new Db(shared, own, pulse, Optional.of(route), limit))));
  }

  /** Whether the database answers. */
  public Future<Void> ping() {
    return first("SELECT 1", row -> 1).mapEmpty();
  }

  public Future<Void> close() {
    pulse.close();
    return Future.join(shared.close(), own.close()).mapEmpty();
  }

  private <T> Future<List<T>> rows(Route route, String sql, Function<Row, T> map, Object... args) {
    return within(
        () ->
            route
                .send(client -> client.preparedQuery(sql).mapping(map).execute(tuple(args)))
                .map(rows -> rows.stream().toList()));
  }

  private <T> Future<T> within(Supplier<Future<T>> call) {
    var answers = pulse.answers();
    return answers.succeeded() ? limited(call) : answers.compose(back -> limited(call));
  }

  private <T> Future<T> limited(Supplier<Future<T>> call) {
    long asked = System.nanoTime();
    return Failures.named(
        call.get()
            .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .onFailure(failure -> pulse.missed(asked)));
  }

  /** The instant of a timestamptz column; empty when NULL. */
  public static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(t -> t.toInstant());
  }

  private static Tuple tuple(Object... args) {
    var tuple = Tuple.tuple();
    for (var arg : args) {
      tuple.addValue(
          arg instanceof Optional<?> optional ? value(optional.orElse(null)) : value(arg));
    }
    return tuple;
  }

  private static Object value(Object arg) {
    return arg instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : arg;
  }
}
