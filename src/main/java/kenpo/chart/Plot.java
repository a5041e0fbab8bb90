package kenpo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The part of a chart where days and values have places. */
record Plot(Box box, Frame frame, TimeScale time, ValueScale value, Letters letters) {

  /** A reading with its day and place. */
  record Point(LocalDate day, Reading reading, Spot spot) {}

  /** Of letters above their foot: about what makes them stand in the middle. */
  private static final double HALF_HIGH = 0.36;

  double y(BigDecimal number) {
    return box.y() + box.height() * value.down(number);
  }

  /** Where letters stand that name a value. */
  double foot(BigDecimal number) {
    return foot(y(number));
  }

  double foot(double middle) {
    return middle + frame.text() * HALF_HIGH;
  }

  Stream<Point> points(Day day) {
    return day.readings().stream()
        .map(it -> new Point(day.day(), it, new Spot(time.x(day.day()), y(it.value()))));
  }

  double left(Span span) {
    return span.from().map(time::within).orElse(box.x());
  }

  double right(Span span) {
    return span.until().map(day -> time.within(day.plusDays(1))).orElse(box.right());
  }

  /** Whether it still holds at the right end. */
  boolean lasts(Span span) {
    return right(span) >= box.right() && left(span) < box.right();
  }
}
