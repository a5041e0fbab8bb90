package kenpo.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kenpo.config.PortalConfig.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether PostgreSQL answers at all. When a call stayed without an answer, and nobody else got one
 * meanwhile, it is asked on a new connection: those that call meanwhile wait a moment for that
 * answer, and if there is none they fail at once, so that nobody waits twice; until something is
 * answered, there or on what was sent before.
 */
final class Pulse {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Enough for a new connection; and with the limit before it less than a page may take. */
  private static final Duration MOMENT = Duration.ofMillis(200);

  private static final Future<Void> ALIVE = Future.succeededFuture();

  private final Context home;
  private final Probe probe;
  private final Duration silence;
  private final List<Return> lanes = new CopyOnWriteArrayList<>();

  /** What those who call in a silence wait for; none while there is no silence. */
  private final AtomicReference<Optional<Promise<Void>>> silent =
      new AtomicReference<>(Optional.empty());

  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long heard = System.nanoTime();
  private volatile boolean closed;

  Pulse(Vertx vertx, Database config) {
    this.home = vertx.getOrCreateContext();
    this.probe = new Probe(vertx, config);
    // PostgreSQL says by then that it gives up, if nothing else.
    this.silence = Connections.statementLimit(config);
  }

  /** Told when PostgreSQL has answered on a new connection. */
  interface Return {

    /** {@code away}: there was no such answer for more than a moment. */
    void after(long silentSince, boolean away);
  }

  void onReturn(Return lane) {
    lanes.add(lane);
  }

  boolean isSilent() {
    return silent.get().isPresent();
  }

  /** Done when it makes sense to ask something; fails in a silence. */
  Future<Void> answers() {
    return silent.get().map(Promise::future).orElse(ALIVE);
  }

  /** Whether it is an answer of PostgreSQL's, even if a refusal. */
  static boolean isAnswer(AsyncResult<?> result) {
    return result.succeeded() || result.cause() instanceof PgException;
  }

  /** Something was answered. */
  void heard() {
    heard = System.nanoTime();
    if (isSilent()) {
      silent.getAndSet(Optional.empty()).ifPresent(this::over);
    }
  }

  /** A call that was made then has failed. */
  void missed(long asked) {
    if (passed(asked, silence) && passed(heard, silence) && !isSilent() && !closed) {
      var begun = Promise.<Void>promise();
      if (silent.compareAndSet(Optional.empty(), Optional.of(begun))) {
        home.owner().setTimer(MOMENT.toMillis(), over -> giveUp(begun));
        ask();
      }
    }
  }

  /** How many of these processes PostgreSQL still has. */
  Future<Long> listed(Collection<Integer> processes) {
    return probe.listed(processes);
  }

  void close() {
    closed = true;
  }

  static boolean passed(long since, Duration time) {
    return System.nanoTime() - since >= time.toNanos();
  }

  private void giveUp(Promise<Void> begun) {
    if (begun.tryFail(new Unavailable("silent"))) {
      LOG.warn("the database does not answer");
    }
  }

  private void over(Promise<Void> begun) {
    if (!begun.tryComplete()) {
      LOG.info("the database answers again");
    }
  }

  /** Once a second, whoever noticed; so at most two such questions are under way. */
  private void ask() {
    if (asking.compareAndSet(false, true)) {
      home.runOnContext(now -> tick());
    }
  }

  private void tick() {
    if (!isSilent() || closed) {
      asking.set(false);
      return;
    }
    probe.listed(Set.of()).onComplete(this::answered);
    home.owner().setTimer(EVERY.toMillis(), next -> tick());
  }

  /** Those who wait come after the lanes: some of these may have to be opened anew for them. */
  private void answered(AsyncResult<Long> result) {
    if (isAnswer(result)) {
      long since = heard;
      heard = System.nanoTime();
      silent
          .getAndSet(Optional.empty())
          .ifPresent(
              begun -> {
                lanes.forEach(lane -> lane.after(since, begun.future().failed()));
                home.runOnContext(then -> over(begun));
              });
    }
  }
}
