package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.FiscalYears;
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
 *
 * @param series creatinine
 * @param estimated eGFR
 */
public record EgfrRule(
    Basis basis, FiscalYears years, Series series, Series estimated, Numbers numbers, int adultFrom)
    implements Edition {

  private static final int OLDEST = 150;

  record Numbers(
      BigDecimal factor, BigDecimal creatinine, BigDecimal age, BigDecimal female, int decimals) {}

  static EgfrRule read(RuleFile rules, Section s) {
    return new EgfrRule(
        rules.basis(s),
        RuleFile.years(s.section("years")),
        rules.number(s, "series"),
        rules.number(s, "estimated"),
        new Numbers(
            RuleFile.decimal(s, "factor"),
            RuleFile.decimal(s, "creatinine"),
            RuleFile.decimal(s, "age"),
            RuleFile.decimal(s, "female"),
            s.integer("decimals", 0, 2)),
        s.integer("adultFrom", 0, OLDEST));
  }

  /** All numbers that it looks at. */
  Stream<Series> looksAt() {
    return Stream.of(series);
  }

  /** Rounded half up. */
  public Outcome<BigDecimal> compute(Subject subject, LocalDate examined, Readings readings) {
    int age = subject.ageOn(examined);
    if (age < adultFrom) {
      return new Excluded<>(
          List.of(Reason.ofPerson("age", Trait.of(Trait.Kind.ADULTS, adultFrom))), basis);
    }
    return estimate(subject, examined, readings)
        .filter(Measured::isExact)
        .<Outcome<BigDecimal>>map(
            it -> judged(it, readings.number(series.key()).orElseThrow(), subject.sex(), age))
        .orElseGet(() -> new Missing<>(List.of(series), basis));
  }

  private Outcome<BigDecimal> judged(Measured estimate, Measured creatinine, Sex sex, int age) {
    var rounded = estimate.exact().setScale(numbers.decimals, RoundingMode.HALF_UP);
    var person = Reason.ofPerson("person", Trait.of(Trait.Kind.AGE, age), Trait.of(sex));
    return new Judged<>(
        rounded, List.of(new Reason(series.key(), List.of(creatinine)), person), basis);
  }

  /** Of a mere limit of creatinine the limit on the other side; empty for those under age. */
  Optional<Measured> estimate(Subject subject, LocalDate examined, Readings readings) {
    int age = subject.ageOn(examined);
    return readings
        .number(series.key())
        .filter(it -> it.exact().signum() > 0 && age >= adultFrom)
        .map(
            it ->
                Measured.of(
                    estimated,
                    BigDecimal.valueOf(value(it.exact(), age, subject.sex())),
                    reversed(it.bound()),
                    it.from()));
  }

  private static Bound reversed(Bound bound) {
    return switch (bound) {
      case EXACT -> Bound.EXACT;
      case AT_MOST -> Bound.AT_LEAST;
      case AT_LEAST -> Bound.AT_MOST;
    };
  }

  private double value(BigDecimal creatinine, int age, Sex sex) {
    return numbers.factor.doubleValue()
        * Math.pow(creatinine.doubleValue(), numbers.creatinine.doubleValue())
        * Math.pow(age, numbers.age.doubleValue())
        * (sex == Sex.FEMALE ? numbers.female.doubleValue() : 1);
  }
}
