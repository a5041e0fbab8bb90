package kenpo.throttle;

import java.time.Instant;

/** What the ladder asks of a try before it is looked at. */
public sealed interface Step {

  /** The level of the challenge that has to be passed; 0 for none, 5 when none helps. */
  int level();

  /** Nothing. */
  record Free() implements Step {
    @Override
    public int level() {
      return 0;
    }
  }

  /** A challenge of this level or a higher one; 1 to 4. */
  record Challenge(int level) implements Step {}

  /**
   * To come back later; why is nobody's business.
   *
   * @param forGood whether waiting alone won't do: then a mailed link is the way
   */
  record Wait(Instant until, boolean forGood) implements Step {

    public Wait(Instant until) {
      this(until, false);
    }

    @Override
    public int level() {
      return 5;
    }
  }
}
