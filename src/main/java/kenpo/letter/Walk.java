package kenpo.letter;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.LongFunction;

/** Rows that are too many for one statement, page by page. */
final class Walk {

  private Walk() {}

  /**
   * @param page what is done with the rows after a number; answers the last of them, empty when
   *     there were none
   */
  static Future<Void> through(LongFunction<Future<Optional<Long>>> page) {
    var done = Promise.<Void>promise();
    walk(0, page, done);
    return done.future();
  }

  /** Not a chain of futures: there may be very many pages. */
  private static void walk(
      long after, LongFunction<Future<Optional<Long>>> page, Promise<Void> done) {
    page.apply(after)
        .onFailure(done::fail)
        .onSuccess(last -> last.ifPresentOrElse(id -> walk(id, page, done), done::complete));
  }
}
