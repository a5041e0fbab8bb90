package kenpo.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Places of values, with round numbers at its ends and between them.
 *
 * @param ticks from low to high, both ends included
 */
record ValueScale(BigDecimal low, BigDecimal high, List<Tick> ticks) {

  record Tick(BigDecimal value, String words) {}

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal PARTS = BigDecimal.valueOf(5);
  private static final BigDecimal AIR = new BigDecimal("0.06");

  /**
   * Of the greatest value, the least that is shown: a difference smaller than that of two days
   * looks small.
   */
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private static final int LONGEST = 8;
  private static final MathContext SHORT = new MathContext(3);

  /**
   * @param edges of bands: the nearest ones on both sides of the values are shown, so that one sees
   *     how far away they are
   */
  static ValueScale of(Axis axis, Collection<BigDecimal> values, Collection<BigDecimal> edges) {
    return axis.steps().isEmpty() ? ofNumbers(values, edges) : ofSteps(axis.steps());
  }

  private static ValueScale ofSteps(List<String> steps) {
    var ticks =
        Stream.iterate(0, i -> i < steps.size(), i -> i + 1)
            .map(i -> new Tick(BigDecimal.valueOf(i), steps.get(i)))
            .toList();
    return new ValueScale(HALF.negate(), BigDecimal.valueOf(steps.size()).subtract(HALF), ticks);
  }

  private static ValueScale ofNumbers(Collection<BigDecimal> values, Collection<BigDecimal> edges) {
    var least = Collections.min(values);
    var most = Collections.max(values);
    var below = edges.stream().filter(it -> it.compareTo(least) <= 0).max(BigDecimal::compareTo);
    var above = edges.stream().filter(it -> it.compareTo(most) > 0).min(BigDecimal::compareTo);
    return between(below.orElse(least), above.orElse(most), span(values));
  }

  /** The least: never so little that ticks are finer than the values. */
  private static BigDecimal span(Collection<BigDecimal> values) {
    int decimals = values.stream().mapToInt(BigDecimal::scale).max().orElseThrow();
    var greatest = values.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElseThrow();
    return greatest.multiply(TENTH).max(PARTS.scaleByPowerOfTen(-decimals));
  }

  private static ValueScale between(BigDecimal lowest, BigDecimal highest, BigDecimal span) {
    var missing = span.subtract(highest.subtract(lowest)).max(BigDecimal.ZERO).multiply(HALF);
    return between(lowest.signum(), lowest.subtract(missing), highest.add(missing));
  }

  private static ValueScale between(int sign, BigDecimal least, BigDecimal most) {
    var span = most.subtract(least);
    var step = round(span.divide(PARTS, MathContext.DECIMAL64));
    var air = span.multiply(AIR);
    var low = down(least.subtract(air), step);
    var high = down(most.add(air), step).add(step);
    // Where nothing is negative, nothing negative is shown.
    var first = sign >= 0 ? low.max(BigDecimal.ZERO) : low;
    var last = most.signum() < 0 ? high.min(BigDecimal.ZERO) : high;
    var ticks =
        Stream.iterate(first, it -> it.compareTo(last) <= 0, it -> it.add(step))
            .map(it -> new Tick(it, words(it, step)))
            .toList();
    return new ValueScale(first, last, ticks);
  }

  /** The next of 1, 2 and 5, times a power of ten. */
  private static BigDecimal round(BigDecimal number) {
    int power = number.precision() - number.scale() - 1;
    var unit = BigDecimal.ONE.scaleByPowerOfTen(power);
    return Stream.of(1, 2, 5, 10)
        .map(it -> unit.multiply(BigDecimal.valueOf(it)))
        .filter(it -> it.compareTo(number) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal down(BigDecimal number, BigDecimal step) {
    return number.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  private static String words(BigDecimal tick, BigDecimal step) {
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    var plain = tick.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return plain.length() <= LONGEST ? plain : tick.round(SHORT).stripTrailingZeros().toString();
  }

  /** From 0 at the high end to 1 at the low one; less or more for what is beyond them. */
  double down(BigDecimal value) {
    var range = high.subtract(low);
    return high.subtract(value).divide(range, MathContext.DECIMAL64).doubleValue();
  }
}
