package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.roster.Sex;

/**
 * The bands of a number.
 *
 * @param sex whom they are for; empty: everybody
 * @param fromAge in full years on the day of the examination
 * @param divisor what the item's number is divided by before it is compared, as tables count cells
 *     in thousands
 * @param treatedBy the question whose yes makes it E
 * @param preferred what is to be looked at instead, where it was measured
 */
public record BandTable(
    Series series,
    Optional<Sex> sex,
    int fromAge,
    int toAge,
    BigDecimal divisor,
    int decimals,
    Scale<Grade> scale,
    Optional<String> treatedBy,
    Optional<Series> preferred,
    Basis basis) {

  static final int OLDEST = 150;

  boolean isFor(Subject subject, LocalDate day) {
    return isFor(subject.sex(), subject.ageOn(day));
  }

  boolean isFor(Sex other, int age) {
    return sex.map(other::equals).orElse(true) && fromAge <= age && age <= toAge;
  }

  /** Empty where only a limit of the number is known, and it doesn't tell. */
  Optional<Grade> grade(Measured measured) {
    var scaled = measured.number().divide(divisor, decimals, RoundingMode.HALF_UP);
    return scale.at(new Measured(series, scaled, measured.bound(), measured.from()));
  }
}
