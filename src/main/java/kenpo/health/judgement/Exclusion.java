package kenpo.health.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.config.Section;
import kenpo.health.Series;

/**
 * What a score isn't meant for.
 *
 * @param question that has to be answered; its yes excludes
 * @param conditions that exclude, too, where they are known
 */
record Exclusion(String key, String question, List<Condition> conditions) {

  static Exclusion read(RuleFile rules, Questions questions, Section s) {
    return new Exclusion(
        s.text("key", RuleFile.KEY, RuleFile.KEY_ALLOWED),
        questions.named(s, "question"),
        s.sections("any", rules::condition));
  }

  /**
   * Unknown where the question was not answered, or something was measured that may exclude or not,
   * as only a limit of it is known; what wasn't measured at all excludes nobody.
   */
  Truth holds(Readings readings, Questions questions) {
    var found = conditions.stream().anyMatch(it -> it.holds(readings) == Truth.YES);
    var answered = questions.answer(question, readings);
    return found || answered == Truth.YES
        ? Truth.YES
        : undecided(readings).isEmpty() ? answered : Truth.UNKNOWN;
  }

  /** What would have to be known. */
  List<Series> missing(Readings readings, Questions questions) {
    var missing = new ArrayList<Series>();
    if (holds(readings, questions) == Truth.UNKNOWN) {
      missing.addAll(undecided(readings));
      if (questions.answer(question, readings) == Truth.UNKNOWN) {
        missing.add(questions.series(question));
      }
    }
    return missing;
  }

  private List<Series> undecided(Readings readings) {
    return conditions.stream()
        .filter(it -> it.evidence(readings).isPresent())
        .filter(it -> it.holds(readings) == Truth.UNKNOWN)
        .map(Condition::series)
        .toList();
  }

  Optional<Reason> reason(Readings readings, Questions questions) {
    return holds(readings, questions) == Truth.YES
        ? Optional.of(new Reason(key, evidence(readings, questions)))
        : Optional.empty();
  }

  private List<Evidence> evidence(Readings readings, Questions questions) {
    var evidence = new ArrayList<>(questions.evidence(question, readings));
    conditions.stream()
        .filter(it -> it.holds(readings) == Truth.YES)
        .forEach(it -> it.evidence(readings).ifPresent(evidence::add));
    return evidence;
  }
}
