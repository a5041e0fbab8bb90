package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kenpo.config.Section;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;

/** 判定値: from which numbers on the national programme advises guidance, or to see a doctor. */
public record NationalValues(Basis basis, FiscalYears years, List<Value> values)
    implements Edition {

  /** What a number calls for. */
  public enum Level {
    NOTHING,
    /** 保健指導判定値. */
    GUIDANCE,
    /** 受診勧奨判定値. */
    SEE_DOCTOR
  }

  /**
   * @param seeDoctor empty where the table has none
   */
  record Value(Limit guidance, Optional<Limit> seeDoctor, Basis basis) {

    Series series() {
      return guidance.series();
    }

    /** Empty where only a limit of the number is known, and it doesn't tell. */
    Optional<Level> level(Readings readings) {
      var doctor = seeDoctor.map(limit -> limit.holds(readings)).orElse(Truth.NO);
      var advised = guidance.holds(readings);
      return doctor == Truth.YES
          ? Optional.of(Level.SEE_DOCTOR)
          : doctor == Truth.UNKNOWN || advised == Truth.UNKNOWN
              ? Optional.empty()
              : Optional.of(advised == Truth.YES ? Level.GUIDANCE : Level.NOTHING);
    }
  }

  static NationalValues read(RuleFile rules, Section s) {
    var basis = rules.basis(s);
    return new NationalValues(
        basis,
        RuleFile.years(s.section("years")),
        s.sections("values", it -> value(rules, it, basis)));
  }

  private static Value value(RuleFile rules, Section s, Basis whole) {
    var series = rules.number(s, "series");
    var sex = RuleFile.sex(s);
    return new Value(
        RuleFile.limit(s.section("guidance"), series, sex),
        s.has("seeDoctor")
            ? Optional.of(RuleFile.limit(s.section("seeDoctor"), series, sex))
            : Optional.empty(),
        rules.basis(s, whole));
  }

  /** Empty where the table has no values for that series. */
  public Optional<Outcome<Level>> level(String series, Subject subject, Readings readings) {
    return find(series, subject).map(value -> outcome(value, readings));
  }

  /**
   * Where they begin, for the background of a graph.
   *
   * @param seeDoctor empty where the table has none
   */
  public record Edges(BigDecimal guidance, Optional<BigDecimal> seeDoctor, Basis basis) {}

  /** Empty where the table has no values for that series. */
  public Optional<Edges> edges(String series, Subject subject) {
    return find(series, subject)
        .map(
            value ->
                new Edges(
                    value.guidance().border(),
                    value.seeDoctor().map(Limit::border),
                    value.basis()));
  }

  /** Whether any number is one with which to see a doctor. */
  public boolean isToSeeDoctor(Subject subject, Readings readings) {
    return values.stream()
        .filter(value -> value.guidance().isFor(subject.sex()))
        .anyMatch(value -> value.level(readings).filter(Level.SEE_DOCTOR::equals).isPresent());
  }

  private Optional<Value> find(String series, Subject subject) {
    return values.stream()
        .filter(value -> value.series().key().equals(series))
        .filter(value -> value.guidance().isFor(subject.sex()))
        .findFirst();
  }

  private static Outcome<Level> outcome(Value value, Readings readings) {
    var level = value.level(readings);
    var evidence = value.guidance().evidence(readings).stream().toList();
    return level.isPresent()
        ? new Judged<>(
            level.get(), List.of(new Reason(value.series().key(), evidence)), value.basis())
        : new Missing<>(List.of(value.series()), value.basis());
  }
}
