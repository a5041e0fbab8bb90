package kenpo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.chart.Band.Tone;
import kenpo.chart.Reading.Bound;

/** Charts for tests, a point or a band at a time; in a frame with easy numbers. */
final class Sketch {

  static final Years YEARS = new Years("FY", Month.APRIL);
  static final Frame FRAME = new Frame(300, 100, 10);

  private final List<Day> days = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Limit> limits = new ArrayList<>();
  private List<String> lines = List.of("one");
  private Axis axis = Axis.ofNumbers("Weight (kg)");

  static Sketch of(String day, String... values) {
    return new Sketch().and(day, values);
  }

  /** A value a line. */
  Sketch and(String day, String... values) {
    return add(
        day,
        Stream.iterate(0, i -> i < values.length, i -> i + 1)
            .map(i -> reading(i, values[i], Bound.EXACT, ""))
            .toArray(Reading[]::new));
  }

  Sketch bound(String day, String value, Bound bound) {
    return add(day, reading(0, value, bound, ""));
  }

  Sketch run(String day, String value, String run) {
    return add(day, reading(0, value, Bound.EXACT, run));
  }

  Sketch add(String day, Reading... readings) {
    days.add(new Day(LocalDate.parse(day), "on " + day, List.of(readings)));
    return this;
  }

  /** The last day. */
  Sketch saying(String words) {
    var day = days.removeLast();
    days.add(new Day(day.day(), words, day.readings()));
    return this;
  }

  Sketch band(String low, String high, Tone tone, String label) {
    return band(Span.ALWAYS, low, high, tone, label);
  }

  Sketch band(Span span, String low, String high, Tone tone, String label) {
    bands.add(new Band(span, edge(low), edge(high), tone, label));
    return this;
  }

  Sketch limit(String value, int line, String label) {
    limits.add(new Limit(Span.ALWAYS, new BigDecimal(value), line, label));
    return this;
  }

  Sketch lines(String... names) {
    lines = List.of(names);
    return this;
  }

  Sketch steps(String... names) {
    axis = new Axis("Urine", List.of(names));
    return this;
  }

  Drawing draw() {
    return drawn().orElseThrow();
  }

  Optional<Drawing> drawn() {
    return drawn(FRAME);
  }

  Optional<Drawing> drawn(Frame frame) {
    return Layout.of(new Chart("Title", "About", axis, YEARS, lines, days, bands, limits), frame);
  }

  private static Reading reading(int line, String value, Bound bound, String run) {
    return new Reading(line, new BigDecimal(value), bound, Mark.DIAMOND, value, run);
  }

  private static Optional<BigDecimal> edge(String number) {
    return number.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(number));
  }
}
