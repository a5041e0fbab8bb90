package kenpo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The part of a chart where days and values have places.
 *
 * @param air above and below the scale, for arrows of points at its ends
 */
record Plot(Box box, double air, Frame frame, TimeScale time, ValueScale value, Letters letters) {

  /** A reading with its day and place. */
  record Point(LocalDate day, Reading reading, Spot spot) {}

  /** Of letters above their foot: about what makes them stand in the middle. */
  static final double HALF_HIGH = 0.36;

  /** What is beyond the plot stays at its end. */
  double y(BigDecimal number) {
    double y = box.y() + air + (box.height() - 2 * air) * value.down(number);
    return Math.clamp(y, box.y(), box.bottom());
  }

  /** Whether something is seen there: at the very ends is also what is beyond them. */
  boolean isInside(double y) {
    return Spot.rounded(y) > box.y() && Spot.rounded(y) < box.bottom();
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
