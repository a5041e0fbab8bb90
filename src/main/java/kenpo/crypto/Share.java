package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Threads for costly computing, with a bound on how much of it may wait: one more is refused with
 * {@link Passwords.Saturated}.
 */
final class Share {

  private final String name;
  private final WorkerExecutor workers;
  private final int most;
  private final AtomicInteger underway = new AtomicInteger();

  Share(Vertx vertx, String name, int threads, int waiting) {
    this.name = name;
    this.workers = vertx.createSharedWorkerExecutor(name, threads);
    this.most = threads + waiting;
  }

  /** Takes a place, or refuses; it is given back when all that was done in it has ended. */
  <T> Future<T> within(Supplier<Future<T>> place) {
    if (underway.incrementAndGet() > most) {
      underway.decrementAndGet();
      return Future.failedFuture(new Passwords.Saturated(name));
    }
    return Future.<Void>succeededFuture()
        .compose(taken -> place.get())
        .onComplete(done -> underway.decrementAndGet());
  }

  /** To be called within a place. */
  <T> Future<T> compute(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  int underway() {
    return underway.get();
  }
}
