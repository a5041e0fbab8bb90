package kenpo.throttle.listing;

import java.time.Instant;
import java.util.Optional;
import kenpo.db.Coded;

/**
 * How a network on an allow-list stands.
 *
 * @param since when it came to stand so; tries before count for nothing
 * @param until of a suspension; empty when it lasts until staff decide
 */
public record Standing(State state, Instant since, Optional<Instant> until) {

  /** Only an active one exempts anybody; nothing comes after revoked. */
  public enum State implements Coded {
    ACTIVE,
    SUSPENDED,
    REVOKED
  }

  /** What staff can make of it. */
  public enum Order implements Coded {
    RESUME,
    SUSPEND,
    REVOKE
  }

  static Standing active(Instant now) {
    return new Standing(State.ACTIVE, now, Optional.empty());
  }

  /** Whether it is for staff to decide what comes next. */
  public boolean isForStaff() {
    return state == State.SUSPENDED && until.isEmpty();
  }
}
