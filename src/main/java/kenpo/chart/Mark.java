package kenpo.chart;

import java.util.List;
import java.util.stream.IntStream;

/** The shape of a point: what is said by colour elsewhere is said by it as well. */
public enum Mark {
  CIRCLE(24, 0, 1),
  SQUARE(4, 45, 1.2),
  DIAMOND(4, 0, 1.3),
  UP(3, 90, 1.4),
  DOWN(3, 270, 1.4);

  private final int corners;
  private final double firstAt;
  private final double size;

  /**
   * @param corners on a circle; of so many that nobody sees them
   * @param firstAt degrees against the clock
   * @param size so that all look equally large
   */
  Mark(int corners, double firstAt, double size) {
    this.corners = corners;
    this.firstAt = firstAt;
    this.size = size;
  }

  List<Spot> around(Spot middle, double radius) {
    return IntStream.range(0, corners).mapToObj(i -> corner(middle, radius * size, i)).toList();
  }

  private Spot corner(Spot middle, double radius, int which) {
    double angle = Math.toRadians(firstAt + 360.0 * which / corners);
    return middle.plus(radius * Math.cos(angle), -radius * Math.sin(angle));
  }
}
