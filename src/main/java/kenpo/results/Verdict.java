package kenpo.results;

import java.util.List;
import java.util.Optional;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Series;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.Evidence;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Outcome.NoRule;
import kenpo.health.judgement.Reason;
import kenpo.society.Society.Names;

/**
 * What is made of a day's checkup by one rule.
 *
 * @param result in words or as a number; where there is none, kind says why
 * @param inputs what it rests on
 * @param missing what would have to be there
 * @param byAge whether the person's age is what leaves him out
 * @param basis empty for what an institution sent
 */
public record Verdict(
    Kind kind,
    Optional<Shown> result,
    List<Input> inputs,
    List<Names> missing,
    boolean byAge,
    Optional<Basis> basis) {

  /** How it came about. */
  public enum Kind {
    /** The file says it. */
    SENT,
    /** The file doesn't say it, and we make it of the rest: 参考. */
    ESTIMATED,
    MISSING,
    /** The rule isn't meant for this person. */
    EXCLUDED,
    /** We have no rule for that year. */
    NO_RULE
  }

  /** Something of the checkup. */
  public record Input(Names name, Shown value) {}

  static Verdict sent(Shown result) {
    return new Verdict(
        Kind.SENT, Optional.of(result), List.of(), List.of(), false, Optional.empty());
  }

  /** Of somebody of whom the roster doesn't say enough for any rule. */
  static Verdict unknown() {
    return new Verdict(
        Kind.MISSING, Optional.empty(), List.of(), List.of(), false, Optional.empty());
  }

  static Verdict of(Items items, Outcome<Shown> outcome) {
    return switch (outcome) {
      case Judged<Shown>(var result, var reasons, var basis) ->
          new Verdict(
              Kind.ESTIMATED,
              Optional.of(result),
              inputs(items, reasons),
              List.of(),
              false,
              Optional.of(basis));
      case Missing<Shown>(var what, var basis) ->
          new Verdict(
              Kind.MISSING,
              Optional.empty(),
              List.of(),
              what.stream().map(Series::name).toList(),
              false,
              Optional.of(basis));
      case Excluded<Shown>(var because, var basis) ->
          new Verdict(
              Kind.EXCLUDED,
              Optional.empty(),
              inputs(items, because),
              List.of(),
              because.stream().anyMatch(reason -> reason.evidence().isEmpty()),
              Optional.of(basis));
      case NoRule<Shown>() ->
          new Verdict(
              Kind.NO_RULE, Optional.empty(), List.of(), List.of(), false, Optional.empty());
    };
  }

  /** What these rest on, each thing once, as it was sent. */
  static List<Input> inputs(Items items, List<Reason> reasons) {
    return reasons.stream()
        .flatMap(reason -> reason.evidence().stream())
        .map(Evidence::from)
        .flatMap(List::stream)
        .distinct()
        .map(it -> input(items, it))
        .toList();
  }

  private static Input input(Items items, Observation it) {
    var item = items.find(it.item());
    return new Input(Lines.name(item, it), Shown.of(items, item, it));
  }
}
