package kenpo.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kenpo.config.PortalConfig.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other processes tell through the database (NOTIFY), on a connection of its own that is
 * made again for ever. It says that it is up only when nothing older than a second can have been
 * missed: after it has begun to listen and has then read up on what was told before, and while the
 * database keeps answering.
 */
public final class Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final Duration BEAT = Duration.ofMillis(300);

  /** What was committed before a question that was answered has been heard by then. */
  private static final Duration TRUSTED = Duration.ofMillis(900);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A connection without a sign of life is closed by ourselves. */
  private static final int SILENT_SECONDS = 5;

  private final Vertx vertx;
  private final Database config;
  private final Map<String, Consumer<String>> channels = new ConcurrentHashMap<>();
  private final List<Supplier<Future<Void>>> readUps = new CopyOnWriteArrayList<>();
  private volatile boolean heard;
  private volatile long asked;
  private volatile boolean closed;

  public Listener(Vertx vertx, Database config) {
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * To be said before the start.
   *
   * @param told what to do with what is told on each channel
   * @param readUp reads what was told while nobody listened
   */
  public void hear(Map<String, Consumer<String>> told, Supplier<Future<Void>> readUp) {
    channels.putAll(told);
    readUps.add(readUp);
  }

  /** Begins; done when the first connection is up, or could not be made. */
  public Future<Void> start() {
    return connect(FIRST_PAUSE).transform(tried -> Future.succeededFuture());
  }

  /** Whether all that was told up to a second ago has been heard. */
  public boolean isUp() {
    return heard && System.nanoTime() - asked < TRUSTED.toNanos();
  }

  public void close() {
    closed = true;
    heard = false;
  }

  private Future<Void> connect(Duration pause) {
    var pool = pool();
    return pool.getConnection()
        .compose(this::listen)
        .onSuccess(connection -> beat(pool, connection))
        .onFailure(failure -> lost(pool, pause, failure))
        .mapEmpty();
  }

  private Future<SqlConnection> listen(SqlConnection connection) {
    // What breaks it is found out by the next question.
    connection.exceptionHandler(broken -> {});
    ((PgConnection) connection)
        .notificationHandler(told -> channels.get(told.getChannel()).accept(told.getPayload()));
    var listen = channels.keySet().stream().map("LISTEN "::concat).collect(Collectors.joining(";"));
    return timed(connection, listen)
        .compose(began -> Future.all(readUps.stream().map(Supplier::get).toList()).map(began))
        .map(
            began -> {
              asked = began;
              heard = true;
              LOG.info("listening");
              return connection;
            });
  }

  private void beat(Pool pool, SqlConnection connection) {
    if (closed) {
      pool.close();
      return;
    }
    timed(connection, "SELECT 1")
        .onSuccess(
            at -> {
              asked = at;
              vertx.setTimer(BEAT.toMillis(), tick -> beat(pool, connection));
            })
        .onFailure(failure -> lost(pool, FIRST_PAUSE, failure));
  }

  /** Answers when it asked. */
  private Future<Long> timed(SqlConnection connection, String sql) {
    long now = System.nanoTime();
    return connection
        .query(sql)
        .execute()
        .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(now);
  }

  private void lost(Pool pool, Duration pause, Throwable failure) {
    heard = false;
    if (!closed) {
      LOG.warn("not listening: {}", failure.getClass().getSimpleName());
    }
    vertx.setTimer(pause.toMillis(), tick -> again(pool, longer(pause)));
  }

  /** Not earlier: a pool that is just giving up a connection can't be closed meanwhile. */
  private void again(Pool broken, Duration pause) {
    broken.close();
    if (!closed) {
      connect(pause);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private Pool pool() {
    int patience = (int) config.timeout().toMillis();
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(1)
                .setConnectionTimeout(patience)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setName("listener"))
        .with(
            new NetClientOptions()
                .setConnectTimeout(patience)
                .setReadIdleTimeout(SILENT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .connectingTo(
            Connections.direct(config).addProperty("application_name", "kenpo-portal listener"))
        .using(vertx)
        .build();
  }
}
