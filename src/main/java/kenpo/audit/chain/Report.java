package kenpo.audit.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a society's chain.
 *
 * @param end the last seal
 * @param seals so many there are
 * @param wrong so many findings
 * @param findings the first of them
 * @param keyChanges numbers that were left out when the server's secret changed
 * @param late so many events bear a time more than a day away from when they were sealed
 * @param firstLate the first of these
 */
public record Report(
    Head end,
    long seals,
    long wrong,
    List<Finding> findings,
    List<Long> keyChanges,
    long late,
    Optional<Long> firstLate,
    Unsealed unsealed,
    Instant at) {

  /** Servers seal within a second or two; what takes longer waits for one, or is left aside. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Events without a seal.
   *
   * @param first number of the first
   */
  public record Unsealed(long count, Optional<Long> first, Optional<Instant> oldest) {

    static final Unsealed NONE = new Unsealed(0, Optional.empty(), Optional.empty());

    Unsealed plus(ChainStore.Stretch more) {
      return new Unsealed(
          count + more.unsealed(),
          first.or(more::first),
          oldest
              .flatMap(mine -> more.oldest().map(its -> its.isBefore(mine) ? its : mine))
              .or(() -> oldest)
              .or(more::oldest));
    }
  }

  /** How long the oldest event without a seal has been waiting, by the time that it bears. */
  public Optional<Duration> waiting() {
    return unsealed.oldest().map(oldest -> Duration.between(oldest, at));
  }

  public boolean isWhole() {
    return wrong == 0 && waiting().filter(age -> age.abs().compareTo(PATIENCE) > 0).isEmpty();
  }
}
