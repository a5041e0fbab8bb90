package kenpo.throttle;

import kenpo.society.Society;

/** What each server knows by heart of where a try comes from. */
public interface Surroundings {

  /** What alarms add to each score now. */
  double alarm(Society society);

  /** Whether the address is on the society's allow-list, in good standing. */
  boolean isListed(Society society, String address);

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
      };
}
