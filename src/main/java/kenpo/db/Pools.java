package kenpo.db;

import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import kenpo.config.PortalConfig.Database;

/** What both kinds of connection have in common. */
final class Pools {

  private Pools() {}

  /** {@code name} is what metrics call it. */
  static PoolOptions options(Database config, String name, int size) {
    return new PoolOptions()
        .setMaxSize(size)
        .setMaxWaitQueueSize(config.waitQueue())
        .setConnectionTimeout((int) config.timeout().toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
        // Spread over all event loops, whoever opens them.
        .setEventLoopSize(size)
        .setName(name);
  }

  static NetClientOptions transport(Database config) {
    return new NetClientOptions().setConnectTimeout((int) config.timeout().toMillis());
  }
}
