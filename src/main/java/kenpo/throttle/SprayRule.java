package kenpo.throttle;

import java.time.Duration;
import java.time.Instant;
import kenpo.society.RiskPolicy.Alarm;

/**
 * Whether a society is being sprayed with guesses: many accounts fail within ten minutes, and far
 * more often than at the same hour of other days. Pure: all it looks at is given.
 */
record SprayRule(Alarm policy) {

  /** Failures are added up over so long. */
  static final Duration WITHIN = Duration.ofMinutes(10);

  /** How far back sums are compared with. */
  static final Duration REMEMBERED = Duration.ofDays(14);

  /** With fewer sums of an hour than seven days have, their deviation says nothing yet. */
  static final int ENOUGH = 7 * 6;

  private static final int DOUBLED = 2;

  /** Sums of ten minutes at the same hour of the last days; the deviation is the sample's. */
  record History(int sums, double mean, double deviation) {
    static final History NONE = new History(0, 0, 0);
  }

  boolean isLoud(int failures, int accounts, History history) {
    return mayBeLoud(failures, accounts) && failures > usual(history);
  }

  /** Whether it depends on the history at all. */
  boolean mayBeLoud(int failures, int accounts) {
    return failures >= policy.failures() && accounts >= policy.accounts();
  }

  /**
   * The sum as the history keeps it. What was above usual leaves the mean as it is, and what wasn't
   * may at most double it: so no attack makes the next one look usual, loud or quiet.
   */
  int remembered(int failures, History history) {
    boolean unusual = failures >= policy.failures() && failures > usual(history);
    double most = unusual ? history.mean() : DOUBLED * history.mean();
    return (int) Math.min(failures, Math.max(most, unsuspicious()));
  }

  /** However often there are so many in ten minutes, an alarm begins with the same number. */
  int unsuspicious() {
    return (int) (policy.failures() / policy.times());
  }

  /** When an alarm is over that is loud now. */
  Instant endsAt(Instant now) {
    return now.plus(policy.quiet());
  }

  private double usual(History history) {
    return history.sums() < ENOUGH
        ? policy.times() * history.mean()
        : history.mean() + policy.sigmas() * history.deviation();
  }
}
