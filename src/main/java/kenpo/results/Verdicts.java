package kenpo.results;

import java.math.BigDecimal;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.judgement.GuidanceLevel;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Metabolic;
import kenpo.health.judgement.NationalCode;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Subject;

/**
 * What is judged of a day's checkup as a whole. What a file says is shown as it is, whatever our
 * rules come to; where it says nothing, ours is shown as 参考.
 */
public record Verdicts(Examined day, Verdict metabolic, Verdict guidance, Verdict egfr) {

  private static final String METABOLIC = "metabolic-syndrome";
  private static final String GUIDANCE = "guidance-level";
  private static final String EGFR = "egfr";

  static Verdicts of(Judgements judgements, Optional<Subject> subject, Examined day) {
    var items = judgements.items();
    return new Verdicts(
        day,
        national(
            items,
            day,
            METABOLIC,
            Metabolic.LIST,
            subject.map(it -> judgements.metabolic(it, day.day(), day.readings()).computed())),
        national(
            items,
            day,
            GUIDANCE,
            GuidanceLevel.LIST,
            subject.map(it -> judgements.guidance(it, day.day(), day.readings()).computed())),
        egfr(items, day, subject.map(it -> judgements.egfr(it, day.day(), day.readings()))));
  }

  private static Verdict national(
      Items items,
      Examined day,
      String series,
      String list,
      Optional<? extends Outcome<? extends NationalCode>> computed) {
    return day.readings()
        .answer(series)
        .filter(answered -> answered.list().equals(list))
        .map(answered -> sent(items, answered.from().getFirst()))
        .or(() -> computed.map(it -> Verdict.of(items, words(items, series, list, it))))
        .orElseGet(Verdict::unknown);
  }

  private static Verdict sent(Items items, Observation it) {
    return Verdict.sent(Shown.of(items, items.find(it.item()), it));
  }

  private static Outcome<Shown> words(
      Items items, String series, String list, Outcome<? extends NationalCode> outcome) {
    var item = first(items, series);
    return outcome.map(
        code ->
            Shown.words(
                items.answer(item.code(), list, code.nationalCode()).orElseThrow().words()));
  }

  private static Verdict egfr(Items items, Examined day, Optional<Outcome<BigDecimal>> computed) {
    return day.readings()
        .number(EGFR)
        .map(number -> sent(items, number.from().getFirst()))
        .or(
            () ->
                computed.map(
                    it ->
                        Verdict.of(
                            items, it.map(number -> Shown.number(number, first(items, EGFR))))))
        .orElseGet(Verdict::unknown);
  }

  private static Item first(Items items, String series) {
    return items.first(items.series(series).orElseThrow());
  }
}
