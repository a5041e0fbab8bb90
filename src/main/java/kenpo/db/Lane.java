package kenpo.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import kenpo.config.PortalConfig.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of one kind. One that hangs can't be closed by itself, as the driver's close
 * waits its turn behind the answer that never comes; closing the whole client cuts its sockets. So
 * when connections hang although PostgreSQL lives, a new client takes over, and the old one is
 * closed. There are never more than two: the next has to wait until PostgreSQL has let go of the
 * one before, which it may not while it waits for a disk.
 */
final class Lane<C extends SqlClient> {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** In which an event loop that was late itself finds the answers that have come. */
  private static final Duration BREATH = Duration.ofMillis(200);

  /** Not a verticle's: what is opened in a verticle is closed with it. */
  private final Context home;

  private final Pulse pulse;
  private final Function<Handler<SqlConnection>, C> open;
  private final Duration limit;
  private final Duration statementLimit;
  private final Duration longest;
  private volatile Opened<C> current;
  private volatile Set<Integer> before = Set.of();
  private volatile long heard = System.nanoTime();
  private volatile long late = heard;
  private volatile boolean closed;
  private boolean renewing;

  /** A client, and by which numbers PostgreSQL knows its connections. */
  private record Opened<C>(C client, Set<Integer> processes) {

    static <C> Opened<C> by(Function<Handler<SqlConnection>, C> open) {
      var processes = ConcurrentHashMap.<Integer>newKeySet();
      return new Opened<>(open.apply(connection -> register(connection, processes)), processes);
    }

    private static void register(SqlConnection connection, Set<Integer> processes) {
      processes.add(((PgConnection) connection).processId());
      connection.close();
    }
  }

  /**
   * @param atOnce so many statements may be under way on one connection, each in its turn
   * @param open opens a client that hands each of its connections to the handler first
   */
  Lane(
      Vertx vertx,
      Database config,
      Pulse pulse,
      int atOnce,
      Function<Handler<SqlConnection>, C> open) {
    this.home = vertx.getOrCreateContext();
    this.pulse = pulse;
    this.limit = config.timeout();
    this.statementLimit = Connections.statementLimit(config);
    this.longest = statementLimit.multipliedBy(atOnce);
    this.open = open;
    this.current = Opened.by(open);
    pulse.onReturn(this::returned);
  }

  C client() {
    return current.client;
  }

  /** What was sent, and has to be answered in time. */
  <T> Future<T> answered(C by, Future<T> answer) {
    long asked = System.nanoTime();
    answer.onComplete(this::note);
    return answer
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> late(by, answer, asked));
  }

  /** A turn to send something: that there is one says nothing about the server. */
  <T> Future<T> turn(C by, Future<T> turn) {
    long asked = System.nanoTime();
    return turn.onFailure(failure -> late(by, turn, asked));
  }

  Future<Void> close() {
    closed = true;
    return current.client.close();
  }

  private void note(AsyncResult<?> result) {
    if (Pulse.isAnswer(result)) {
      heard = System.nanoTime();
      pulse.heard();
    }
  }

  private void late(C by, Future<?> answer, long asked) {
    if (Pulse.passed(asked, statementLimit)) {
      late = asked;
      later(BREATH, () -> heard - asked < 0, by);
      // Others may just be in front of it; but PostgreSQL gives up each of them.
      later(longest, () -> !answer.isComplete(), by);
    }
  }

  private void later(Duration pause, BooleanSupplier hangs, C by) {
    home.owner()
        .setTimer(
            pause.toMillis(),
            over -> {
              if (hangs.getAsBoolean()) {
                renew(by);
              }
            });
  }

  /** What was opened before the silence and has not been heard since may be dead. */
  private void returned(long silentSince, boolean away) {
    if (heard - silentSince <= 0 && (away || heard - late < 0)) {
      renew(current.client);
    }
  }

  private void renew(C hung) {
    home.runOnContext(
        now -> {
          if (current.client.equals(hung) && !closed && !renewing && !pulse.isSilent()) {
            renewing = true;
            left()
                .onSuccess(left -> replace(left))
                .onComplete(over -> home.runOnContext(then -> renewing = false));
          }
        });
  }

  private Future<Long> left() {
    return before.isEmpty() ? Future.succeededFuture(0L) : pulse.listed(before);
  }

  private void replace(long left) {
    if (left == 0 && !closed) {
      LOG.warn("connections to the database hang: they are opened anew");
      var hung = current;
      before = hung.processes;
      current = Opened.by(open);
      // Others on it may still get their answer within the limit.
      home.owner().setTimer(limit.toMillis(), over -> hung.client.close());
    }
  }
}
