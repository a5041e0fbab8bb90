package kenpo.health.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.FiscalYears;
import kenpo.health.Series;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Risk.Test;
import kenpo.health.judgement.Risks.Count;
import kenpo.roster.Sex;

/**
 * Decides which guidance a person is offered (9N506): by fat around the waist or by BMI, by how
 * many risks there are, and by age.
 *
 * @param smoking the question that counts as one more risk, where there is another
 * @param medicine questions whose yes leaves a person out
 * @param waist where there is too much fat, from so many risks on: active, motivational
 * @param bmi the same where only the BMI is too high
 */
public record GuidanceRule(
    Basis basis,
    FiscalYears years,
    Ages ages,
    Test fat,
    Test weight,
    Risks risks,
    String smoking,
    List<String> medicine,
    Steps waist,
    Steps bmi)
    implements Edition {

  private static final int OLDEST = 150;
  private static final int MOST = 4;

  /**
   * @param from reached within the fiscal year
   * @param lighterFrom reached within the fiscal year: active support becomes motivational
   * @param under on the day of the examination, as that birthday ends the membership
   */
  record Ages(int from, int lighterFrom, int under) {}

  record Steps(int active, int motivational) {

    static Steps read(Section s) {
      return new Steps(s.integer("active", 1, MOST), s.integer("motivational", 1, MOST));
    }

    GuidanceLevel level(int risks) {
      return risks >= active
          ? GuidanceLevel.ACTIVE
          : risks >= motivational ? GuidanceLevel.MOTIVATIONAL : GuidanceLevel.NONE;
    }
  }

  static GuidanceRule read(RuleFile rules, Questions questions, Section s) {
    return new GuidanceRule(
        rules.basis(s),
        RuleFile.years(s.section("years")),
        ages(s.section("ages")),
        Test.read(rules, s.section("fat")),
        Test.read(rules, s.section("weight")),
        Risks.read(rules, questions, s),
        questions.named(s, "smoking"),
        s.sections("medicine", it -> questions.named(it, "question")),
        Steps.read(s.section("waist")),
        Steps.read(s.section("bmi")));
  }

  private static Ages ages(Section s) {
    return new Ages(
        s.integer("from", 0, OLDEST),
        s.integer("lighterFrom", 0, OLDEST),
        s.integer("under", 0, OLDEST));
  }

  /** All numbers that it looks at. */
  Stream<Series> looksAt() {
    return Stream.of(fat.all(), weight.all(), risks.numbers()).flatMap(part -> part);
  }

  public Outcome<GuidanceLevel> judge(Subject subject, LocalDate examined, Readings readings) {
    var because = excluded(subject, examined, readings);
    return because.isEmpty() ? level(subject, examined, readings) : new Excluded<>(because, basis);
  }

  private List<Reason> excluded(Subject subject, LocalDate examined, Readings readings) {
    var because = new ArrayList<Reason>();
    if (subject.ageReachedIn(examined) < ages.from || subject.ageOn(examined) >= ages.under) {
      because.add(Reason.ofPerson("age", new Trait(Trait.Kind.AGED, ages.from, ages.under)));
    }
    medicine.stream()
        .filter(key -> answer(key, readings) == Truth.YES)
        .forEach(key -> because.add(new Reason(key, risks.questions().evidence(key, readings))));
    return because;
  }

  private Outcome<GuidanceLevel> level(Subject subject, LocalDate examined, Readings readings) {
    var sex = subject.sex();
    var over = fat.holds(sex, readings);
    var heavy = weight.holds(sex, readings);
    var count = count(sex, readings);
    int age = subject.ageReachedIn(examined);
    var possible = possible(over, heavy, count, age);
    var missing = missing(over, heavy, count, readings);
    if (possible.size() > 1 || !isUntreated(readings) && !possible.contains(GuidanceLevel.NONE)) {
      return new Missing<>(List.copyOf(missing), basis);
    }
    var level = possible.iterator().next();
    var reasons = new ArrayList<>(reasons(level, over, heavy, sex, count, readings));
    boolean isActive = possible(over, heavy, count, 0).contains(GuidanceLevel.ACTIVE);
    reasons.add(new Reason("person", List.of(), person(sex, age, isActive)));
    return new Judged<>(level, List.copyOf(reasons), basis);
  }

  /** {@code isActive}: but for the age, which counts nowhere else. */
  private List<Trait> person(Sex sex, int age, boolean isActive) {
    var traits = new ArrayList<>(List.of(Trait.of(sex)));
    if (isActive) {
      traits.add(Trait.of(Trait.Kind.AGE_REACHED, age));
    }
    if (isActive && age >= ages.lighterFrom) {
      traits.add(Trait.of(Trait.Kind.LIGHTER, ages.lighterFrom));
    }
    return traits;
  }

  /** The risks, and smoking where there is one besides. */
  private Count count(Sex sex, Readings readings) {
    var count = risks.count(sex, readings);
    var smokes = answer(smoking, readings);
    int least = count.least() > 0 && smokes == Truth.YES ? 1 : 0;
    int most = count.most() > 0 && smokes != Truth.NO ? 1 : 0;
    var reasons = new ArrayList<>(count.reasons());
    reasons.add(least == 1 ? count.least() : reasons.size(), answered(smoking, readings));
    var missing = new LinkedHashSet<>(count.missing());
    if (most == 1 && smokes == Truth.UNKNOWN) {
      missing.add(risks.questions().series(smoking));
    }
    return new Count(count.least() + least, count.most() + most, reasons, missing);
  }

  /** All levels that it may be by what is known. */
  private Set<GuidanceLevel> possible(Truth over, Truth heavy, Count count, int age) {
    var possible = new LinkedHashSet<GuidanceLevel>();
    for (int n = count.least(); n <= count.most(); n++) {
      if (over != Truth.NO) {
        possible.add(forAge(waist.level(n), age));
      }
      if (over != Truth.YES && heavy != Truth.NO) {
        possible.add(forAge(bmi.level(n), age));
      }
      if (over != Truth.YES && heavy != Truth.YES) {
        possible.add(GuidanceLevel.NONE);
      }
    }
    return possible;
  }

  private GuidanceLevel forAge(GuidanceLevel level, int age) {
    return level == GuidanceLevel.ACTIVE && age >= ages.lighterFrom
        ? GuidanceLevel.MOTIVATIONAL
        : level;
  }

  private Set<Series> missing(Truth over, Truth heavy, Count count, Readings readings) {
    var missing = new LinkedHashSet<Series>();
    if (over == Truth.UNKNOWN) {
      missing.add(fat.series());
    }
    if (over != Truth.YES && heavy == Truth.UNKNOWN) {
      missing.add(weight.series());
    }
    missing.addAll(count.missing());
    medicine.stream()
        .filter(key -> answer(key, readings) == Truth.UNKNOWN)
        .forEach(key -> missing.add(risks.questions().series(key)));
    return missing;
  }

  private boolean isUntreated(Readings readings) {
    return medicine.stream().allMatch(key -> answer(key, readings) == Truth.NO);
  }

  private List<Reason> reasons(
      GuidanceLevel level, Truth over, Truth heavy, Sex sex, Count count, Readings readings) {
    var reasons = new ArrayList<>(body(over, heavy, sex, readings));
    if (over != Truth.NO || heavy != Truth.NO) {
      reasons.addAll(count.reasons());
    }
    if (level != GuidanceLevel.NONE) {
      medicine.forEach(key -> reasons.add(answered(key, readings)));
    }
    return reasons.stream().filter(reason -> !reason.evidence().isEmpty()).toList();
  }

  /** BMI matters only where there isn't too much fat around the waist. */
  private List<Reason> body(Truth over, Truth heavy, Sex sex, Readings readings) {
    var byFat = new Reason("fat", fat.evidence(sex, readings));
    var byWeight = new Reason("weight", weight.evidence(sex, readings));
    return over == Truth.YES
        ? List.of(byFat)
        : heavy == Truth.YES ? List.of(byWeight, byFat) : List.of(byFat, byWeight);
  }

  private Reason answered(String question, Readings readings) {
    return new Reason(question, risks.questions().answers(question, readings));
  }

  private Truth answer(String question, Readings readings) {
    return risks.questions().answer(question, readings);
  }
}
