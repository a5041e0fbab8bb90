package kenpo.chart;

import java.util.List;
import java.util.stream.IntStream;
import kenpo.chart.Drawing.Anchor;
import kenpo.chart.Drawing.Glyph;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Readout;
import kenpo.chart.Drawing.Rule;
import kenpo.chart.Drawing.Stop;
import kenpo.chart.Drawing.Text;
import kenpo.chart.Plot.Point;

/**
 * The days, each with its points, as wide to touch as there is room to the next, and as high as to
 * reach what it says: so a pointer can go there without leaving it.
 *
 * @param days from old to new
 * @param readout how high the place is where they say what they are
 */
record Stops(List<Day> days, Plot plot, double readout) {

  static final double RADIUS = 4.5;

  /** From a point to the arrow, and from there to its tip. */
  private static final double ARROW = 4;

  /** From a point to the end of its arrow. */
  static final double REACH = RADIUS + 2 * ARROW;

  private static final double MARGIN = 4;

  static List<String> lines(Day day, Frame frame, Letters letters) {
    return letters.lines(day.words(), frame.width() - 2 * MARGIN);
  }

  List<Stop> all() {
    return IntStream.range(0, days.size()).mapToObj(this::stop).toList();
  }

  private Stop stop(int which) {
    var day = days.get(which);
    var glyphs = plot.points(day).map(Stops::glyph).toList();
    return new Stop(day.words(), reach(which), hair(x(which)), glyphs, readout(day));
  }

  private double x(int which) {
    return plot.time().x(days.get(which).day());
  }

  private Box reach(int which) {
    double left = which == 0 ? plot.box().x() : (x(which - 1) + x(which)) / 2;
    double right = which == days.size() - 1 ? plot.box().right() : (x(which) + x(which + 1)) / 2;
    return Box.between(left, readout, right, plot.box().bottom());
  }

  private Rule hair(double x) {
    return new Rule(new Spot(x, plot.box().y()), new Spot(x, plot.box().bottom()), Ink.HAIR);
  }

  static Glyph glyph(Point point) {
    var reading = point.reading();
    var outline = reading.mark().around(point.spot(), RADIUS);
    boolean isExact = reading.bound() == Reading.Bound.EXACT;
    return new Glyph(outline, !isExact, arrow(point.spot(), reading.bound()), reading.line());
  }

  private static List<Spot> arrow(Spot point, Reading.Bound bound) {
    return switch (bound) {
      case EXACT -> List.of();
      case AT_MOST -> arrow(point.plus(0, REACH), -ARROW);
      case AT_LEAST -> arrow(point.plus(0, -REACH), ARROW);
    };
  }

  private static List<Spot> arrow(Spot tip, double back) {
    return List.of(tip.plus(-ARROW, back), tip, tip.plus(ARROW, back));
  }

  private Readout readout(Day day) {
    var lines = lines(day, plot.frame(), plot.letters());
    double row = plot.frame().row();
    var texts =
        IntStream.range(0, lines.size())
            .mapToObj(i -> new Spot(MARGIN, plot.foot(MARGIN / 2 + row * (i + 0.5))))
            .toList();
    return new Readout(
        new Box(0, 0, plot.frame().width(), readout),
        IntStream.range(0, lines.size())
            .mapToObj(i -> new Text(texts.get(i), Anchor.start, lines.get(i), Ink.READOUT))
            .toList());
  }
}
