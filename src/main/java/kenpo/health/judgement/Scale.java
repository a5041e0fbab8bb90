package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import kenpo.config.Section;
import kenpo.health.judgement.Evidence.Measured;

/**
 * What each number means: steps from low to high, with edges as they are printed. Between two
 * printed edges (84.9 and 85.0) there is no number, as numbers are rounded to those decimals first.
 */
public record Scale<T>(List<Step<T>> steps) {

  /** Both edges belong to it; the first step has none below, the last none above. */
  public record Step<T>(Optional<BigDecimal> from, Optional<BigDecimal> to, T meaning) {

    boolean holds(BigDecimal number) {
      return from.map(edge -> edge.compareTo(number) <= 0).orElse(true)
          && to.map(edge -> number.compareTo(edge) <= 0).orElse(true);
    }
  }

  private static final String EDGE = "a number as printed, such as 84.9";
  private static final String ALLOWED =
      "steps from low to high without gap or overlap, the first without from, the last without to";

  /**
   * Reads steps; tells gaps and overlaps.
   *
   * @param decimals of the numbers that are compared with it
   */
  static <T> Scale<T> read(Section s, String key, int decimals, Function<Section, T> meaning) {
    var steps =
        s.sections(key, it -> new Step<>(edge(it, "from"), edge(it, "to"), meaning.apply(it)));
    if (!isWhole(steps, BigDecimal.ONE.movePointLeft(decimals))) {
      s.refuse(key, "", ALLOWED);
    }
    return new Scale<>(steps);
  }

  /** Whether each step begins one unit of the last decimal behind the one before it. */
  private static <T> boolean isWhole(List<Step<T>> steps, BigDecimal unit) {
    return !steps.isEmpty()
        && steps.getFirst().from.isEmpty()
        && steps.getLast().to.isEmpty()
        && IntStream.range(1, steps.size())
            .allMatch(i -> follows(steps.get(i), steps.get(i - 1), unit));
  }

  private static <T> boolean follows(Step<T> step, Step<T> before, BigDecimal unit) {
    return before.to.isPresent() && step.from.equals(before.to.map(unit::add));
  }

  private static Optional<BigDecimal> edge(Section s, String key) {
    return s.readOptional(key, EDGE, BigDecimal::new, BigDecimal.ZERO);
  }

  /** Empty where it may be one or the other, as only a limit of the number is known. */
  Optional<T> at(Measured measured) {
    var possible =
        steps.stream()
            .filter(step -> isPossible(step, measured))
            .map(Step::meaning)
            .distinct()
            .toList();
    return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
  }

  private boolean isPossible(Step<T> step, Measured measured) {
    var number = measured.number();
    return switch (measured.bound()) {
      case EXACT -> step.holds(number);
      case AT_MOST -> step.from.map(edge -> edge.compareTo(number) <= 0).orElse(true);
      case AT_LEAST -> step.to.map(edge -> number.compareTo(edge) <= 0).orElse(true);
    };
  }
}
