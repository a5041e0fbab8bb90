package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import kenpo.config.PortalConfig.Database;

/** A few pipelined connections for single reads. */
final class SharedConnections implements Route {

  /** In which the pool notices that its other connections are gone, too. */
  private static final long BREATH_MS = 50;

  private static final int TRIES = 5;

  private final Vertx vertx;
  private final Lane<SqlClient> lane;
  private final int size;
  private final Duration limit;

  SharedConnections(Vertx vertx, Database config, Pulse pulse) {
    this.vertx = vertx;
    this.size = config.readers();
    this.limit = config.timeout();
    this.lane =
        new Lane<>(
            vertx,
            config,
            pulse,
            Connections.AT_ONCE,
            opened ->
                PgBuilder.client()
                    .with(Pools.options(config, "database-reads", size))
                    .with(Pools.transport(config))
                    .connectingTo(Connections.shared(config))
                    .withConnectHandler(opened)
                    .using(vertx)
                    .build());
  }

  /** A read whose connection was lost is sent again: it has changed nothing. */
  @Override
  public <T> Future<T> send(Function<SqlClient, Future<T>> statement) {
    return send(statement, TRIES, System.nanoTime());
  }

  private <T> Future<T> send(Function<SqlClient, Future<T>> statement, int tries, long began) {
    return once(statement)
        .recover(
            failure ->
                tries > 1 && Failures.connectionLost(failure) && !Pulse.passed(began, limit)
                    ? vertx
                        .timer(BREATH_MS, TimeUnit.MILLISECONDS)
                        .compose(over -> send(statement, tries - 1, began))
                    : Future.failedFuture(failure));
  }

  /** Opens all connections at once. */
  Future<Void> warm() {
    return Future.join(
            IntStream.range(0, size)
                .mapToObj(n -> once(client -> client.query("SELECT 1").execute()))
                .toList())
        .mapEmpty();
  }

  Future<Void> close() {
    return lane.close();
  }

  private <T> Future<T> once(Function<SqlClient, Future<T>> statement) {
    var client = lane.client();
    return lane.answered(client, statement.apply(client));
  }
}
