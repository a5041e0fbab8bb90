package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A fixed number of users; each begins again when he is through. Good for CPU and most per second.
 */
final class Closed {

  private final List<Walk> users;
  private final BooleanSupplier goOn;
  private final Tally tally = new Tally();

  private Closed(List<Walk> users, BooleanSupplier goOn) {
    this.users = users;
    this.goOn = goOn;
  }

  /** Ends when the last walk that began in time is through. */
  static Future<Tally> run(List<Walk> users, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return new Closed(users, () -> System.nanoTime() < end).run();
  }

  /** So many walks in all. */
  static Future<Tally> run(List<Walk> users, int walks) {
    var left = new AtomicInteger(walks);
    return new Closed(users, () -> left.getAndDecrement() > 0).run();
  }

  private Future<Tally> run() {
    return Future.all(users.stream().map(this::user).toList()).map(tally);
  }

  private Future<Void> user(Walk walk) {
    var through = Promise.<Void>promise();
    again(walk, through);
    return through.future();
  }

  private void again(Walk walk, Promise<Void> through) {
    if (!goOn.getAsBoolean()) {
      through.complete();
      return;
    }
    long began = System.nanoTime();
    walk.go()
        .onSuccess(done -> tally.done(System.nanoTime() - began))
        .onFailure(tally::failed)
        .onSuccess(done -> again(walk, through))
        // One failure is enough to throw the run away.
        .onFailure(failure -> through.complete());
  }
}
