package kenpo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.chart.Drawing.Anchor;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Text;
import kenpo.chart.Plot.Point;

/**
 * Names of limits and bands beside the plot, values beside points: those that have room, the newest
 * first.
 */
final class Labels {

  private static final double GAP = 6;
  private static final double LEAST_ROOM = 12;

  /** Rows from where a name would stand. */
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

  /** To the right of the plot: columns for limits and bands. */
  static double room(Chart chart, Letters letters) {
    double columns =
        limitColumn(chart, letters) + column(chart.bands().stream().map(Band::label), letters);
    return Math.max(LEAST_ROOM, columns + GAP);
  }

  private static double limitColumn(Chart chart, Letters letters) {
    return column(chart.limits().stream().map(Limit::label), letters);
  }

  private static double column(Stream<String> labels, Letters letters) {
    return labels.mapToDouble(it -> letters.width(it) + GAP).max().orElse(0);
  }

  List<Text> all() {
    nameLimits();
    nameBands();
    points().forEach(point -> taken.add(around(point)));
    points().toList().reversed().forEach(this::showValue);
    return texts;
  }

  private Stream<Point> points() {
    return days.stream().flatMap(plot::points);
  }

  private void nameLimits() {
    double x = plot.box().right() + GAP;
    chart.limits().stream()
        .filter(limit -> plot.lasts(limit.span()) && plot.isInside(plot.y(limit.value())))
        .forEach(limit -> near(limit.label(), x, plot.y(limit.value()), BESIDE_A_LIMIT, Ink.BAND));
  }

  private void nameBands() {
    double x = plot.box().right() + GAP + limitColumn(chart, plot.letters());
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
    var mark = around(point);
    Stream.of(mark.y() - text * 0.4, mark.bottom() + text)
        .map(foot -> new Spot(x, foot))
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

  /** An arrow belongs to it. */
  private static Box around(Point point) {
    var glyph = Stops.glyph(point);
    return Box.around(Stream.concat(glyph.outline().stream(), glyph.arrow().stream()).toList());
  }

  private Box box(Text text) {
    double width = plot.letters().width(text.words());
    double size = plot.frame().text();
    double left = text.anchor() == Anchor.middle ? text.at().x() - width / 2 : text.at().x();
    return new Box(left, text.at().y() - size * 0.85, width, size);
  }
}
