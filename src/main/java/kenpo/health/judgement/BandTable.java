package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import kenpo.health.Series;
import kenpo.health.Value;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.roster.Sex;

/**
 * The bands of a number.
 *
 * @param sex whom they are for; empty: everybody
 * @param fromAge in full years on the day of the examination
 * @param divisor what the item's number is divided by before it is compared, as tables count cells
 *     in thousands
 * @param needsUnit whether a number that was sent without a unit has no band, as senders count in
 *     different ones
 * @param scale in units of the divisor: {@code 3.1} of white cells is 3,100 of the item's own unit
 * @param treatedBy the question whose yes makes it E
 * @param lowered whether treatment is to bring it down, however far below band A
 * @param preferred what is to be looked at instead, where it was measured
 */
public record BandTable(
    Series series,
    Optional<Sex> sex,
    int fromAge,
    int toAge,
    BigDecimal divisor,
    int decimals,
    boolean needsUnit,
    Scale<Grade> scale,
    Optional<String> treatedBy,
    boolean lowered,
    Optional<Series> preferred,
    Basis basis) {

  public static final int OLDEST = 150;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  boolean isFor(Sex other, int age) {
    return sex.map(other::equals).orElse(true) && fromAge <= age && age <= toAge;
  }

  /**
   * Empty where only a limit of the number is known, and it doesn't tell; and where its unit would
   * have to be told and isn't.
   */
  Optional<Grade> grade(Measured measured) {
    var scaled = scaled(measured);
    return isClear(measured)
        ? scale.at(new Measured(series, scaled, scaled, measured.bound(), measured.from()))
        : Optional.empty();
  }

  /** Whether it is as low as treatment is to bring it. */
  boolean isAimed(Measured measured) {
    return lowered
        && scale.steps().stream()
            .filter(step -> step.meaning() == Grade.A)
            .flatMap(step -> step.from().stream())
            .anyMatch(edge -> scaled(measured).compareTo(edge) < 0);
  }

  private BigDecimal scaled(Measured measured) {
    return measured.exact().divide(divisor, decimals, RoundingMode.HALF_UP);
  }

  /** Whether it can be told in which unit a number was sent. */
  public boolean isClear(Measured measured) {
    return !needsUnit || hasUnit(measured);
  }

  /**
   * From which number on a step holds, in the item's own unit: where the table counts in coarser
   * steps than files do, half of one below its printed edge, as numbers are rounded up from there.
   */
  public BigDecimal begin(BigDecimal edge) {
    return isCoarse()
        ? edge.multiply(divisor).subtract(unit().divide(TWO))
        : edge.multiply(divisor);
  }

  /** Up to which number a step holds, in the same way. */
  public BigDecimal end(BigDecimal edge) {
    return isCoarse()
        ? edge.multiply(divisor).add(unit().divide(TWO)).subtract(finest())
        : edge.multiply(divisor);
  }

  private boolean isCoarse() {
    return unit().compareTo(finest()) > 0;
  }

  private BigDecimal unit() {
    return divisor.movePointLeft(decimals);
  }

  private BigDecimal finest() {
    return BigDecimal.ONE.movePointLeft(series.decimals().orElseThrow());
  }

  private static boolean hasUnit(Measured measured) {
    return measured.from().stream()
        .allMatch(
            it ->
                it.value().orElseThrow() instanceof Value.Quantity quantity
                    && !quantity.unit().isBlank());
  }
}
