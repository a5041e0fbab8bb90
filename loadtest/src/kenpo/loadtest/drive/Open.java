package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of arrivals a second, whatever the server does. A walk's time counts from the
 * moment it should have begun, so that waiting for a free connection, and for this client itself,
 * is part of it: no coordinated omission.
 */
final class Open {

  private static final long TICK_MS = 1;

  private final Vertx vertx;
  private final Deque<Walk> free;
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final Promise<Tally> through = Promise.promise();
  private final Tally tally = new Tally();
  private final long interval;
  private final long end;
  private final int users;
  private long next = System.nanoTime();

  private Open(Vertx vertx, Collection<Walk> users, int perSecond, Duration time) {
    this.vertx = vertx;
    this.free = new ArrayDeque<>(users);
    this.users = users.size();
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.end = next + time.toNanos();
  }

  /** Ends when all who arrived in time are through. */
  static Future<Tally> run(Vertx vertx, Collection<Walk> users, int perSecond, Duration time) {
    var load = new Open(vertx, users, perSecond, time);
    vertx.setPeriodic(TICK_MS, load::tick);
    return load.through.future();
  }

  private void tick(long timer) {
    long now = System.nanoTime();
    for (; next <= now && next < end; next += interval) {
      waiting.add(next);
    }
    serve();
    if (next >= end && waiting.isEmpty() && free.size() == users) {
      vertx.cancelTimer(timer);
      through.complete(tally);
    }
  }

  private void serve() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      begin(free.poll(), waiting.poll());
    }
  }

  private void begin(Walk walk, long intended) {
    walk.go()
        .onSuccess(done -> tally.done(System.nanoTime() - intended))
        .onFailure(tally::failed)
        .onComplete(
            done -> {
              free.add(walk);
              serve();
            });
  }
}
