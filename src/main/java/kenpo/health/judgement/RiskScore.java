package kenpo.health.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Score.Part;
import kenpo.roster.Sex;
import kenpo.society.Society.Names;

/**
 * A published score of risk, with points for each thing, and an age made from it by our own
 * arithmetic. An estimate, never a diagnosis; shown only where the society's doctor signed it off.
 *
 * @param predicts what the table gives the risk of
 * @param notFor whom it isn't meant for besides other ages, and what of that no checkup tells
 * @param tells what the age is about, and what it says nothing of
 * @param smoking points for a yes
 * @param treated numbers that mean something else under treatment
 * @param age how points become years, with a source of its own
 */
public record RiskScore(
    Basis basis,
    FiscalYears years,
    Names predicts,
    Names notFor,
    Names tells,
    Map<Sex, Integer> sexes,
    List<Scored> numbers,
    String smokingQuestion,
    int smoking,
    List<Exclusion> exclusions,
    Treated treated,
    RiskTable table,
    RiskAge age,
    Questions questions)
    implements Edition {

  /** Points for a number. */
  public record Scored(Series series, Scale<Integer> scale) {

    Optional<Integer> points(Readings readings) {
      return readings.number(series.key()).flatMap(scale::at);
    }
  }

  /**
   * Numbers that are those of a treatment, where it is answered so.
   *
   * @param words to be said beside the age
   */
  public record Treated(Names words, List<Of> by) {

    /** What a yes to the question is about. */
    record Of(String question, List<Series> series) {}

    boolean is(Series one, Said said, Questions questions) {
      return by.stream()
          .filter(it -> it.series().contains(one))
          .anyMatch(
              it ->
                  said.all().stream()
                      .anyMatch(each -> questions.answer(it.question(), each) == Truth.YES));
    }
  }

  /**
   * @param perPoint years
   * @param reference points of somebody of that sex who doesn't smoke and has no finding
   * @param compared who that is, in words
   * @param formula how the years were made of the table, with its coefficients and error
   */
  public record RiskAge(
      BigDecimal perPoint,
      Map<Sex, Integer> reference,
      Names compared,
      Names formula,
      Basis basis) {

    private static final int DECIMALS = 1;

    public BigDecimal years(int points) {
      return perPoint.multiply(BigDecimal.valueOf(points)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Rounded once, at the end, so that it may differ from the sum of rounded steps by 0.1. */
    Score.Age of(int age, int points, Sex sex) {
      var years = perPoint.multiply(BigDecimal.valueOf(points - reference.get(sex)));
      var rounded = years.add(BigDecimal.valueOf(age)).setScale(DECIMALS, RoundingMode.HALF_UP);
      return new Score.Age(rounded, basis);
    }
  }

  /** The youngest whom it is for. */
  public int fromAge() {
    return table.firstAge();
  }

  /** The oldest. */
  public int toAge() {
    return table.lastAge();
  }

  public boolean isFor(int age) {
    return table.isFor(age);
  }

  public Outcome<Score> judge(Subject subject, LocalDate examined, Readings readings, Said said) {
    int age = subject.ageOn(examined);
    var because = excluded(age, said);
    if (!because.isEmpty()) {
      return new Excluded<>(because, basis);
    }
    var missing = missing(readings);
    return missing.isEmpty()
        ? judged(age, subject.sex(), readings, said)
        : new Missing<>(missing, basis);
  }

  /** What of a day excludes on all later ones, too. */
  public List<Reason> lasting(Said said) {
    return exclusions.stream()
        .filter(Exclusion::lasting)
        .flatMap(it -> it.told(said, questions).stream())
        .toList();
  }

  private List<Reason> excluded(int age, Said said) {
    var because = new ArrayList<Reason>();
    if (!table.isFor(age)) {
      because.add(new Reason("age", List.of()));
    }
    exclusions.forEach(it -> it.reason(said, questions).ifPresent(because::add));
    return because;
  }

  private List<Series> missing(Readings readings) {
    var missing = new LinkedHashSet<Series>();
    numbers.stream()
        .filter(scored -> scored.points(readings).isEmpty())
        .forEach(scored -> missing.add(scored.series()));
    if (questions.answer(smokingQuestion, readings) == Truth.UNKNOWN) {
      missing.add(questions.series(smokingQuestion));
    }
    exclusions.forEach(it -> it.missing(readings, questions).ifPresent(missing::add));
    return List.copyOf(missing);
  }

  private Outcome<Score> judged(int age, Sex sex, Readings readings, Said said) {
    var parts = parts(sex, readings, said);
    int points = parts.stream().mapToInt(Part::points).sum();
    var percent = table.percent(points, age);
    var score =
        new Score(points, parts, percent, table.risk(percent), this.age.of(age, points, sex));
    var reasons =
        parts.stream()
            .filter(part -> part.points() > 0)
            .map(part -> new Reason(part.key(), part.evidence()))
            .toList();
    return new Judged<>(score, reasons, basis);
  }

  private List<Part> parts(Sex sex, Readings readings, Said said) {
    var parts = new ArrayList<Part>();
    parts.add(part("sex", List.of(), sexes.get(sex), false));
    for (var scored : numbers) {
      var evidence = readings.number(scored.series().key()).orElseThrow();
      parts.add(
          part(
              scored.series().key(),
              List.of(evidence),
              scored.points(readings).orElseThrow(),
              treated.is(scored.series(), said, questions)));
    }
    var smokes = questions.answer(smokingQuestion, readings);
    var answer = questions.evidence(smokingQuestion, smokes, readings);
    parts.add(part(smokingQuestion, answer, smokes == Truth.YES ? smoking : 0, false));
    return List.copyOf(parts);
  }

  private Part part(String key, List<Evidence> evidence, int points, boolean treated) {
    return new Part(key, evidence, points, age.years(points), treated);
  }
}
