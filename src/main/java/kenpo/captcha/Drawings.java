package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final int MOST_FETCHES = 3;

  /** Challenges whose fetches are counted; who has others forgotten was issued as many. */
  private static final int COUNTED = 40_000;

  private static final int BYTES_KEPT = 8 * 1024 * 1024;

  private final SharedOut share;
  private final Pictures pictures;
  private final Sounds sounds;
  private final Recent<AtomicInteger> fetches = new Recent<>(COUNTED);
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
   * Nothing when it was fetched too often.
   *
   * @param counted what a fetch counts for
   * @param variant of it
   * @param from who asks
   */
  Future<Optional<Buffer>> fetch(
      String counted, String variant, String from, Callable<byte[]> draw) {
    var count = fetches.keep(counted, new AtomicInteger(), 1);
    return count.incrementAndGet() > MOST_FETCHES
        ? Future.succeededFuture(Optional.empty())
        : found(variant, from, draw).onFailure(full -> count.decrementAndGet()).map(Optional::of);
  }

  /** The rest of what was fetched just now; it counts for nothing. */
  Optional<Buffer> rest(String variant) {
    return kept.find(variant);
  }

  private Future<Buffer> found(String variant, String from, Callable<byte[]> draw) {
    return kept.find(variant)
        .map(Future::succeededFuture)
        .orElseGet(() -> share.within(from, () -> made(variant, draw)));
  }

  private Future<Buffer> made(String variant, Callable<byte[]> draw) {
    return share
        .compute(draw)
        .map(Buffer::buffer)
        .map(made -> kept.keep(variant, made, made.length()));
  }
}
