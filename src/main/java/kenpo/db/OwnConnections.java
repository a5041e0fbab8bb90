package kenpo.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import kenpo.config.PortalConfig.Database;

/** A pool of connections with one user at a time: for changes, transactions, and locks. */
final class OwnConnections implements Route {

  private final Lane<Pool> lane;
  private final int size;
  private final Duration limit;

  OwnConnections(Vertx vertx, Database config) {
    this.size = config.poolSize();
    this.limit = config.timeout();
    this.lane =
        new Lane<>(
            vertx,
            limit,
            Connections.statementLimit(config),
            () ->
                PgBuilder.pool()
                    .with(Pools.options(config, "database-changes", size))
                    .with(Pools.transport(config))
                    .connectingTo(Connections.own(config))
                    .using(vertx)
                    .build());
  }

  @Override
  public <T> Future<T> send(Function<SqlClient, Future<T>> statement) {
    return with((connection, route) -> route.send(statement));
  }

  /** Commits when the work succeeds in time; else nothing of it remains. */
  <T> Future<T> transaction(Function<Route, Future<T>> work) {
    long began = System.nanoTime();
    return with(
        (connection, route) ->
            route
                .send(client -> connection.begin())
                .compose(
                    tx ->
                        work.apply(route)
                            .transform(done -> route.send(client -> end(tx, done, began)))));
  }

  /** Who asked was told by now that it did not work: then it must not work after all. */
  private <T> Future<T> end(Transaction tx, AsyncResult<T> done, long began) {
    if (done.failed()) {
      return tx.rollback().transform(over -> Future.failedFuture(done.cause()));
    }
    return System.nanoTime() - began < limit.toNanos()
        ? tx.commit().map(done.result())
        : tx.rollback()
            .transform(over -> Future.failedFuture(new Unavailable("too late to commit")));
  }

  /** Opens all connections at once. */
  Future<Void> warm() {
    var connections =
        IntStream.range(0, size).mapToObj(n -> lane.client().getConnection()).toList();
    return Future.join(connections)
        .onComplete(all -> connections.forEach(one -> one.onSuccess(SqlConnection::close)))
        .mapEmpty();
  }

  Future<Void> close() {
    return lane.close();
  }

  private <T> Future<T> with(BiFunction<SqlConnection, Route, Future<T>> work) {
    var pool = lane.client();
    return lane.queued(pool, pool.getConnection())
        .compose(
            connection ->
                work.apply(connection, route(pool, connection)).eventually(connection::close));
  }

  private Route route(Pool pool, SqlConnection connection) {
    return new Route() {
      @Override
      public <T> Future<T> send(Function<SqlClient, Future<T>> statement) {
        return lane.answered(pool, statement.apply(connection));
      }
    };
  }
}
