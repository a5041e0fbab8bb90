package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import kenpo.config.Section;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.roster.Sex;

/**
 * eGFRcr in mL/min/1.73 m² by serum creatinine in mg/dL, age in full years on the day of the
 * examination, and sex: {@code factor × Cr^creatinine × age^age}, times {@code female} for women.
 */
public record EgfrRule(Basis basis, Series series, Numbers numbers, int adultFrom) {

  private static final int OLDEST = 150;

  record Numbers(
      BigDecimal factor, BigDecimal creatinine, BigDecimal age, BigDecimal female, int decimals) {}

  static EgfrRule read(RuleFile rules, Section s) {
    return new EgfrRule(
        rules.basis(s),
        rules.number(s, "series"),
        new Numbers(
            RuleFile.decimal(s, "factor"),
            RuleFile.decimal(s, "creatinine"),
            RuleFile.decimal(s, "age"),
            RuleFile.decimal(s, "female"),
            s.integer("decimals", 0, 2)),
        s.integer("adultFrom", 0, OLDEST));
  }

  /** Rounded half up. */
  public Outcome<BigDecimal> compute(Subject subject, LocalDate examined, Readings readings) {
    int age = subject.ageOn(examined);
    if (age < adultFrom) {
      return new Excluded<>(List.of(new Reason("age", List.of())), basis);
    }
    return readings
        .number(series.key())
        .filter(it -> it.bound() == Bound.EXACT && it.number().signum() > 0)
        .<Outcome<BigDecimal>>map(it -> judged(it, value(it.number(), age, subject.sex())))
        .orElseGet(() -> new Missing<>(List.of(series), basis));
  }

  private Outcome<BigDecimal> judged(Measured creatinine, BigDecimal value) {
    return new Judged<>(value, List.of(new Reason(series.key(), List.of(creatinine))), basis);
  }

  private BigDecimal value(BigDecimal creatinine, int age, Sex sex) {
    double value =
        numbers.factor.doubleValue()
            * Math.pow(creatinine.doubleValue(), numbers.creatinine.doubleValue())
            * Math.pow(age, numbers.age.doubleValue())
            * (sex == Sex.FEMALE ? numbers.female.doubleValue() : 1);
    return BigDecimal.valueOf(value).setScale(numbers.decimals, RoundingMode.HALF_UP);
  }
}
