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

  OwnConnections(Vertx vertx, Database config, Pulse pulse) {
    this.size = config.poolSize();
    this.limit = config.timeout();
    this.lane =
        new Lane<>(
            vertx,
            config,
            pulse,
            1,
            opened ->
                PgBuilder.pool()
                    .with(Pools.options(config, "database-changes", size))
                    .with(Pools.transport(config))
                    .connectingTo(Connections.own(config))
                    .withConnectHandler(opened)
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
    return lane.turn(pool, pool.getConnection())
        .compose(
            connection -> {
              var own = new Own(lane, pool, connection);
              return work.apply(connection, own).onComplete(done -> own.giveBack());
            });
  }

  /** The statements of one user. */
  private static final class Own implements Route {

    private final Lane<Pool> lane;
    private final Pool pool;
    private final SqlConnection connection;
    private volatile Future<?> last = Future.succeededFuture();

    Own(Lane<Pool> lane, Pool pool, SqlConnection connection) {
      this.lane = lane;
      this.pool = pool;
      this.connection = connection;
    }

    @Override
    public <T> Future<T> send(Function<SqlClient, Future<T>> statement) {
      var answer = statement.apply(connection);
      last = answer;
      return lane.answered(pool, answer);
    }

    /** Not before all was answered: whoever came next would wait behind it. */
    void giveBack() {
      last.onComplete(answered -> connection.close());
    }
  }
}
