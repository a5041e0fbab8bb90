package kenpo.throttle.simulation;

import java.util.random.RandomGenerator;
import kenpo.crypto.Tokens;
import kenpo.throttle.AlarmMemory;
import kenpo.throttle.Risk;

/** What attacks are played against. */
public enum Policy {
  LADDER("this ladder"),
  LOCK_AFTER_5("lock after 5"),
  FIXED_CAPTCHA("fixed captcha"),
  THIRTY_WITH_WAITS("30, then waits");

  private static final int FIXED_LEVEL = 2;

  private final String label;

  Policy(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** With nothing in its buckets. */
  Defence fresh(Timeline time, RandomGenerator random) {
    return switch (this) {
      case LADDER ->
          new LadderDefence(Risk.inMemory(new AlarmMemory(time), new Tokens(random), time));
      case LOCK_AFTER_5 -> new LockAfterFive(time);
      case FIXED_CAPTCHA -> new FixedChallenge(FIXED_LEVEL);
      case THIRTY_WITH_WAITS -> new ThirtyWithWaits(time);
    };
  }
}
