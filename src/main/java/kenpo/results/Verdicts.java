package kenpo.results;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Series;
import kenpo.health.judgement.GuidanceLevel;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Metabolic;
import kenpo.health.judgement.NationalCode;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Subject;
import kenpo.society.Society;

/**
 * What is judged of a day's checkup as a whole. What a file says is shown as it is, whatever our
 * rules come to, also that nothing was measured; where it says nothing, ours is shown as 参考.
 *
 * <p>Each is empty on a day that has nothing to do with it: neither it was sent, nor any number
 * that it is judged by, as in a screening for cancer.
 */
public record Verdicts(
    Examined day, Optional<Verdict> metabolic, Optional<Verdict> guidance, Optional<Verdict> egfr) {

  private static final String METABOLIC = "metabolic-syndrome";
  private static final String GUIDANCE = "guidance-level";
  private static final String EGFR = "egfr";

  static Verdicts of(
      Knowledge knowledge, Society society, Optional<Subject> subject, Examined day) {
    var judgements = knowledge.judgements();
    return new Verdicts(
        day,
        of(
            knowledge,
            society,
            day,
            METABOLIC,
            judgements.metabolicNumbers(),
            subject.map(who -> metabolic(judgements, who, day))),
        of(
            knowledge,
            society,
            day,
            GUIDANCE,
            judgements.guidanceNumbers(),
            subject.map(who -> guidance(judgements, who, day))),
        of(
            knowledge,
            society,
            day,
            EGFR,
            judgements.egfrNumbers(),
            subject.map(who -> egfr(judgements, who, day))));
  }

  /** Whether the day has nothing to do with any of them. */
  boolean isEmpty() {
    return metabolic.isEmpty() && guidance.isEmpty() && egfr.isEmpty();
  }

  /** {@code computed}: empty of somebody of whom the roster doesn't say enough for any rule. */
  private static Optional<Verdict> of(
      Knowledge knowledge,
      Society society,
      Examined day,
      String series,
      Stream<Series> numbers,
      Optional<Outcome<Shown>> computed) {
    var items = knowledge.items();
    var sent = day.of(series);
    if (sent.isEmpty() && numbers.allMatch(it -> day.of(it.key()).isEmpty())) {
      return Optional.empty();
    }
    var verdict =
        sent.isEmpty()
            ? computed.map(it -> Verdict.of(items, it)).orElseGet(Verdict::unjudged)
            : Verdict.sent(sent.stream().map(it -> result(items, day, it)).toList());
    return Optional.of(verdict.explained(knowledge.explained(society, series)));
  }

  private static Verdict.Result result(Items items, Examined day, Sent sent) {
    return new Verdict.Result(
        Shown.of(items, sent.item(), sent.observation()), new Provenance(items, day).of(sent));
  }

  private static Outcome<Shown> metabolic(Judgements judgements, Subject who, Examined day) {
    var outcome = judgements.metabolic(who, day.day(), day.readings()).computed();
    return words(judgements.items(), METABOLIC, Metabolic.LIST, outcome);
  }

  private static Outcome<Shown> guidance(Judgements judgements, Subject who, Examined day) {
    var outcome = judgements.guidance(who, day.day(), day.readings()).computed();
    return words(judgements.items(), GUIDANCE, GuidanceLevel.LIST, outcome);
  }

  private static Outcome<Shown> words(
      Items items, String series, String list, Outcome<? extends NationalCode> outcome) {
    var item = first(items, series);
    return outcome.map(
        code ->
            Shown.words(
                items.answer(item.code(), list, code.nationalCode()).orElseThrow().words()));
  }

  private static Outcome<Shown> egfr(Judgements judgements, Subject who, Examined day) {
    Outcome<BigDecimal> outcome = judgements.egfr(who, day.day(), day.readings());
    return outcome.map(number -> Shown.number(number, first(judgements.items(), EGFR)));
  }

  private static Item first(Items items, String series) {
    return items.first(items.series(series).orElseThrow());
  }
}
