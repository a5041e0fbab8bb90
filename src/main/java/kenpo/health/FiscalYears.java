package kenpo.health;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * Fiscal years (年度: 1 April to 31 March, named by the year they begin in) that something holds for,
 * both ends belonging to it; an end that is missing is open.
 */
public record FiscalYears(Optional<Integer> from, Optional<Integer> until) {

  /** The fiscal year that a day is in. */
  public static int of(LocalDate day) {
    return day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear();
  }

  public boolean cover(LocalDate day) {
    return cover(of(day));
  }

  public boolean cover(int year) {
    return from.map(first -> first <= year).orElse(true)
        && until.map(last -> year <= last).orElse(true);
  }
}
