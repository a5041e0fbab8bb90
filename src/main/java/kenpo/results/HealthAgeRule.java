package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Items;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.RiskScore;
import kenpo.health.judgement.RiskScore.Scored;
import kenpo.results.Reference.Span;
import kenpo.roster.Sex;
import kenpo.society.HealthAgePolicy;
import kenpo.society.HealthAgePolicy.SignOff;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/**
 * How the age is worked out where a society shows it: all numbers of the rule, and who has signed
 * it off.
 */
public record HealthAgeRule(
    HealthAgePolicy policy, SignOff signedOff, RiskScore score, Items items) {

  /** Points for a number. */
  public record Row(Names name, Names unit, List<Step> steps) {}

  /** Points from one number to another. */
  public record Step(Span span, int points) {}

  /**
   * Empty where no doctor has signed off an edition that there is, or the society shows a firm's
   * number in place of it: then nothing is shown.
   */
  public static Optional<HealthAgeRule> of(Knowledge knowledge, Society society) {
    var policy = society.results().healthAge();
    return policy
        .signedOff()
        .filter(signed -> !policy.isReplaced())
        .flatMap(
            signed ->
                knowledge
                    .judgements()
                    .scoreNamed(signed.edition())
                    .map(score -> new HealthAgeRule(policy, signed, score, knowledge.items())));
  }

  /** What a society calls it. */
  public Names name() {
    return policy.name();
  }

  /** Of the points, and of the years that are made of them. */
  public Stream<Basis> bases() {
    return Stream.of(score.basis(), score.age().basis());
  }

  public List<Row> rows() {
    return score.numbers().stream().map(this::row).toList();
  }

  private Row row(Scored scored) {
    var item = items.first(scored.series());
    return new Row(
        scored.series().name(),
        Shown.unit(Optional.of(item), item.unit()),
        scored.scale().steps().stream()
            .map(it -> new Step(Reference.span(it), it.meaning()))
            .toList());
  }

  public int male() {
    return score.sexes().get(Sex.MALE);
  }

  public int female() {
    return score.sexes().get(Sex.FEMALE);
  }

  public int referenceOfMen() {
    return score.age().reference().get(Sex.MALE);
  }

  public int referenceOfWomen() {
    return score.age().reference().get(Sex.FEMALE);
  }
}
