package kenpo.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.health.FiscalYears;

/**
 * What there is of a fiscal year; of one with several days each stands alone.
 *
 * @param found empty where there was no checkup in that year
 */
public record ByYear<T>(int year, Optional<T> found) {

  /**
   * Back to that of the first, a year without any is there, too; the one that isn't over yet only
   * where it has one.
   *
   * @param all the newest first
   */
  static <T> List<ByYear<T>> of(List<T> all, Function<T, LocalDate> day, LocalDate today) {
    if (all.isEmpty()) {
      return List.of();
    }
    int last = FiscalYears.of(day.apply(all.getLast()));
    int newest = Math.max(FiscalYears.of(day.apply(all.getFirst())), FiscalYears.of(today) - 1);
    return IntStream.iterate(newest, year -> year >= last, year -> year - 1)
        .boxed()
        .flatMap(year -> of(all, day, year))
        .toList();
  }

  private static <T> Stream<ByYear<T>> of(List<T> all, Function<T, LocalDate> day, int year) {
    var own = all.stream().filter(it -> FiscalYears.of(day.apply(it)) == year).toList();
    return own.isEmpty()
        ? Stream.of(new ByYear<>(year, Optional.empty()))
        : own.stream().map(it -> new ByYear<>(year, Optional.of(it)));
  }
}
