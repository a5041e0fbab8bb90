package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Threads for costly computing that strangers ask for, with a bound on how much of it may wait, and
 * on how much of one sender: what one asks for must not keep out others.
 */
public final class SharedOut {

  /** A quarter of the places is the most that one sender has at a time. */
  private static final int OF_ALL = 4;

  private final String name;
  private final Share share;
  private final int mostOfOne;
  private final ConcurrentMap<String, Integer> underway = new ConcurrentHashMap<>();

  /** {@code waiting}: how much may wait; one more is refused as saturated. */
  public SharedOut(Vertx vertx, String name, int threads, int waiting) {
    this.name = name;
    this.share = new Share(vertx, name, threads, waiting);
    this.mostOfOne = Math.ceilDiv(threads + waiting, OF_ALL);
  }

  /** Takes a place before anything is done, and gives it back when all that was has ended. */
  public <T> Future<T> within(String from, Supplier<Future<T>> place) {
    boolean tooMany = underway.merge(from, 1, Integer::sum) > mostOfOne;
    var done =
        tooMany ? Future.<T>failedFuture(new Passwords.Saturated(name)) : share.within(place);
    return done.onComplete(ended -> underway.computeIfPresent(from, SharedOut::less));
  }

  private static Integer less(String from, int count) {
    return count == 1 ? null : count - 1;
  }

  /** To be called within a place. */
  public <T> Future<T> compute(Callable<T> work) {
    return share.compute(work);
  }
}
