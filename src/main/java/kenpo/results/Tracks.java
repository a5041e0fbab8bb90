package kenpo.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kenpo.health.Charts;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Series;
import kenpo.health.judgement.AnswerBands;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Subject;
import kenpo.results.Trend.Point;
import kenpo.results.Trend.Track;
import kenpo.society.Society.Names;

/**
 * What may be drawn of a series: numbers, and answers whose order the bands know.
 *
 * @param days from old to new
 */
record Tracks(
    Items items, Bands bands, Optional<Subject> subject, Meanings meanings, List<Examined> days) {

  private static final Names NONE = new Names("", "");

  /** Those that there is something to draw of; what they mean is told for the years of all. */
  List<Track> of(List<Charts.Line> lines) {
    var tracks = lines.stream().flatMap(line -> of(line).stream()).toList();
    var dates =
        tracks.stream().flatMap(it -> it.points().stream()).map(Point::day).sorted().toList();
    return tracks.stream().map(it -> it.on(meanings.grounds(it.series(), dates))).toList();
  }

  private Optional<Track> of(Charts.Line line) {
    var track =
        line.series().decimals().isPresent()
            ? Optional.of(numbers(line))
            : answerBands(line.series()).map(table -> answers(line, table));
    return track.filter(it -> !it.points().isEmpty());
  }

  private Optional<AnswerBands> answerBands(Series series) {
    return bands.answers().of(series.key()).stream().findFirst();
  }

  private Track numbers(Charts.Line line) {
    var points = days.stream().flatMap(day -> number(line.series(), day).stream()).toList();
    var unit =
        items.all().stream()
            .filter(item -> item.series().equals(line.series()))
            .findFirst()
            .map(item -> new Names(item.unitShown(), item.english().unitShown()))
            .orElse(NONE);
    return track(line, unit, List.of(), points);
  }

  private static Track track(Charts.Line line, Names unit, List<Names> steps, List<Point> points) {
    return new Track(line.series(), line.label(), unit, steps, points, List.of());
  }

  private Optional<Point> number(Series series, Examined day) {
    return day.readings()
        .number(series.key())
        .filter(it -> isClear(series, it))
        .map(it -> number(series, day, it));
  }

  /** A number of unknown unit may be a thousand times another. */
  private boolean isClear(Series series, Measured it) {
    return bands.numbers().of(series.key()).stream().allMatch(table -> table.isClear(it));
  }

  private Point number(Series series, Examined day, Measured it) {
    var first = it.from().getFirst();
    var item = items.find(first.item()).orElseThrow();
    var shown = Shown.of(items, it);
    var side =
        Optional.of(it.number())
            .filter(_ -> it.bound() == Bound.EXACT)
            .flatMap(meanings.on(series, day.day())::side);
    return new Point(
        day.day(),
        it.number(),
        it.exact(),
        it.bound(),
        shown,
        band(series, day),
        side,
        method(item, day, first));
  }

  /** Readings of blood pressure are measured alike, whichever counts. */
  private String method(Item item, Examined day, Observation it) {
    return item.reading().isPresent() ? "" : method(day, it);
  }

  private String method(Examined day, Observation it) {
    return day.sent().stream()
        .filter(sent -> sent.isOneOf(List.of(it)))
        .findFirst()
        .map(Methods::key)
        .orElseThrow();
  }

  private Optional<Band> band(Series series, Examined day) {
    return subject
        .flatMap(who -> bands.grade(series.key(), who, day.day(), day.readings()))
        .flatMap(outcome -> Band.of(bands, outcome));
  }

  private Track answers(Charts.Line line, AnswerBands table) {
    var codes = List.copyOf(new TreeMap<>(table.grades()).keySet());
    var points =
        days.stream().flatMap(day -> answer(line.series(), table, codes, day).stream()).toList();
    return track(line, NONE, steps(table, codes), points);
  }

  private List<Names> steps(AnswerBands table, List<String> codes) {
    var item = items.all().stream().filter(it -> it.series().equals(table.series())).findFirst();
    return codes.stream()
        .map(code -> items.answer(item.orElseThrow().code(), table.list(), code))
        .map(answer -> answer.orElseThrow().words())
        .toList();
  }

  private Optional<Point> answer(
      Series series, AnswerBands table, List<String> codes, Examined day) {
    return day.readings()
        .answer(series.key())
        .filter(it -> it.list().equals(table.list()) && codes.contains(it.code()))
        .map(
            it -> {
              var place = BigDecimal.valueOf(codes.indexOf(it.code()));
              var first = it.from().getFirst();
              return new Point(
                  day.day(),
                  place,
                  place,
                  Bound.EXACT,
                  Shown.of(items, items.find(first.item()), first),
                  band(series, day),
                  meanings.on(series, day.day()).side(place),
                  method(day, first));
            });
  }
}
