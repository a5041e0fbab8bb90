package kenpo.throttle.simulation;

import java.time.Duration;

/**
 * How a login of a member's went.
 *
 * @param hardest the highest level of work that was done
 * @param waited told at least once to come back later
 * @param byLink by a link that was mailed
 * @param in within the hour
 * @param extra what it took beyond typing; for who isn't in, an hour at least
 */
record Visit(int hardest, boolean waited, boolean byLink, boolean in, Duration extra) {

  /** Nothing but work of this level stood in the way, or none if it is 0. */
  boolean onlyWorked(int level) {
    return in && !waited && hardest == level;
  }

  /** Had to wait, and did. */
  boolean onlyWaited() {
    return in && waited && !byLink;
  }

  boolean cameByLink() {
    return in && byLink;
  }
}
