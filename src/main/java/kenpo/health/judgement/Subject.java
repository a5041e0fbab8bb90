package kenpo.health.judgement;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import kenpo.health.FiscalYears;
import kenpo.roster.Sex;

/** Whose checkup is judged. */
public record Subject(Sex sex, LocalDate birthDate) {

  /** In full years: a birthday makes one older on the day itself. */
  public int ageOn(LocalDate day) {
    return Period.between(birthDate, day).getYears();
  }

  /**
   * The age reached within the fiscal year of a day. By law (年齢計算ニ関する法律) a year of age is full at
   * the end of the day before the birthday, so who was born on 1 April reaches it on 31 March.
   */
  int ageReachedIn(LocalDate day) {
    return ageOn(LocalDate.of(FiscalYears.of(day) + 1, Month.APRIL, 1));
  }
}
