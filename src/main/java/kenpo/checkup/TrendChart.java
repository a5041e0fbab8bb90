package kenpo.checkup;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.chart.Axis;
import kenpo.chart.Chart;
import kenpo.chart.Day;
import kenpo.chart.Mark;
import kenpo.chart.Reading;
import kenpo.chart.Years;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.results.Band;
import kenpo.results.Shown;
import kenpo.results.Trend;
import kenpo.results.Trend.Point;
import kenpo.results.Trend.Track;
import kenpo.society.Society.Names;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * A graph of a trend, in one language. What stands alone in it has its bands in the background and
 * the national values as dotted lines.
 */
record TrendChart(Panel panel, Language language, Messages messages) {

  private static final List<Mark> MARKS = List.of(Mark.CIRCLE, Mark.SQUARE, Mark.DIAMOND);

  Chart chart() {
    var days = panel.days();
    var ground = new TrendGround(panel, language, messages);
    return new Chart(
        text("picture", name()),
        text("about", day(days.getFirst()), day(days.getLast()), seen().count()),
        axis(),
        new Years(text("years"), Month.APRIL),
        tracks().stream().map(track -> in(track.label())).toList(),
        days.stream().map(this::stop).toList(),
        ground.bands(),
        ground.national());
  }

  private String name() {
    var all = in(panel.trend().name());
    return panel.isPart() ? text("part", all, in(panel.label())) : all;
  }

  private Stream<LocalDate> seen() {
    return tracks().stream().flatMap(track -> track.points().stream()).map(Point::day).distinct();
  }

  private List<Track> tracks() {
    return panel.tracks();
  }

  private boolean isOne() {
    return tracks().size() == 1;
  }

  private Axis axis() {
    var first = tracks().getFirst();
    var unit = in(first.unit());
    var name = in(panel.isPart() ? panel.label() : panel.trend().name());
    return new Axis(
        unit.isEmpty() ? name : text("axis", name, unit),
        first.steps().stream().map(this::in).toList());
  }

  /** One that has nothing to show here only has its place in time. */
  private Day stop(LocalDate day) {
    var found =
        IntStream.range(0, tracks().size())
            .boxed()
            .flatMap(line -> points(line, day).map(point -> new OnLine(line, point)))
            .toList();
    var words = found.stream().map(this::words).collect(Collectors.joining(comma()));
    return new Day(day, text("stop", day(day), words), found.stream().map(this::reading).toList());
  }

  private record OnLine(int line, Point point) {}

  private Stream<Point> points(int line, LocalDate day) {
    return tracks().get(line).points().stream().filter(point -> point.day().equals(day));
  }

  private String words(OnLine it) {
    var value = told(it.point.shown());
    var named = isOne() ? value : in(tracks().get(it.line).label()) + " " + value;
    var judged = it.point.band().map(band -> text("judged", named, said(band))).orElse(named);
    return tracks().get(it.line).isNew(it.point) ? text("newMethod", judged) : judged;
  }

  /** All that a table says of it, as somebody may look at or hear this alone. */
  private String said(Band band) {
    var grade =
        band.isCounting()
            ? band.grade().name()
            : messages.text(language, "checkup.years.alone", band.grade());
    return Stream.of(
            Optional.of(grade + " " + in(band.label())),
            band.byValue().map(value -> text("byValue", value)),
            band.basis().uncertain().map(_ -> messages.text(language, "checkup.uncertain")))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(comma()));
  }

  private String told(Shown shown) {
    var number = number(shown);
    return switch (shown.kind()) {
      case MEAN -> number + " " + messages.text(language, "checkup.mean");
      case MEAN_AT_MOST -> mean(number, "checkup.below");
      case MEAN_AT_LEAST -> mean(number, "checkup.above");
      case BELOW -> number + " " + messages.text(language, "checkup.below");
      case ABOVE -> number + " " + messages.text(language, "checkup.above");
      case NUMBER, ANSWER, UNKNOWN_ANSWER, WORDS, NOT_DONE, NOT_MEASURABLE -> number;
    };
  }

  private String mean(String number, String bound) {
    return String.join(
        " ", number, messages.text(language, bound), messages.text(language, "checkup.mean"));
  }

  private String number(Shown shown) {
    return (in(shown.text()) + " " + in(shown.unit())).strip();
  }

  private String bounded(Point point, String number) {
    return switch (point.bound()) {
      case EXACT -> number;
      case AT_MOST -> messages.text(language, "checkup.range.to", number);
      case AT_LEAST -> messages.text(language, "checkup.range.from", number);
    };
  }

  private Reading reading(OnLine it) {
    var point = it.point;
    return new Reading(
        it.line,
        point.value(),
        bound(point.bound()),
        mark(it),
        bounded(point, in(point.shown().text())),
        point.method());
  }

  private static Reading.Bound bound(Bound bound) {
    return switch (bound) {
      case EXACT -> Reading.Bound.EXACT;
      case AT_MOST -> Reading.Bound.AT_MOST;
      case AT_LEAST -> Reading.Bound.AT_LEAST;
    };
  }

  /** Of several lines each has its own; of one it points away from the reference range. */
  private Mark mark(OnLine it) {
    return isOne() ? mark(it.point.side().orElse(Trend.Side.WITHIN)) : MARKS.get(it.line);
  }

  private static Mark mark(Trend.Side side) {
    return switch (side) {
      case LOW -> Mark.DOWN;
      case HIGH -> Mark.UP;
      case WITHIN -> Mark.CIRCLE;
    };
  }

  private String day(LocalDate day) {
    return Dates.day(day, language);
  }

  private String in(Names names) {
    return names.in(language);
  }

  private String comma() {
    return messages.text(language, "checkup.comma");
  }

  private String text(String key, Object... args) {
    return messages.text(language, "checkup.trend." + key, args);
  }
}
