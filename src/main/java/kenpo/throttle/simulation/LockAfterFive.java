package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;
import kenpo.throttle.Trust;

/** Five wrong passwords lock the account for half an hour, or until a mailed link is opened. */
final class LockAfterFive implements Defence {

  private static final int MOST = 5;
  private static final Duration LOCKED = Duration.ofMinutes(30);

  private final Map<String, Integer> wrong = new HashMap<>();
  private final Map<String, Instant> lockedUntil = new HashMap<>();
  private final InstantSource clock;

  LockAfterFive(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Step ask(Try tried) {
    if (tried.trust() instanceof Trust.Cleared) {
      unlock(tried);
    }
    return Optional.ofNullable(lockedUntil.get(tried.identifier()))
        .filter(clock.instant()::isBefore)
        .<Step>map(Step.Wait::new)
        .orElseGet(Step.Free::new);
  }

  private void unlock(Try tried) {
    wrong.remove(tried.identifier());
    lockedUntil.remove(tried.identifier());
  }

  @Override
  public Optional<Step> attempt(Try tried, int passed, boolean right) {
    var step = ask(tried);
    if (step instanceof Step.Wait) {
      return Optional.of(step);
    }
    if (right) {
      unlock(tried);
    } else if (wrong.merge(tried.identifier(), 1, Integer::sum) >= MOST) {
      wrong.remove(tried.identifier());
      lockedUntil.put(tried.identifier(), clock.instant().plus(LOCKED));
    }
    return Optional.empty();
  }

  @Override
  public boolean mailsLinks() {
    return true;
  }
}
