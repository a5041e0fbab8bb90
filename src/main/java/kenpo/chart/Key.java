package kenpo.chart;

import java.util.ArrayList;
import java.util.List;
import kenpo.chart.Drawing.Anchor;
import kenpo.chart.Drawing.Glyph;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Join;
import kenpo.chart.Drawing.Text;

/**
 * Which line is which, where there are several: a piece of each with its mark and its name, above
 * the plot, as names beside it would take a phone's width from the days.
 *
 * @param days from old to new
 */
record Key(Chart chart, List<Day> days, Frame frame, Letters letters) {

  private static final double GAP = 6;

  /** Long enough for the dashes of every line to be told apart. */
  private static final double PIECE = 30;

  private record Place(int line, double x, int row) {}

  double height() {
    return places().stream().mapToInt(Place::row).max().stream()
        .mapToDouble(row -> (row + 1) * frame.row())
        .sum();
  }

  private List<Place> places() {
    var places = new ArrayList<Place>();
    double x = 0;
    int row = 0;
    for (int line = 0; line < chart.lines().size() && chart.lines().size() > 1; line++) {
      double width = PIECE + GAP + letters.width(chart.lines().get(line));
      if (x > 0 && x + width > frame.width()) {
        x = 0;
        row++;
      }
      places.add(new Place(line, x, row));
      x += width + 2 * GAP;
    }
    return places;
  }

  /** {@code top}: of its first row. */
  List<Join> pieces(double top) {
    return places().stream().map(it -> piece(it, top)).toList();
  }

  private Join piece(Place it, double top) {
    var left = new Spot(it.x, middle(it, top));
    return new Join(List.of(left, left.plus(PIECE, 0)), Ink.LINE, it.line);
  }

  private double middle(Place it, double top) {
    return top + (it.row + 0.5) * frame.row();
  }

  List<Glyph> marks(double top) {
    return places().stream().map(it -> mark(it, top)).toList();
  }

  private Glyph mark(Place it, double top) {
    var at = new Spot(it.x + PIECE / 2, middle(it, top));
    return new Glyph(mark(it.line).around(at, Stops.RADIUS), false, List.of(), it.line);
  }

  /** As its newest point has. */
  private Mark mark(int line) {
    return days.stream()
        .flatMap(day -> day.readings().stream())
        .filter(reading -> reading.line() == line)
        .map(Reading::mark)
        .reduce((_, later) -> later)
        .orElse(Mark.CIRCLE);
  }

  List<Text> names(double top) {
    return places().stream().map(it -> name(it, top)).toList();
  }

  private Text name(Place it, double top) {
    var at = new Spot(it.x + PIECE + GAP, middle(it, top) + letters.size() * Plot.HALF_HIGH);
    return new Text(at, Anchor.start, chart.lines().get(it.line), Ink.TICK);
  }
}
