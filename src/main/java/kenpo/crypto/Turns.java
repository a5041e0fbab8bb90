package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Threads that serve the shares in turn: whoever is alone in his share waits for one of each other,
 * however many wait there. How many may wait is not decided here.
 */
final class Turns {

  private static final HashShare[] SHARES = HashShare.values();

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Map<HashShare, Queue<Runnable>> waiting = new EnumMap<>(HashShare.class);
  private int last;

  Turns(Vertx vertx, String name, int threads) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor(name, threads);
  }

  <T> Future<T> compute(HashShare share, Supplier<T> work) {
    var done = CompletableFuture.supplyAsync(work, task -> queue(share, task));
    return Future.fromCompletionStage(done, vertx.getOrCreateContext());
  }

  /** A thread is asked for each, but takes whose turn it is. */
  private void queue(HashShare share, Runnable task) {
    synchronized (waiting) {
      waiting.computeIfAbsent(share, first -> new ArrayDeque<>()).add(task);
    }
    workers.executeBlocking(
        () -> {
          next().run();
          return share;
        },
        false);
  }

  private Runnable next() {
    synchronized (waiting) {
      do {
        last = (last + 1) % SHARES.length;
      } while (waiting.getOrDefault(SHARES[last], new ArrayDeque<>()).isEmpty());
      return waiting.get(SHARES[last]).remove();
    }
  }
}
