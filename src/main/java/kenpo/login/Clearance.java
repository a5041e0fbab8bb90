package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.db.Db;

/**
 * A login form that a mailed link has cleared: whoever reads the address's mail is no guessing
 * machine, so for a while this browser may try this address's password without being asked to wait
 * or to prove more. It logs nobody in, and is worth nothing for another address or browser.
 */
record Clearance(Db db, InstantSource clock) {

  static final Duration LIFE = Duration.ofMinutes(10);
  static final int TRIES = 5;

  /** Who stands under it: a browser by the hash of its form cookie, with what it typed. */
  record Bearer(String societyId, Buffer browser, String emailKey) {}

  /** The address whose form is cleared in this browser just now. */
  Future<Optional<String>> email(String societyId, Buffer browser) {
    return new ClearanceStore(db).email(societyId, browser, clock.instant(), TRIES);
  }

  /** Whether this very try stands under a clearance, one of whose tries is used up by it. */
  Future<Boolean> use(Bearer bearer) {
    return new ClearanceStore(db).take(bearer, clock.instant(), TRIES).map(Optional::isPresent);
  }

  /** A try that we could not look at is none. */
  <T> Future<T> failed(Bearer bearer, Throwable failure) {
    return new ClearanceStore(db).giveBack(bearer).transform(given -> Future.failedFuture(failure));
  }

  /** It has done what it is for. */
  Future<Void> end(Bearer bearer) {
    return new ClearanceStore(db).end(bearer, clock.instant()).mapEmpty();
  }
}
