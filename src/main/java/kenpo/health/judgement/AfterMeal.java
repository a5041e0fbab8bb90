package kenpo.health.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kenpo.config.Section;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Answered;

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
    return of(readings, answer(readings));
  }

  /**
   * Of each document of a day. What one doesn't tell, another of the same institution does, as that
   * is one visit; what another institution asked is about other blood.
   */
  List<Readings> of(List<Checkup> documents, List<Readings> each) {
    var told = new HashMap<Institution, Answered>();
    for (int i = 0; i < documents.size(); i++) {
      var institution = documents.get(i).institution();
      answer(each.get(i)).ifPresent(answer -> told.putIfAbsent(institution, answer));
    }
    return IntStream.range(0, documents.size())
        .mapToObj(i -> of(each.get(i), answer(each.get(i)).or(() -> ofVisit(told, documents, i))))
        .toList();
  }

  private static Optional<Answered> ofVisit(
      Map<Institution, Answered> told, List<Checkup> documents, int i) {
    return Optional.ofNullable(told.get(documents.get(i).institution()));
  }

  private Optional<Answered> answer(Readings readings) {
    return readings.answer(asked.key()).filter(it -> it.list().equals(list));
  }

  private Readings of(Readings readings, Optional<Answered> answer) {
    var left = readings;
    for (var each : leftOut) {
      boolean isOut = answer.filter(it -> each.codes.contains(it.code())).isPresent();
      left = isOut ? left.without(each.series.key()) : left;
    }
    return left;
  }
}
