package kenpo.results;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Evidence;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.NoRule;
import kenpo.health.judgement.Reason;
import kenpo.health.judgement.RiskScore;
import kenpo.health.judgement.Said;
import kenpo.health.judgement.Score;
import kenpo.health.judgement.Subject;
import kenpo.results.HealthAge.Because;
import kenpo.results.HealthAge.Estimate;
import kenpo.results.HealthAge.Kind;
import kenpo.results.HealthAge.Missing;
import kenpo.results.HealthAge.Part;

/**
 * Works out the age of a day.
 *
 * @param signed the edition of the rule that a doctor has signed off: of no other anything is shown
 * @param toSee whether a day has results with which to see a doctor
 */
record AgeReckoning(
    Judgements judgements, String signed, Subject subject, Predicate<Examined> toSee) {

  /** A day with all that was said of it. */
  record Heard(Examined day, Said said) {}

  private static final int ESTIMATED_DECIMALS = 2;

  Heard heard(Examined day) {
    return new Heard(day, judgements.said(subject, day.day(), checkups(day)));
  }

  /** {@code earlier}: the newest first; what excludes may stand there, and last. */
  HealthAge of(Heard heard, List<Heard> earlier) {
    return judgements
        .scoreOf(heard.day().day())
        .map(
            rule ->
                rule.basis().edition().equals(signed)
                    ? by(rule, heard, earlier)
                    : unshown(heard, Kind.UNSIGNED))
        .orElseGet(() -> unshown(heard, Kind.NO_RULE));
  }

  /**
   * A year of which no age is shown. What excludes by the rule that was signed off does so there,
   * too.
   */
  private HealthAge unshown(Heard heard, Kind kind) {
    var because =
        judgements
            .scoreNamed(signed)
            .map(rule -> inputs(rule.lasting(heard.said())))
            .orElse(List.of());
    return because.isEmpty()
        ? none(heard.day(), kind)
        : excluded(heard.day(), because, Optional.empty(), false);
  }

  /** Whether the rule is for somebody as old as this person is on a day. */
  boolean isForAgeOn(LocalDate day) {
    return judgements.scoreNamed(signed).filter(it -> it.isFor(subject.ageOn(day))).isPresent();
  }

  private HealthAge by(RiskScore rule, Heard heard, List<Heard> earlier) {
    var own = by(rule, heard);
    return own.isOfIllness()
        ? own
        : earlier.stream().flatMap(it -> lasting(rule, it, own).stream()).findFirst().orElse(own);
  }

  /** What an earlier day says that doesn't end. */
  private Optional<HealthAge> lasting(RiskScore rule, Heard earlier, HealthAge own) {
    var because = inputs(rule.lasting(earlier.said()));
    return because.isEmpty()
        ? Optional.empty()
        : Optional.of(excluded(own.day(), because, Optional.of(earlier.day().day()), own.byAge()));
  }

  private HealthAge by(RiskScore rule, Heard heard) {
    var day = heard.day();
    return switch (judgements.score(subject, day.day(), day.readings(), heard.said())) {
      case Judged<Score>(var score, _, _) ->
          made(day, Kind.ESTIMATED, Optional.of(estimate(rule, score)), List.of());
      case Outcome.Missing<Score>(var what, _) ->
          made(
              day,
              Kind.MISSING,
              Optional.empty(),
              what.stream().map(series -> missing(day, series)).toList());
      case Excluded<Score>(var because, _) ->
          excluded(
              day,
              inputs(because),
              Optional.empty(),
              because.stream().anyMatch(reason -> reason.evidence().isEmpty()));
      case NoRule<Score>() -> none(day, Kind.NO_RULE);
    };
  }

  private static List<Checkup> checkups(Examined day) {
    return day.documents().stream().map(StoredCheckup::checkup).toList();
  }

  private HealthAge none(Examined day, Kind kind) {
    return made(day, kind, Optional.empty(), List.of());
  }

  private HealthAge made(
      Examined day, Kind kind, Optional<Estimate> estimate, List<Missing> missing) {
    return new HealthAge(
        day,
        kind,
        age(day),
        estimate,
        missing,
        List.of(),
        Optional.empty(),
        false,
        toSee.test(day));
  }

  private HealthAge excluded(
      Examined day, List<Because> because, Optional<LocalDate> toldOn, boolean byAge) {
    return new HealthAge(
        day,
        Kind.EXCLUDED,
        age(day),
        Optional.empty(),
        List.of(),
        because,
        toldOn,
        byAge,
        toSee.test(day));
  }

  private int age(Examined day) {
    return subject.ageOn(day.day());
  }

  private Items items() {
    return judgements.items();
  }

  private Estimate estimate(RiskScore rule, Score score) {
    return new Estimate(
        score.age().years(),
        score.points() - rule.sexes().get(subject.sex()),
        rule.age().reference().get(subject.sex()) - rule.sexes().get(subject.sex()),
        score.parts().stream().flatMap(this::part).toList(),
        score.percent().replace("<", ""),
        score.percent().startsWith("<"));
  }

  /** Nothing of the sex: it is the same for whom one is compared with. */
  private Stream<Part> part(Score.Part part) {
    return part.evidence().stream()
        .limit(1)
        .map(
            it ->
                new Part(
                    it.series().name(),
                    Shown.of(items(), it),
                    part.points(),
                    part.years(),
                    part.treated()));
  }

  private static Missing missing(Examined day, Series series) {
    return new Missing(
        series.name(),
        day.of(series.key()).stream()
            .anyMatch(it -> it.isLeftOut() && it.observation().value().isPresent()));
  }

  private List<Because> inputs(List<Reason> because) {
    return because.stream().flatMap(this::inputs).distinct().toList();
  }

  private Stream<Because> inputs(Reason reason) {
    return Stream.concat(
        reason.evidence().stream().flatMap(this::estimated),
        Verdict.inputs(items(), List.of(reason)).stream()
            .map(it -> new Because(it.name(), it.value(), false)));
  }

  /** What we have worked out ourselves from something else, such as eGFR from creatinine. */
  private Stream<Because> estimated(Evidence it) {
    return it instanceof Measured number && !isSent(number)
        ? Stream.of(estimated(number))
        : Stream.empty();
  }

  private boolean isSent(Measured number) {
    return number.from().stream()
        .flatMap(it -> items().find(it.item()).stream())
        .anyMatch(item -> item.series().equals(number.series()));
  }

  /** Never rounded up: what is less than 60 must not read 60.0. */
  private Because estimated(Measured it) {
    var compared = it.exact().setScale(ESTIMATED_DECIMALS, RoundingMode.FLOOR);
    var item = items().first(it.series());
    return new Because(it.series().name(), Shown.number(compared, item), true);
  }
}
