package kenpo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.chart.Drawing.Anchor;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Text;
import kenpo.chart.Plot.Point;

/** Names beside the plot and values beside points: those that have room, the newest first. */
final class Labels {

  private static final double GAP = 6;
  private static final double LEAST_ROOM = 12;

  /** Rows from where a name would stand. */
  private static final List<Double> BESIDE_A_LINE = List.of(0.0, -1.0, 1.0, -2.0, 2.0);

  private static final List<Double> BESIDE_A_LIMIT = List.of(0.0, -0.5, 0.5);

  private final Chart chart;
  private final List<Day> days;
  private final Plot plot;
  private final List<Box> taken = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();

  Labels(Chart chart, List<Day> days, Plot plot) {
    this.chart = chart;
    this.days = days;
    this.plot = plot;
  }

  /** To the right of the plot: columns for lines, where there are several, limits and bands. */
  static double room(Chart chart, Letters letters) {
    double columns =
        lineColumn(chart, letters)
            + limitColumn(chart, letters)
            + column(chart.bands().stream().map(Band::label), letters);
    return Math.max(LEAST_ROOM, columns + GAP);
  }

  private static double lineColumn(Chart chart, Letters letters) {
    return column(chart.lines().stream().filter(_ -> chart.lines().size() > 1), letters);
  }

  private static double limitColumn(Chart chart, Letters letters) {
    return column(chart.limits().stream().map(Limit::label), letters);
  }

  private static double column(Stream<String> labels, Letters letters) {
    return labels.mapToDouble(it -> letters.width(it) + GAP).max().orElse(0);
  }

  List<Text> all() {
    nameLines();
    nameLimits();
    nameBands();
    points().forEach(point -> taken.add(around(point.spot())));
    points().toList().reversed().forEach(this::showValue);
    return texts;
  }

  private Stream<Point> points() {
    return days.stream().flatMap(plot::points);
  }

  private void nameLines() {
    if (chart.lines().size() > 1) {
      IntStream.range(0, chart.lines().size())
          .forEach(line -> last(line).ifPresent(point -> nameLine(point, chart.lines().get(line))));
    }
  }

  private Optional<Point> last(int line) {
    return points().filter(it -> it.reading().line() == line).reduce((_, later) -> later);
  }

  /** Beside its last point, or as near as there is room. */
  private void nameLine(Point last, String name) {
    near(name, plot.box().right() + GAP, last.spot().y(), BESIDE_A_LINE, Ink.VALUE);
  }

  private void nameLimits() {
    double x = plot.box().right() + GAP + lineColumn(chart, plot.letters());
    chart.limits().stream()
        .filter(limit -> plot.lasts(limit.span()))
        .forEach(limit -> near(limit.label(), x, plot.y(limit.value()), BESIDE_A_LIMIT, Ink.BAND));
  }

  private void nameBands() {
    double x =
        plot.box().right()
            + GAP
            + lineColumn(chart, plot.letters())
            + limitColumn(chart, plot.letters());
    chart.bands().stream()
        .filter(band -> plot.lasts(band.span()))
        .filter(band -> Ground.seen(band, plot).height() >= plot.frame().text())
        .map(band -> right(band.label(), x, Ground.seen(band, plot).middle().y(), Ink.BAND))
        .filter(it -> isFree(box(it)))
        .forEach(this::put);
  }

  /** In the first of these places, counted in rows, that is free; else not at all. */
  private void near(String words, double x, double middle, List<Double> rows, Ink ink) {
    rows.stream()
        .map(away -> right(words, x, middle + away * plot.frame().text(), ink))
        .filter(it -> isFree(box(it)))
        .findFirst()
        .ifPresent(this::put);
  }

  private Text right(String words, double x, double middle, Ink ink) {
    return new Text(new Spot(x, plot.foot(middle)), Anchor.start, words, ink);
  }

  /** Above the point, else below it, else not at all; beside the ends of the plot a bit inwards. */
  private void showValue(Point point) {
    double text = plot.frame().text();
    double half = plot.letters().width(point.reading().shown()) / 2;
    double x =
        Math.max(plot.box().x() + half, Math.min(point.spot().x(), plot.box().right() - half));
    Stream.of(-Stops.RADIUS - text * 0.4, Stops.RADIUS + text)
        .map(down -> new Spot(x, point.spot().y() + down))
        .map(at -> new Text(at, Anchor.middle, point.reading().shown(), Ink.VALUE))
        .filter(it -> fits(box(it)) && isFree(box(it)))
        .findFirst()
        .ifPresent(this::put);
  }

  private boolean fits(Box box) {
    return box.y() >= plot.box().y()
        && box.bottom() <= plot.box().bottom()
        && box.width() <= plot.box().width();
  }

  private boolean isFree(Box box) {
    return taken.stream().noneMatch(box::meets);
  }

  private void put(Text text) {
    taken.add(box(text));
    texts.add(text);
  }

  private static Box around(Spot spot) {
    double r = Stops.RADIUS;
    return Box.between(spot.x() - r, spot.y() - r, spot.x() + r, spot.y() + r);
  }

  private Box box(Text text) {
    double width = plot.letters().width(text.words());
    double size = plot.frame().text();
    double left = text.anchor() == Anchor.middle ? text.at().x() - width / 2 : text.at().x();
    return new Box(left, text.at().y() - size * 0.85, width, size);
  }
}
