package kenpo.health.judgement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.Series;
import kenpo.roster.Sex;

/** How many of several risks there are, where some may not be known. */
record Risks(List<Risk> all, Questions questions) {

  static Risks read(RuleFile rules, Questions questions, Section s) {
    return new Risks(s.sections("risks", it -> Risk.read(rules, questions, it)), questions);
  }

  /**
   * So many for sure, and so many at most.
   *
   * @param reasons all that was looked at, risks that are there first
   */
  record Count(int least, int most, List<Reason> reasons, Set<Series> missing) {}

  Count count(Sex sex, Readings readings) {
    var there = with(Truth.YES, sex, readings);
    var unknown = with(Truth.UNKNOWN, sex, readings);
    var missing = new LinkedHashSet<Series>();
    unknown.forEach(risk -> missing.addAll(risk.missing(sex, readings, questions)));
    return new Count(
        there.size(),
        there.size() + unknown.size(),
        Stream.concat(there.stream(), all.stream().filter(risk -> !there.contains(risk)))
            .map(risk -> risk.reason(sex, readings, questions))
            .filter(reason -> !reason.evidence().isEmpty())
            .toList(),
        missing);
  }

  Stream<Series> numbers() {
    return all.stream().flatMap(risk -> risk.tests().stream()).flatMap(Risk.Test::all);
  }

  private List<Risk> with(Truth truth, Sex sex, Readings readings) {
    return all.stream().filter(risk -> risk.holds(sex, readings, questions) == truth).toList();
  }
}
