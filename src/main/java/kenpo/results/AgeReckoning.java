package kenpo.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.NoRule;
import kenpo.health.judgement.Reason;
import kenpo.health.judgement.RiskScore;
import kenpo.health.judgement.Score;
import kenpo.health.judgement.Subject;
import kenpo.results.HealthAge.Estimate;
import kenpo.results.HealthAge.Kind;
import kenpo.results.HealthAge.Missing;
import kenpo.results.HealthAge.Part;
import kenpo.results.Verdict.Input;

/**
 * Works out the age of a day.
 *
 * @param signed the edition of the rule that a doctor has signed off: of no other anything is shown
 */
record AgeReckoning(Judgements judgements, String signed, Subject subject) {

  HealthAge of(Examined day) {
    return judgements
        .scoreOf(day.day())
        .map(
            rule ->
                rule.basis().edition().equals(signed) ? by(rule, day) : none(day, Kind.UNSIGNED))
        .orElseGet(() -> none(day, Kind.NO_RULE));
  }

  private HealthAge none(Examined day, Kind kind) {
    return new HealthAge(day, kind, age(day), Optional.empty(), List.of(), List.of(), false);
  }

  private int age(Examined day) {
    return subject.ageOn(day.day());
  }

  private HealthAge by(RiskScore rule, Examined day) {
    return switch (judgements.score(subject, day.day(), day.readings())) {
      case Judged<Score>(var score, _, _) ->
          new HealthAge(
              day,
              Kind.ESTIMATED,
              age(day),
              Optional.of(estimate(rule, score)),
              List.of(),
              List.of(),
              false);
      case Outcome.Missing<Score>(var what, _) ->
          new HealthAge(
              day,
              Kind.MISSING,
              age(day),
              Optional.empty(),
              what.stream().map(series -> missing(day, series)).toList(),
              List.of(),
              false);
      case Excluded<Score>(var because, _) ->
          new HealthAge(
              day,
              Kind.EXCLUDED,
              age(day),
              Optional.empty(),
              List.of(),
              because.stream().flatMap(this::inputs).distinct().toList(),
              because.stream().anyMatch(reason -> reason.evidence().isEmpty()));
      case NoRule<Score>() -> none(day, Kind.NO_RULE);
    };
  }

  private Items items() {
    return judgements.items();
  }

  private Estimate estimate(RiskScore rule, Score score) {
    return new Estimate(
        score.age().years(),
        score.points(),
        rule.age().reference().get(subject.sex()),
        score.parts().stream().map(this::part).toList(),
        score.percent().replace("<", ""),
        score.percent().startsWith("<"));
  }

  private Part part(Score.Part part) {
    var evidence = part.evidence().stream().findFirst();
    return new Part(
        evidence.map(it -> it.series().name()),
        evidence.map(it -> Shown.of(items(), it)),
        part.points(),
        part.years());
  }

  private static Missing missing(Examined day, Series series) {
    return new Missing(series.name(), day.of(series.key()).stream().anyMatch(Sent::isLeftOut));
  }

  private Stream<Input> inputs(Reason reason) {
    return Stream.concat(
        reason.evidence().stream().flatMap(this::estimated),
        Verdict.inputs(items(), List.of(reason)).stream());
  }

  /** What we have worked out ourselves from something else, such as eGFR from creatinine. */
  private Stream<Input> estimated(Evidence it) {
    return it instanceof Measured number && !isSent(number)
        ? Stream.of(input(number.series(), number.number()))
        : Stream.empty();
  }

  private boolean isSent(Measured number) {
    return number.from().stream()
        .flatMap(it -> items().find(it.item()).stream())
        .anyMatch(item -> item.series().equals(number.series()));
  }

  private Input input(Series series, BigDecimal number) {
    return new Input(series.name(), Shown.number(number, items().first(series)));
  }
}
