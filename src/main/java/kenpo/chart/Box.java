package kenpo.chart;

import java.util.List;

/** An upright rectangle of a drawing, in its units. */
public record Box(double x, double y, double width, double height) {

  public Box {
    x = Spot.rounded(x);
    y = Spot.rounded(y);
    width = Spot.rounded(width);
    height = Spot.rounded(height);
  }

  static Box between(double left, double top, double right, double bottom) {
    return new Box(left, top, right - left, bottom - top);
  }

  static Box around(List<Spot> spots) {
    var x = spots.stream().mapToDouble(Spot::x).summaryStatistics();
    var y = spots.stream().mapToDouble(Spot::y).summaryStatistics();
    return between(x.getMin(), y.getMin(), x.getMax(), y.getMax());
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  Spot middle() {
    return new Spot(x + width / 2, y + height / 2);
  }

  boolean meets(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
}
