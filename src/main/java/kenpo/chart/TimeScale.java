package kenpo.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Places of days: equal times are equally wide, and years are shown whole. */
record TimeScale(Years years, int first, int last, double left, double width) {

  private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20, 50, 100);

  /** Fails where there is no day. */
  static TimeScale of(Years years, List<LocalDate> days, double left, double width) {
    var named = days.stream().mapToInt(years::of).summaryStatistics();
    return new TimeScale(years, named.getMin(), named.getMax(), left, width);
  }

  double x(LocalDate day) {
    var begin = years.begin(first);
    return left
        + width
            * ChronoUnit.DAYS.between(begin, day)
            / ChronoUnit.DAYS.between(begin, years.begin(last + 1));
  }

  /** Where something begins or ends that may reach beyond what is shown. */
  double within(LocalDate day) {
    return Math.clamp(x(day), left, left + width);
  }

  /** The places where years begin and end, both ends included. */
  Stream<Double> borders() {
    return IntStream.rangeClosed(first, last + 1).mapToObj(year -> x(years.begin(year)));
  }

  /** Those whose name has room, counted from the last one back. */
  IntStream named(double widest) {
    int step =
        STEPS.stream()
            .filter(it -> it * width / (last - first + 1) >= widest)
            .findFirst()
            .orElse(STEPS.getLast());
    return IntStream.rangeClosed(first, last).filter(year -> (last - year) % step == 0);
  }

  double middle(int year) {
    return (x(years.begin(year)) + x(years.begin(year + 1))) / 2;
  }
}
