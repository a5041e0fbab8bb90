package kenpo.results;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * @param isForNow whether the rule is for somebody of the age that one has today
 */
public record HealthAges(
    List<HealthAge> all, List<ByYear<HealthAge>> years, LocalDate today, boolean isForNow) {

  /** So many fiscal years after its own an estimate still tells of now. */
  private static final int FRESH_YEARS = 1;

  static HealthAges of(AgeReckoning reckoning, List<Examined> days, LocalDate today) {
    var all = new ArrayList<HealthAge>();
    var heard = days.stream().map(reckoning::heard).toList();
    boolean ill = false;
    for (int i = 0; i < days.size(); i++) {
      var age = reckoning.of(heard.get(i), heard.subList(i + 1, heard.size()));
      all.add(ill && age.kind() == Kind.ESTIMATED ? age.hidden() : age);
      ill |= age.isOfIllness();
    }
    return new HealthAges(
        List.copyOf(all),
        ByYear.of(all, it -> it.day().day(), today),
        today,
        reckoning.isForAgeOn(today));
  }

  /** The newest of all, whether or not there is an age. */
  public Optional<HealthAge> newest() {
    return all.stream().findFirst();
  }

  /**
   * The one that is told at large: the newest checkup that has all inputs, where it is of this
   * fiscal year or the last. Where that one, or a newer one, isn't to be shown for another reason,
   * there is none: what was so long ago, or before one was too old, is told among the years only,
   * and what was so before an illness nowhere.
   */
  public Optional<HealthAge> told() {
    return newestWithAll().filter(it -> isForNow && isFresh(it));
  }

  private Optional<HealthAge> newestWithAll() {
    return all.stream()
        .filter(it -> it.kind() != Kind.MISSING)
        .findFirst()
        .filter(it -> it.kind() == Kind.ESTIMATED);
  }

  private boolean isFresh(HealthAge it) {
    return FiscalYears.of(today) - FiscalYears.of(it.day().day()) <= FRESH_YEARS;
  }

  /** Whether the newest is another one. */
  public boolean isNewestOpen() {
    return newest().filter(it -> it.kind() != Kind.ESTIMATED).isPresent();
  }

  /** Whether the only one that there is isn't told, as it tells nothing of now. */
  public boolean isStale() {
    return newestWithAll().isPresent() && told().isEmpty();
  }

  /** From old to new. */
  public List<HealthAge> estimated() {
    return all.reversed().stream().filter(it -> it.kind() == Kind.ESTIMATED).toList();
  }
}
