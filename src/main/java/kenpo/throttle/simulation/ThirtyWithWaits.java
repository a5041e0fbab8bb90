package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;

/**
 * Waits for an account from its 30th wrong password on: a minute more with every 30, at most 15;
 * also a minute when two come within a second. Forgotten after 12 hours without one, and by a right
 * one. These are the defaults of Keycloak's brute force detection, once it is switched on.
 */
final class ThirtyWithWaits implements Defence {

  private static final int FACTOR = 30;
  private static final Duration INCREMENT = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final Duration AFTER_QUICK = Duration.ofMinutes(1);
  private static final Duration RESET = Duration.ofHours(12);

  private final Map<String, Failed> failed = new HashMap<>();
  private final InstantSource clock;

  ThirtyWithWaits(InstantSource clock) {
    this.clock = clock;
  }

  private record Failed(int count, Instant last, Instant notBefore) {}

  @Override
  public Step ask(Try tried) {
    return Optional.ofNullable(failed.get(tried.identifier()))
        .map(Failed::notBefore)
        .filter(clock.instant()::isBefore)
        .<Step>map(Step.Wait::new)
        .orElseGet(Step.Free::new);
  }

  @Override
  public Optional<Step> attempt(Try tried, int passed, boolean right) {
    var step = ask(tried);
    if (step instanceof Step.Wait) {
      return Optional.of(step);
    }
    if (right) {
      failed.remove(tried.identifier());
    } else {
      failed.merge(tried.identifier(), first(), (before, one) -> another(before));
    }
    return Optional.empty();
  }

  private Failed first() {
    return new Failed(1, clock.instant(), clock.instant());
  }

  private Failed another(Failed before) {
    var now = clock.instant();
    var since = Duration.between(before.last, now);
    if (since.compareTo(RESET) > 0) {
      return first();
    }
    int count = before.count + 1;
    var grown = INCREMENT.multipliedBy(count / FACTOR);
    var pause = grown.isZero() && since.compareTo(QUICK) < 0 ? AFTER_QUICK : grown;
    return new Failed(count, now, now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
  }

  @Override
  public boolean mailsLinks() {
    return false;
  }
}
