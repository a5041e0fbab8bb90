package kenpo.health.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Risk.Test;
import kenpo.roster.Sex;

/**
 * Judges metabolic syndrome (9N501): fat around the waist first, then how many risks there are.
 *
 * @param adultFrom in full years on the day of the examination
 */
public record MetabolicRule(
    Basis basis, FiscalYears years, int adultFrom, Test fat, Risks risks, int full, int reserve)
    implements Edition {

  private static final int OLDEST = 150;
  private static final int MOST = 3;

  static MetabolicRule read(RuleFile rules, Questions questions, Section s) {
    return new MetabolicRule(
        rules.basis(s),
        RuleFile.years(s.section("years")),
        s.integer("adultFrom", 0, OLDEST),
        Test.read(rules, s.section("fat")),
        Risks.read(rules, questions, s),
        s.integer("full", 1, MOST),
        s.integer("reserve", 1, MOST));
  }

  /** All numbers that it looks at. */
  Stream<Series> looksAt() {
    return Stream.concat(fat.all(), risks.numbers());
  }

  public Outcome<Metabolic> judge(Subject subject, LocalDate examined, Readings readings) {
    return subject.ageOn(examined) < adultFrom
        ? new Excluded<>(
            List.of(Reason.ofPerson("age", Trait.of(Trait.Kind.ADULTS, adultFrom))), basis)
        : judge(subject.sex(), readings);
  }

  private Outcome<Metabolic> judge(Sex sex, Readings readings) {
    return switch (fat.holds(sex, readings)) {
      case UNKNOWN -> new Missing<>(List.of(fat.series()), basis);
      case NO -> new Judged<>(Metabolic.NONE, List.of(fat(sex, readings), person(sex)), basis);
      case YES -> byRisks(sex, readings);
    };
  }

  private Reason fat(Sex sex, Readings readings) {
    return new Reason("fat", fat.evidence(sex, readings));
  }

  private static Reason person(Sex sex) {
    return Reason.ofPerson("person", Trait.of(sex));
  }

  private Outcome<Metabolic> byRisks(Sex sex, Readings readings) {
    var count = risks.count(sex, readings);
    if (kind(count.least()) != kind(count.most())) {
      return new Missing<>(List.copyOf(count.missing()), basis);
    }
    var reasons = new ArrayList<Reason>();
    reasons.add(fat(sex, readings));
    reasons.addAll(count.reasons());
    reasons.add(person(sex));
    return new Judged<>(kind(count.least()), List.copyOf(reasons), basis);
  }

  private Metabolic kind(int risks) {
    return risks >= full
        ? Metabolic.SYNDROME
        : risks >= reserve ? Metabolic.RESERVE : Metabolic.NONE;
  }
}
