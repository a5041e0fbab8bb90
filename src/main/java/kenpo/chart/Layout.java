package kenpo.chart;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Drawing.Anchor;
import kenpo.chart.Drawing.Ink;
import kenpo.chart.Drawing.Rule;
import kenpo.chart.Drawing.Text;

/**
 * Where everything of a chart has its place. From above: what a chosen day says, which line is
 * which, the name of the axis, the plot with names of lines and bands to its right, years. The same
 * chart always looks the same.
 */
public final class Layout {

  private static final double GAP = 6;

  private final Chart chart;
  private final Frame frame;
  private final Letters letters;
  private final List<Day> days;
  private final Key key;

  private Layout(Chart chart, Frame frame) {
    this.chart = chart;
    this.frame = frame;
    this.letters = new Letters(frame.text());
    this.days =
        chart.days().stream()
            .filter(day -> !day.readings().isEmpty())
            .sorted(Comparator.comparing(Day::day))
            .toList();
    this.key = new Key(chart, days, frame, letters);
  }

  /** Empty where there is nothing to draw. */
  public static Optional<Drawing> of(Chart chart, Frame frame) {
    var layout = new Layout(chart, frame);
    return layout.days.isEmpty() ? Optional.empty() : Optional.of(layout.drawing());
  }

  private Drawing drawing() {
    var plot = plot();
    var ground = new Ground(chart, plot);
    var stops = new Stops(days, plot, readoutHeight()).all();
    var labels = new Labels(chart, days, plot);
    return new Drawing(
        frame.width(),
        plot.box().bottom() + 2 * frame.row() + GAP,
        frame.text(),
        chart.title(),
        chart.description(),
        ground.areas(),
        Stream.concat(ground.rules().stream(), axes(plot)).toList(),
        Stream.of(
                ground.limits(),
                new Joins(chart, days, plot).all(),
                key.pieces(readoutHeight()).stream())
            .flatMap(it -> it)
            .toList(),
        stops,
        key.marks(readoutHeight()),
        Stream.of(names(plot), key.names(readoutHeight()).stream(), labels.all().stream())
            .flatMap(it -> it)
            .toList(),
        stops.getLast().readout());
  }

  private Plot plot() {
    var readings = days.stream().flatMap(day -> day.readings().stream());
    var values = readings.map(Reading::value).toList();
    var scale = ValueScale.of(chart.axis(), values, edges());
    double left = widest(scale.ticks().stream().map(ValueScale.Tick::words)) + GAP;
    double right = frame.width() - Labels.room(chart, letters);
    double top = readoutHeight() + key.height() + frame.row() + 2 * GAP;
    var box = Box.between(left, top, right, top + frame.plot());
    var dates = chart.days().stream().map(Day::day).toList();
    return new Plot(
        box,
        air(),
        frame,
        TimeScale.of(chart.years(), dates, box.x(), box.width()),
        scale,
        letters);
  }

  private double air() {
    boolean hasArrows =
        days.stream()
            .flatMap(day -> day.readings().stream())
            .anyMatch(reading -> reading.bound() != Reading.Bound.EXACT);
    return hasArrows ? Stops.REACH : 0;
  }

  private List<BigDecimal> edges() {
    var bands =
        chart.bands().stream().flatMap(it -> Stream.concat(it.low().stream(), it.high().stream()));
    return Stream.concat(bands, chart.limits().stream().map(Limit::value)).toList();
  }

  private double widest(Stream<String> texts) {
    return texts.mapToDouble(letters::width).max().orElse(0);
  }

  private double readoutHeight() {
    int most =
        days.stream().mapToInt(day -> Stops.lines(day, frame, letters).size()).max().orElseThrow();
    return most * frame.row() + GAP;
  }

  private Stream<Rule> axes(Plot plot) {
    var box = plot.box();
    var corner = new Spot(box.x(), box.bottom());
    var upright = new Rule(new Spot(box.x(), box.y()), corner, Ink.AXIS);
    var level = new Rule(corner, new Spot(box.right(), box.bottom()), Ink.AXIS);
    return Stream.of(Stream.of(upright, level), ticks(plot), borders(plot)).flatMap(it -> it);
  }

  private Stream<Rule> ticks(Plot plot) {
    return plot.value().ticks().stream()
        .map(tick -> new Spot(plot.box().x(), plot.y(tick.value())))
        .map(at -> new Rule(at.plus(-GAP / 2, 0), at, Ink.AXIS));
  }

  private Stream<Rule> borders(Plot plot) {
    var box = plot.box();
    return plot.time()
        .borders()
        .filter(x -> x > box.x())
        .map(x -> new Rule(new Spot(x, box.y()), new Spot(x, box.bottom()), Ink.GRID));
  }

  /** Of the axes, and of what is on them. */
  private Stream<Text> names(Plot plot) {
    var box = plot.box();
    double foot = box.bottom() + frame.row();
    var axis = text(0, box.y() - 2 * GAP - frame.text() / 4, Anchor.start, chart.axis().name());
    var years = text(box.right(), foot + frame.row(), Anchor.end, chart.years().name());
    var ticks =
        plot.value().ticks().stream()
            .map(it -> text(box.x() - GAP, plot.foot(it.value()), Anchor.end, it.words()));
    var named =
        plot.time()
            .named(letters.width("2000") + GAP)
            .mapToObj(year -> text(plot.time().middle(year), foot, Anchor.middle, "" + year));
    return Stream.of(Stream.of(axis, years), ticks, named).flatMap(it -> it);
  }

  private static Text text(double x, double y, Anchor anchor, String words) {
    return new Text(new Spot(x, y), anchor, words, Ink.TICK);
  }
}
