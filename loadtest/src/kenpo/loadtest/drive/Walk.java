package kenpo.loadtest.drive;

import io.vertx.core.Future;

/** What one user does again and again, from the first request to the last answer. */
@FunctionalInterface
interface Walk {

  Future<Void> go();
}
