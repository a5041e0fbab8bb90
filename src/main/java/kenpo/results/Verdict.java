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
import kenpo.health.judgement.Trait;
import kenpo.society.Society.Names;

/**
 * What is made of a day's checkup by one rule.
 *
 * @param results in words or as numbers: of what was sent all that differs; where there is none,
 *     kind says why
 * @param inputs what it rests on
 * @param missing what would have to be there
 * @param person what counted of the person, or whom the rule is meant for where that leaves him out
 * @param basis empty for what an institution sent
 * @param explained what it is about
 */
public record Verdict(
    Kind kind,
    List<Result> results,
    List<Input> inputs,
    List<Names> missing,
    List<Trait> person,
    Optional<Basis> basis,
    Optional<Explained> explained) {

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
    NO_RULE,
    /** Nobody knows enough of the person for any rule. */
    UNJUDGED
  }

  /**
   * What it comes to.
   *
   * @param from who says so, where that isn't clear
   */
  public record Result(Shown value, List<Names> from) {}

  /** Something of the checkup. */
  public record Input(Names name, Shown value) {}

  private Verdict(Kind kind, Optional<Basis> basis) {
    this(kind, List.of(), List.of(), List.of(), List.of(), basis, Optional.empty());
  }

  static Verdict sent(List<Result> results) {
    return new Verdict(Kind.SENT, Optional.empty()).with(results);
  }

  static Verdict unjudged() {
    return new Verdict(Kind.UNJUDGED, Optional.empty());
  }

  static Verdict of(Items items, Outcome<Shown> outcome) {
    return switch (outcome) {
      case Judged<Shown>(var result, var reasons, var basis) ->
          new Verdict(Kind.ESTIMATED, Optional.of(basis))
              .with(List.of(new Result(result, List.of())))
              .by(items, reasons);
      case Missing<Shown>(var what, var basis) ->
          new Verdict(Kind.MISSING, Optional.of(basis)).without(what);
      case Excluded<Shown>(var because, var basis) ->
          new Verdict(Kind.EXCLUDED, Optional.of(basis)).by(items, because);
      case NoRule<Shown>() -> new Verdict(Kind.NO_RULE, Optional.empty());
    };
  }

  /** Whether what it says rests on a rule that one may doubt. */
  public boolean isUncertain() {
    return (kind == Kind.ESTIMATED || kind == Kind.EXCLUDED)
        && basis.flatMap(Basis::uncertain).isPresent();
  }

  /** Of the person what it rests on, too. */
  public List<Trait> traits() {
    return person.stream().filter(trait -> !trait.isWhoFor()).toList();
  }

  /** Whom the rule is meant for, where that is why it isn't for this person. */
  public Optional<Trait> meantFor() {
    return person.stream().filter(Trait::isWhoFor).findFirst();
  }

  Verdict explained(Optional<Explained> words) {
    return new Verdict(kind, results, inputs, missing, person, basis, words);
  }

  private Verdict with(List<Result> found) {
    return new Verdict(kind, found, inputs, missing, person, basis, explained);
  }

  private Verdict without(List<Series> what) {
    var names = what.stream().map(Series::name).toList();
    return new Verdict(kind, results, inputs, names, person, basis, explained);
  }

  private Verdict by(Items items, List<Reason> reasons) {
    var traits = reasons.stream().flatMap(reason -> reason.person().stream()).toList();
    return new Verdict(kind, results, inputs(items, reasons), missing, traits, basis, explained);
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
