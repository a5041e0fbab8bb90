package kenpo.health.judgement;

import java.util.ArrayList;
import java.util.List;
import kenpo.config.Section;
import kenpo.health.FiscalYears;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Risk.Test;
import kenpo.roster.Sex;

/** Judges metabolic syndrome (9N501): fat around the waist first, then how many risks there are. */
public record MetabolicRule(
    Basis basis, FiscalYears years, Test fat, Risks risks, int full, int reserve)
    implements Edition {

  private static final int MOST = 3;

  static MetabolicRule read(RuleFile rules, Questions questions, Section s) {
    return new MetabolicRule(
        rules.basis(s),
        RuleFile.years(s.section("years")),
        Test.read(rules, s.section("fat")),
        Risks.read(rules, questions, s),
        s.integer("full", 1, MOST),
        s.integer("reserve", 1, MOST));
  }

  public Outcome<Metabolic> judge(Subject subject, Readings readings) {
    return switch (fat.holds(subject.sex(), readings)) {
      case UNKNOWN -> new Missing<>(List.of(fat.series()), basis);
      case NO -> new Judged<>(Metabolic.NONE, List.of(), basis);
      case YES -> byRisks(subject.sex(), readings);
    };
  }

  private Outcome<Metabolic> byRisks(Sex sex, Readings readings) {
    var count = risks.count(sex, readings);
    if (kind(count.least()) != kind(count.most())) {
      return new Missing<>(List.copyOf(count.missing()), basis);
    }
    var reasons = new ArrayList<Reason>();
    reasons.add(new Reason("fat", fat.evidence(sex, readings)));
    reasons.addAll(count.reasons());
    return new Judged<>(kind(count.least()), List.copyOf(reasons), basis);
  }

  private Metabolic kind(int risks) {
    return risks >= full
        ? Metabolic.SYNDROME
        : risks >= reserve ? Metabolic.RESERVE : Metabolic.NONE;
  }
}
