package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import kenpo.config.PortalConfig.Database;

/** Asks PostgreSQL one cheap question, on a new connection that is closed after it. */
final class Probe {

  /** Not earlier: a pool that is just giving up a connection can't be closed meanwhile. */
  private static final Duration BEFORE_CLOSING = Duration.ofMillis(100);

  private static final String LISTED =
      """
      SELECT count(*)
        FROM pg_stat_activity
       WHERE usename = current_user
         AND pid = ANY ($1)
      """;

  private final Vertx vertx;
  private final Database config;

  Probe(Vertx vertx, Database config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** How many of these processes PostgreSQL still has. */
  Future<Long> listed(Collection<Integer> processes) {
    var pool = pool();
    return pool.preparedQuery(LISTED)
        .execute(Tuple.of(processes.toArray(Integer[]::new)))
        .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(rows -> rows.iterator().next().getLong(0))
        .onComplete(over -> vertx.setTimer(BEFORE_CLOSING.toMillis(), tick -> pool.close()));
  }

  private Pool pool() {
    return PgBuilder.pool()
        .with(Pools.options(config, "database-probe", 1))
        .with(Pools.transport(config))
        .connectingTo(Connections.shared(config))
        .using(vertx)
        .build();
  }
}
