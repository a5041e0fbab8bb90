package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kenpo.captcha.picture.Pictures;
import kenpo.captcha.sound.Sounds;
import kenpo.crypto.SharedOut;

/**
 * Makes pictures and sounds, on one thread, so that floods of them keep neither pages nor hashing
 * waiting. What was made last is kept, and no picture or sound is given more often than a person
 * needs it.
 */
public final class Drawings {

  private static final int THREADS = 1;

  /** Of the picture of a challenge, in whatever look, and of its sound, from each server. */
  private static final int MOST_TIMES = 3;

  /** Challenges of which it is counted; who has others forgotten was issued as many. */
  private static final int COUNTED = 40_000;

  private static final int BYTES_KEPT = 8 * 1024 * 1024;

  private final SharedOut share;
  private final Pictures pictures;
  private final Sounds sounds;
  private final Recent<AtomicInteger> times = new Recent<>(COUNTED);
  private final Recent<Buffer> kept = new Recent<>(BYTES_KEPT);

  /** {@code waiting}: how many may wait to be made; one more is refused as saturated. */
  public Drawings(Vertx vertx, int waiting, Pictures pictures, Sounds sounds) {
    this.share = new SharedOut(vertx, "drawings", THREADS, waiting);
    this.pictures = pictures;
    this.sounds = sounds;
  }

  Pictures pictures() {
    return pictures;
  }

  Sounds sounds() {
    return sounds;
  }

  /**
   * Nothing when it was made too often. What is still there counts for nothing: the same bytes
   * teach nobody anything, and players ask for a sound in parts.
   *
   * @param counted what making it counts for
   * @param variant of it
   * @param from who asks
   */
  Future<Optional<Buffer>> fetch(
      String counted, String variant, String from, Callable<byte[]> draw) {
    var there = kept.find(variant);
    return there.isPresent()
        ? Future.succeededFuture(there)
        : made(counted, from, () -> made(variant, draw));
  }

  private Future<Optional<Buffer>> made(
      String counted, String from, Supplier<Future<Buffer>> make) {
    var count = times.keep(counted, new AtomicInteger(), 1);
    return count.incrementAndGet() > MOST_TIMES
        ? Future.succeededFuture(Optional.empty())
        : share.within(from, make).onFailure(full -> count.decrementAndGet()).map(Optional::of);
  }

  private Future<Buffer> made(String variant, Callable<byte[]> draw) {
    return share
        .compute(draw)
        .map(Buffer::buffer)
        .map(made -> kept.keep(variant, made, made.length()));
  }
}
