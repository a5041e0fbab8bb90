package kenpo.throttle;

import io.vertx.core.Future;
import kenpo.society.Society;

/** What each server knows by heart of where a try comes from. */
public interface Surroundings extends AllowList {

  /** What alarms add to each score now. */
  double alarm(Society society);

  /** To be told of each try at something else than the password of an account. */
  default Future<Void> guessed(Tried tried) {
    return Future.succeededFuture();
  }

  /** Nothing is known. */
  Surroundings UNKNOWN =
      new Surroundings() {
        @Override
        public double alarm(Society society) {
          return 0;
        }

        @Override
        public boolean isListed(Society society, String address) {
          return false;
        }

        @Override
        public Future<Void> tried(Tried tried) {
          return Future.succeededFuture();
        }
      };
}
