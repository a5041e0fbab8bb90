package kenpo.throttle;

import io.vertx.core.Future;
import kenpo.society.Society;
import kenpo.throttle.AllowList.Tried;

/** What each server knows by heart of where a try comes from. */
public interface Surroundings {

  /** What alarms add to each score now. */
  double alarm(Society society);

  /** See {@link AllowList#isListed}. */
  boolean isListed(Society society, String address);

  /** See {@link AllowList#tried}. */
  Future<Void> tried(Tried tried);

  /** Those of an allow-list. */
  static Surroundings of(AllowList listed) {
    return new Surroundings() {
      @Override
      public double alarm(Society society) {
        return 0;
      }

      @Override
      public boolean isListed(Society society, String address) {
        return listed.isListed(society, address);
      }

      @Override
      public Future<Void> tried(Tried tried) {
        return listed.tried(tried);
      }
    };
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
