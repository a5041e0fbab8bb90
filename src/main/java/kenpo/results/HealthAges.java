package kenpo.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.FiscalYears;
import kenpo.results.HealthAge.Kind;

/**
 * The age that somebody's checkups come to: the newest, and those of the years before.
 *
 * @param all of each day, the newest first
 * @param years the same by fiscal years, with those without a checkup
 * @param today in Japan
 */
public record HealthAges(List<HealthAge> all, List<ByYear<HealthAge>> years, LocalDate today) {

  /** So many fiscal years after its own an estimate still tells of now. */
  private static final int FRESH_YEARS = 1;

  static HealthAges of(AgeReckoning reckoning, List<Examined> days, LocalDate today) {
    var all = days.stream().map(reckoning::of).toList();
    return new HealthAges(all, ByYear.of(all, it -> it.day().day(), today), today);
  }

  /** The newest of all, whether or not there is an age. */
  public Optional<HealthAge> newest() {
    return all.stream().findFirst();
  }

  /**
   * The one that is told at large: the newest checkup that has all inputs. Where that one, or a
   * newer one, isn't to be shown for another reason, there is none: what was so before he fell ill,
   * or was too old, is told among the years only.
   */
  public Optional<HealthAge> told() {
    return all.stream()
        .filter(it -> it.kind() != Kind.MISSING)
        .findFirst()
        .filter(it -> it.kind() == Kind.ESTIMATED);
  }

  /** Whether the newest is another one. */
  public boolean isNewestOpen() {
    return newest().isPresent() && !told().equals(newest());
  }

  /** Whether it is so long ago that it may not tell of now. */
  public boolean isStale() {
    return told()
        .filter(it -> FiscalYears.of(today) - FiscalYears.of(it.day().day()) > FRESH_YEARS)
        .isPresent();
  }

  /** From old to new. */
  public List<HealthAge> estimated() {
    return all.reversed().stream().filter(it -> it.kind() == Kind.ESTIMATED).toList();
  }
}
