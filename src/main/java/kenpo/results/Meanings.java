package kenpo.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.AnswerBands;
import kenpo.health.judgement.BandTable;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Scale.Step;
import kenpo.health.judgement.Subject;
import kenpo.results.Trend.Ground;
import kenpo.results.Trend.Meaning;
import kenpo.results.Trend.Zone;

/** What values of a series meant to somebody in each of some years. */
record Meanings(Judgements judgements, Bands bands, Optional<Subject> subject) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final Meaning NOTHING = new Meaning(List.of(), Optional.empty(), Optional.empty());

  /** For the sex, and the age on that day. */
  Meaning on(Series series, LocalDate day) {
    return subject.map(who -> on(series, who, day)).orElse(NOTHING);
  }

  private Meaning on(Series series, Subject who, LocalDate day) {
    var table = bands.table(series.key(), who, day);
    var answers = bands.answers().of(series.key()).stream().findFirst();
    return new Meaning(
        table.map(this::zones).or(() -> answers.map(this::zones)).orElse(List.of()),
        judgements.values(day).flatMap(values -> values.edges(series.key(), who)),
        table.map(BandTable::basis).or(() -> answers.map(AnswerBands::basis)));
  }

  /**
   * From the year of the first of these days to that of the last; a year without one counts from
   * its first day.
   *
   * @param days from old to new
   */
  List<Ground> grounds(Series series, List<LocalDate> days) {
    var byYear = new TreeMap<Integer, LocalDate>();
    days.forEach(day -> byYear.put(FiscalYears.of(day), day));
    var grounds = new ArrayList<Ground>();
    for (int year = byYear.firstKey(); year <= byYear.lastKey(); year++) {
      var day = byYear.getOrDefault(year, LocalDate.of(year, Month.APRIL, 1));
      add(grounds, new Ground(year, year, on(series, day)));
    }
    return grounds.stream().filter(it -> !it.meaning().isEmpty()).toList();
  }

  private static void add(List<Ground> grounds, Ground next) {
    if (!grounds.isEmpty() && grounds.getLast().isFollowedBy(next)) {
      grounds.add(grounds.removeLast().with(next));
    } else {
      grounds.add(next);
    }
  }

  private List<Zone> zones(BandTable table) {
    var steps = table.scale().steps();
    return IntStream.range(0, steps.size())
        .mapToObj(i -> zone(table, steps.get(i), begin(table, i), begin(table, i + 1)))
        .toList();
  }

  /** Where a step begins, and the one before it ends; empty at both ends. */
  private static Optional<BigDecimal> begin(BandTable table, int step) {
    var steps = table.scale().steps();
    return step == steps.size() ? Optional.empty() : steps.get(step).from().map(table::begin);
  }

  private Zone zone(
      BandTable table, Step<Grade> step, Optional<BigDecimal> low, Optional<BigDecimal> high) {
    var printed = Reference.span(table, step);
    return new Zone(step.meaning(), bands.labels().get(step.meaning()), low, high, printed);
  }

  /** Each answer is a step high, half of it below; those of one grade are one zone. */
  private List<Zone> zones(AnswerBands table) {
    var grades = List.copyOf(new TreeMap<>(table.grades()).values());
    return IntStream.range(0, grades.size())
        .filter(i -> i == 0 || grades.get(i) != grades.get(i - 1))
        .mapToObj(i -> zone(grades, i))
        .toList();
  }

  private Zone zone(List<Grade> grades, int first) {
    var grade = grades.get(first);
    int next = first;
    while (next < grades.size() && grades.get(next) == grade) {
      next++;
    }
    return new Zone(
        grade,
        bands.labels().get(grade),
        Optional.of(BigDecimal.valueOf(first).subtract(HALF)),
        Optional.of(BigDecimal.valueOf(next).subtract(HALF)),
        new Reference.Span(Optional.empty(), Optional.empty()));
  }
}
