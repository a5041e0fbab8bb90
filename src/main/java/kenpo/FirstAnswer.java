package kenpo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kenpo.db.Db;
import kenpo.db.Unavailable;

/**
 * Patience with a database as a process starts: it may start at the same time, and a cold JVM's
 * first handshakes take their time.
 */
record FirstAnswer(Vertx vertx) {

  /** Before a database that doesn't answer is given up. */
  private static final int TRIES = 10;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  Future<Void> of(Db db) {
    return of(db, TRIES);
  }

  private Future<Void> of(Db db, int tries) {
    return db.ping()
        .recover(
            away ->
                away instanceof Unavailable && tries > 1
                    ? vertx
                        .timer(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(over -> of(db, tries - 1))
                    : Future.failedFuture(away));
  }
}
