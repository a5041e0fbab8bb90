package kenpo.health.judgement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.Series;
import kenpo.roster.Sex;

/**
 * One of the risks that are counted: there where any of its tests is beyond its limits, or where
 * medicine against it is taken.
 *
 * @param medicine the question whose yes makes it one; empty where medicine doesn't count
 */
record Risk(String key, List<Test> tests, Optional<String> medicine) {

  /**
   * Numbers that stand in for each other.
   *
   * @param first whether only the first of those that were measured counts; else any does
   */
  record Test(List<Limit> limits, boolean first) {

    static Test read(RuleFile rules, Section s) {
      return new Test(s.sections("of", rules::limit), s.has("counts") && isFirst(s));
    }

    private enum Counts {
      first,
      any
    }

    private static boolean isFirst(Section s) {
      return s.oneOf("counts", Counts.class) == Counts.first;
    }

    /** Unknown where none was measured. */
    Truth holds(Sex sex, Readings readings) {
      var counted = counted(sex, readings);
      return counted.isEmpty()
          ? Truth.UNKNOWN
          : Truth.any(counted.stream().map(limit -> limit.holds(readings)).toList());
    }

    /** What counted, beyond its limit or not. */
    List<Evidence> evidence(Sex sex, Readings readings) {
      return counted(sex, readings).stream()
          .flatMap(limit -> limit.evidence(readings).stream())
          .toList();
    }

    private List<Limit> counted(Sex sex, Readings readings) {
      var measured =
          limits.stream()
              .filter(limit -> limit.isFor(sex))
              .filter(limit -> limit.evidence(readings).isPresent())
              .toList();
      return first ? measured.stream().limit(1).toList() : measured;
    }

    Stream<Series> all() {
      return limits.stream().map(Limit::series);
    }

    Series series() {
      return limits.getFirst().series();
    }
  }

  static Risk read(RuleFile rules, Questions questions, Section s) {
    return new Risk(
        s.text("key", RuleFile.KEY, RuleFile.KEY_ALLOWED),
        s.sections("any", it -> Test.read(rules, it)),
        s.has("medicine") ? Optional.of(questions.named(s, "medicine")) : Optional.empty());
  }

  Truth holds(Sex sex, Readings readings, Questions questions) {
    var byValue = Truth.any(tests.stream().map(test -> test.holds(sex, readings)).toList());
    var treated = medicine.map(key -> questions.answer(key, readings)).orElse(Truth.NO);
    return Truth.any(List.of(byValue, treated));
  }

  /** What tells whether it is there. */
  Reason reason(Sex sex, Readings readings, Questions questions) {
    var evidence = new LinkedHashSet<Evidence>();
    tests.forEach(test -> evidence.addAll(test.evidence(sex, readings)));
    medicine.ifPresent(key -> evidence.addAll(questions.answers(key, readings)));
    return new Reason(key, List.copyOf(evidence));
  }

  /** What would have to be known. */
  Set<Series> missing(Sex sex, Readings readings, Questions questions) {
    var missing = new LinkedHashSet<Series>();
    tests.stream()
        .filter(test -> test.holds(sex, readings) == Truth.UNKNOWN)
        .forEach(test -> missing.add(test.series()));
    medicine
        .filter(key -> questions.answer(key, readings) == Truth.UNKNOWN)
        .ifPresent(key -> missing.add(questions.series(key)));
    return missing;
  }
}
