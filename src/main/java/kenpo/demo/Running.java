package kenpo.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What has been started, stopped in reverse order: at Ctrl-C, and when a later part can't start.
 */
final class Running {

  private final Deque<Runnable> stops = new ArrayDeque<>();
  private volatile boolean stopping;

  /**
   * Starts a part, which leaves nothing behind when it fails. A stop that is asked for meanwhile
   * waits, so that it misses nothing.
   */
  synchronized <T> T start(Callable<T> start, Consumer<T> stop) throws Exception {
    if (stopping) {
      throw new CannotStart("stopped before all was started");
    }
    var part = start.call();
    stops.push(() -> stop.accept(part));
    return part;
  }

  boolean stopping() {
    return stopping;
  }

  /** Stops all; a part that can't be stopped doesn't keep the others. */
  void stop() {
    stopping = true;
    stopAll();
  }

  private synchronized void stopAll() {
    if (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } finally {
        stopAll();
      }
    }
  }
}
