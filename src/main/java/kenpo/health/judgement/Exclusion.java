package kenpo.health.judgement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.config.Section;
import kenpo.health.Series;

/**
 * What a score isn't meant for.
 *
 * @param question that has to be answered; its yes excludes
 * @param conditions that exclude, too, where they are known
 * @param atAnyHour the same of blood that was drawn too soon after a meal to count elsewhere
 * @param lasting whether it stays so: a later no, or a better number, doesn't end it
 */
record Exclusion(
    String key,
    String question,
    List<Condition> conditions,
    List<Condition> atAnyHour,
    boolean lasting) {

  static Exclusion read(RuleFile rules, Questions questions, Section s) {
    return new Exclusion(
        s.text("key", RuleFile.KEY, RuleFile.KEY_ALLOWED),
        questions.named(s, "question"),
        s.sections("any", rules::condition),
        s.has("atAnyHour") ? s.sections("atAnyHour", rules::condition) : List.of(),
        s.flag("lasting"));
  }

  /** The question, where nothing tells. */
  Optional<Series> missing(Readings readings, Questions questions) {
    return questions.answer(question, readings) == Truth.UNKNOWN
        ? Optional.of(questions.series(question))
        : Optional.empty();
  }

  /**
   * Why it excludes. Also where something was measured that may exclude or not, as only a limit of
   * it is known: it would be wrong to take that for a no. What wasn't measured at all excludes
   * nobody.
   */
  Optional<Reason> reason(Said said, Questions questions) {
    return told(said, questions).or(() -> reason(found(said, Truth.UNKNOWN)));
  }

  /** The same of what was said for certain. */
  Optional<Reason> told(Said said, Questions questions) {
    var answers = said.all().stream().flatMap(it -> questions.evidence(question, it).stream());
    return reason(Stream.concat(answers, found(said, Truth.YES)));
  }

  private Optional<Reason> reason(Stream<Evidence> evidence) {
    return Optional.of(evidence.distinct().toList())
        .filter(it -> !it.isEmpty())
        .map(it -> new Reason(key, it));
  }

  private Stream<Evidence> found(Said said, Truth what) {
    return Stream.concat(
        found(conditions, said.counting(), what), found(atAnyHour, said.all(), what));
  }

  private static Stream<Evidence> found(
      List<Condition> conditions, List<Readings> each, Truth what) {
    return each.stream()
        .flatMap(
            it ->
                conditions.stream()
                    .filter(condition -> condition.holds(it) == what)
                    .flatMap(condition -> condition.evidence(it).stream()));
  }
}
