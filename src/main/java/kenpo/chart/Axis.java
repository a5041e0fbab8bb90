package kenpo.chart;

import java.util.List;

/**
 * What values are, from low to high.
 *
 * @param name with the unit, as it stands above the axis
 * @param steps for values that are no numbers but answers with an order: what 0, 1, 2 … are called;
 *     empty for numbers
 */
public record Axis(String name, List<String> steps) {

  public Axis {
    steps = List.copyOf(steps);
  }

  public static Axis ofNumbers(String name) {
    return new Axis(name, List.of());
  }
}
