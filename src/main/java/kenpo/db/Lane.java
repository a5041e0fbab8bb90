package kenpo.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of one kind. One that hangs can't be closed by itself, as the driver's close
 * waits its turn behind the answer that never comes; closing the whole client cuts its sockets. So
 * when an answer stays out for too long, a new client takes over, and the old one is closed.
 */
final class Lane<C extends SqlClient> {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** Not a verticle's: what is opened in a verticle is closed with it. */
  private final Context home;

  private final Supplier<C> open;
  private final Duration limit;
  private final Duration silence;
  private volatile C client;
  private volatile long heard = System.nanoTime();
  private volatile boolean closed;

  /**
   * @param limit an answer that takes longer will not come
   * @param silence when nothing at all was answered for so long, new connections don't help
   */
  Lane(Vertx vertx, Duration limit, Duration silence, Supplier<C> open) {
    this.home = vertx.getOrCreateContext();
    this.limit = limit;
    this.silence = silence;
    this.open = open;
    this.client = open.get();
  }

  C client() {
    return client;
  }

  /** What was sent, and has to be answered in time. */
  <T> Future<T> answered(C by, Future<T> answer) {
    return answer
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(result -> note(by, result, result.cause() instanceof TimeoutException));
  }

  /** What may wait for its turn: alone it says nothing about the server. */
  <T> Future<T> queued(C by, Future<T> turn) {
    long asked = System.nanoTime();
    return turn.onComplete(
        result -> note(by, result, since(asked, silence) && since(heard, silence)));
  }

  Future<Void> close() {
    closed = true;
    return client.close();
  }

  private void note(C by, AsyncResult<?> result, boolean tooLate) {
    if (result.succeeded() || result.cause() instanceof PgException) {
      heard = System.nanoTime();
    } else if (tooLate) {
      home.runOnContext(now -> replace(by));
    }
  }

  private void replace(C hung) {
    if (client.equals(hung) && !closed) {
      LOG.warn("the database does not answer: its connections are opened anew");
      client = open.get();
      // Others on it may still get their answer within the limit.
      home.owner().setTimer(limit.toMillis(), over -> hung.close());
    }
  }

  private static boolean since(long then, Duration atLeast) {
    return System.nanoTime() - then >= atLeast.toNanos();
  }
}
