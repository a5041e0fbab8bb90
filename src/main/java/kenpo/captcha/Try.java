package kenpo.captcha;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** An answer to a challenge of ours: whether it may be tried, and is right, is left to be seen. */
interface Try {

  Ticket ticket();

  Way way();

  /**
   * Takes a place for looking at it, before it is burned.
   *
   * @param from who sent it
   */
  <T> Future<T> within(String from, Supplier<Future<T>> place);

  /** To be called within a place. */
  Future<Boolean> isRight();
}
