package kenpo.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a mail that could not be sent is tried again: after 10 s, then three times as long each
 * time, up to 4 h; each up to half as long again, so that what failed together doesn't come back
 * together. Who refuses strangers at first (greylisting) is content after 5 to 15 minutes.
 */
public final class Retries {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int GROWTH = 3;
  private static final double JITTER = 0.5;

  /** Long enough for a mail server that is away over a day; who waits longer has asked again. */
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(2);

  private final RandomGenerator random;

  public Retries(RandomGenerator random) {
    this.random = random;
  }

  /** Empty when it is not worth another try. {@code attempts}: those made, one or more. */
  Optional<Instant> next(int attempts, Instant written, Instant now) {
    var next = now.plus(pause(attempts));
    return next.isAfter(written.plus(GIVE_UP_AFTER)) ? Optional.empty() : Optional.of(next);
  }

  private Duration pause(int attempts) {
    double grown = FIRST.toMillis() * Math.pow(GROWTH, attempts - 1);
    double plain = Math.min(grown, LONGEST.toMillis());
    return Duration.ofMillis((long) (plain * (1 + JITTER * random.nextDouble())));
  }
}
