package kenpo.throttle;

import io.vertx.core.buffer.Buffer;
import kenpo.society.Society;
import kenpo.throttle.Risk.Try;

/** What each server knows by heart of where a try comes from. */
public interface Surroundings {

  /** What alarms add to each score now. */
  double alarm(Society society);

  /** Whether the address is on the society's allow-list, in good standing. */
  boolean isListed(Society society, String address);

  /** A try was wrong; {@code account} is the key that its identifier is counted under. */
  void failed(Try tried, Buffer account);

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
        public void failed(Try tried, Buffer account) {}
      };
}
