package kenpo.health.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.config.Section;

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

  /** Unknown where the question was not answered and nothing else tells. */
  Truth holds(Readings readings, Questions questions) {
    boolean found = conditions.stream().anyMatch(it -> it.holds(readings) == Truth.YES);
    return found ? Truth.YES : questions.answer(question, readings);
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
