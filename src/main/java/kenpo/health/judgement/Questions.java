package kenpo.health.judgement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kenpo.config.Section;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Answered;

/**
 * What rules ask of the questionnaire, with yes or no for an answer: which codes of which list say
 * so, as a code meant other things in other periods.
 */
final class Questions {

  /** Answers of one list; codes that are neither tell nothing. */
  private record Asked(Series series, String list, Set<String> yes, Set<String> no) {

    Truth of(Answered answer) {
      return !list.equals(answer.list())
          ? Truth.UNKNOWN
          : yes.contains(answer.code())
              ? Truth.YES
              : no.contains(answer.code()) ? Truth.NO : Truth.UNKNOWN;
    }
  }

  private final Map<String, List<Asked>> asked = new LinkedHashMap<>();

  private Questions() {}

  static Questions read(RuleFile rules, Section s) {
    var questions = new Questions();
    s.sections(
        "questions",
        it ->
            questions.asked.put(
                it.text("key", RuleFile.KEY, RuleFile.KEY_ALLOWED),
                it.sections("asked", one -> asked(rules, one))));
    return questions;
  }

  private static Asked asked(RuleFile rules, Section s) {
    return new Asked(rules.answer(s, "series"), rules.list(s), codes(s, "yes"), codes(s, "no"));
  }

  private static Set<String> codes(Section s, String key) {
    return Set.copyOf(s.texts(key, code -> code.matches("[0-9]{1,2}"), "a code of the list"));
  }

  /** One of the keys, as a file of rules names it. */
  String named(Section s, String key) {
    return s.read(
        key,
        "one of " + String.join(", ", asked.keySet()) + " (questions.yaml)",
        text -> {
          if (!asked.containsKey(text)) {
            throw new IllegalArgumentException("no such question");
          }
          return text;
        },
        "");
  }

  /** Yes where any answer says so, else no where any says that, else unknown. */
  Truth answer(String key, Readings readings) {
    var all = new ArrayList<Truth>();
    for (var one : asked.get(key)) {
      readings.answer(one.series.key()).ifPresent(answer -> all.add(one.of(answer)));
    }
    return all.contains(Truth.YES) ? Truth.YES : all.contains(Truth.NO) ? Truth.NO : Truth.UNKNOWN;
  }

  /** The answers that say yes. */
  List<Evidence> evidence(String key, Readings readings) {
    return evidence(key, Truth.YES, readings);
  }

  /** The answers that say so. */
  List<Evidence> evidence(String key, Truth what, Readings readings) {
    return answers(key, readings, Set.of(what));
  }

  /** Those that say yes or no. */
  List<Evidence> answers(String key, Readings readings) {
    return answers(key, readings, Set.of(Truth.YES, Truth.NO));
  }

  private List<Evidence> answers(String key, Readings readings, Set<Truth> those) {
    return asked.get(key).stream()
        .flatMap(
            one ->
                readings.answer(one.series.key()).filter(it -> those.contains(one.of(it))).stream())
        .<Evidence>map(answer -> answer)
        .toList();
  }

  /** What is asked first: what is missing where nothing was answered. */
  Series series(String key) {
    return asked.get(key).getFirst().series;
  }
}
