package kenpo.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.chart.Axis;
import kenpo.chart.Band;
import kenpo.chart.Chart;
import kenpo.chart.Day;
import kenpo.chart.Limit;
import kenpo.chart.Mark;
import kenpo.chart.Reading;
import kenpo.chart.Span;
import kenpo.chart.Years;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Grade;
import kenpo.results.Shown;
import kenpo.results.Trend;
import kenpo.results.Trend.Ground;
import kenpo.results.Trend.Meaning;
import kenpo.results.Trend.Point;
import kenpo.results.Trend.Track;
import kenpo.society.Society.Names;
import kenpo.web.Dates;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * The graph of a trend, in one language. One series has its bands in the background and the
 * national values as dotted lines. Several, whose bands would cover each other, have the edges of
 * theirs as lines of their own; what has no bands has no such lines there.
 */
record TrendChart(Trend trend, Language language, Messages messages) {

  /**
   * Of the styles of lines the dotted one; no trend has so many lines that one would be like it.
   */
  private static final int DOTTED = 2;

  private static final List<Mark> MARKS = List.of(Mark.CIRCLE, Mark.SQUARE, Mark.DIAMOND);

  /** Empty where there is nothing to draw. */
  Optional<Chart> chart() {
    return Optional.of(days())
        .filter(days -> !days.isEmpty())
        .map(
            days ->
                new Chart(
                    text("picture", in(trend.name())),
                    text("about", day(days.getFirst()), day(days.getLast()), days.size()),
                    axis(),
                    new Years(text("years"), Month.APRIL),
                    tracks().stream().map(track -> in(track.label())).toList(),
                    days.stream().map(this::stop).toList(),
                    isOne() ? grounds(0).flatMap(this::bands).toList() : List.of(),
                    isOne() ? grounds(0).flatMap(this::national).toList() : edges()));
  }

  private List<Track> tracks() {
    return trend.tracks();
  }

  private boolean isOne() {
    return tracks().size() == 1;
  }

  /** From old to new. */
  private List<LocalDate> days() {
    return tracks().stream()
        .flatMap(track -> track.points().stream())
        .map(Point::day)
        .distinct()
        .sorted()
        .toList();
  }

  private Axis axis() {
    var first = tracks().getFirst();
    var unit = in(first.unit());
    var name = in(trend.name());
    return new Axis(
        unit.isEmpty() ? name : text("axis", name, unit),
        first.steps().stream().map(this::in).toList());
  }

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
    var judged =
        it.point
            .band()
            .map(band -> text("judged", named, band.grade(), in(band.label())))
            .orElse(named);
    return tracks().get(it.line).isNew(it.point) ? text("newMethod", judged) : judged;
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

  private Stream<Ground> grounds(int line) {
    return tracks().get(line).grounds().stream();
  }

  private Stream<Band> bands(Ground ground) {
    return ground.meaning().zones().stream()
        .map(
            zone ->
                new Band(
                    span(ground),
                    zone.low(),
                    zone.high(),
                    tone(zone.grade()),
                    zone.grade().name()));
  }

  private static Band.Tone tone(Grade grade) {
    return switch (grade) {
      case A -> Band.Tone.WISHED;
      case B -> Band.Tone.NEAR;
      case C -> Band.Tone.AWAY;
      case D, E -> Band.Tone.FAR;
    };
  }

  private Stream<Limit> national(Ground ground) {
    return ground.meaning().national().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(
                        new Limit(span(ground), it.guidance(), DOTTED, text("guidance.short"))),
                    it.seeDoctor().stream()
                        .map(
                            edge ->
                                new Limit(span(ground), edge, DOTTED, text("seeDoctor.short")))));
  }

  private List<Limit> edges() {
    return IntStream.range(0, tracks().size())
        .boxed()
        .flatMap(line -> grounds(line).flatMap(ground -> edges(line, ground)))
        .toList();
  }

  /** Of bands. National values beside them would be taken for such. */
  private static Stream<Limit> edges(int line, Ground ground) {
    return zones(ground.meaning())
        .map(edge -> new Limit(span(ground), edge, line, edge.toPlainString()));
  }

  private static Stream<BigDecimal> zones(Meaning meaning) {
    return meaning.zones().stream().flatMap(zone -> zone.low().stream());
  }

  private static Span span(Ground ground) {
    return new Span(
        Optional.of(LocalDate.of(ground.from(), Month.APRIL, 1)),
        Optional.of(LocalDate.of(ground.until() + 1, Month.MARCH, 31)));
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
