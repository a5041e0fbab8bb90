package kenpo.health.judgement;

import java.util.List;
import java.util.Set;
import kenpo.config.Section;
import kenpo.health.Series;

/**
 * Numbers that can't be what their names say, or that rules aren't made for, by how long after a
 * meal the blood was drawn (9N141): they are missing. Where the checkup doesn't tell, all count.
 *
 * @param asked the answer that tells
 * @param list that it has to be from
 */
record AfterMeal(Basis basis, Series asked, String list, List<LeftOut> leftOut) {

  /**
   * @param codes of the answer with which the number is missing
   */
  record LeftOut(Series series, Set<String> codes) {}

  static AfterMeal read(RuleFile rules, Section s) {
    return new AfterMeal(
        rules.basis(s),
        rules.answer(s, "series"),
        rules.list(s),
        s.sections("leftOut", it -> new LeftOut(rules.number(it, "series"), RuleFile.codes(it))));
  }

  Readings of(Readings readings) {
    var answer = readings.answer(asked.key()).filter(it -> it.list().equals(list));
    var left = readings;
    for (var each : leftOut) {
      boolean isOut = answer.filter(it -> each.codes.contains(it.code())).isPresent();
      left = isOut ? left.without(each.series.key()) : left;
    }
    return left;
  }
}
