package kenpo.captcha;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import kenpo.society.Society;
import kenpo.throttle.Networks;

/**
 * From which addresses more of a form came than their allowance, as far as this server was told: so
 * that the next one is shown with what it will be asked. Beside the counts in the database, which
 * decide; in memory of fixed size.
 */
public final class UsedUp {

  private static final int MOST = 40_000;

  private final Recent<AtomicReference<Instant>> ends = new Recent<>(MOST);
  private final InstantSource clock;

  /** One instance a server. */
  public UsedUp(InstantSource clock) {
    this.clock = clock;
  }

  /** {@code end}: when the allowance begins anew. */
  void until(Society society, Purpose purpose, String address, Instant end) {
    ends.keep(key(society, purpose, address), new AtomicReference<>(end), 1).set(end);
  }

  boolean isNow(Society society, Purpose purpose, String address) {
    return ends.find(key(society, purpose, address))
        .map(AtomicReference::get)
        .filter(clock.instant()::isBefore)
        .isPresent();
  }

  private static String key(Society society, Purpose purpose, String address) {
    return "%s %s %s".formatted(society.id(), purpose, Networks.host(address));
  }
}
