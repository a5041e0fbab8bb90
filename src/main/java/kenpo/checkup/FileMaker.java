package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.crypto.SharedOut;
import kenpo.paper.Typefaces;

/** Writes files of results beside the event loops, a few at a time; one more is refused as busy. */
public final class FileMaker {

  private static final int THREADS = 1;

  private final SharedOut share;
  private final Supplier<Typefaces> typefaces = Typefaces.whenNeeded();

  /** {@code waiting}: how many files may wait to be written. */
  public FileMaker(Vertx vertx, int waiting) {
    this.share = new SharedOut(vertx, "files", THREADS, waiting);
  }

  /** Read by the first file that needs them; not to be asked for on an event loop. */
  Typefaces typefaces() {
    return typefaces.get();
  }

  /**
   * A file for an account. Nothing is read, and so nothing written down of it, before there is a
   * place to write it.
   */
  <T> Future<Buffer> make(long account, Supplier<Future<T>> read, Function<T, Buffer> write) {
    return share.within(
        Long.toString(account),
        () -> read.get().compose(found -> share.compute(() -> write.apply(found))));
  }
}
