package kenpo.results;

import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.CombinedBands;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.Graded;
import kenpo.health.judgement.Outcome;
import kenpo.society.Society.Names;

/**
 * The band of a value.
 *
 * @param label what the edition calls it
 * @param byValue what the value alone says, where that is something else
 * @param preferred what is to be looked at instead
 * @param together name of the combined band that counts instead
 * @param basis its edition, and why one may doubt it
 */
public record Band(
    Grade grade,
    Names label,
    Optional<Grade> byValue,
    Optional<Names> preferred,
    Optional<Names> together,
    Basis basis) {

  /** Whether it is so because its owner is treated. */
  public boolean isTreated() {
    return grade == Grade.E;
  }

  /** Whether it is what counts: nothing else is to be looked at in its place. */
  public boolean isCounting() {
    return together.isEmpty() && preferred.isEmpty();
  }

  /** Whether it, or of somebody under treatment the value alone, says to be examined further. */
  boolean isToSee() {
    return Stream.concat(Stream.of(grade), byValue.stream())
        .anyMatch(it -> it == Grade.C || it == Grade.D);
  }

  /** Empty where nothing was judged. */
  static Optional<Band> of(Bands bands, Outcome<Graded> outcome) {
    return outcome instanceof Outcome.Judged<Graded>(var graded, var reasons, var basis)
        ? Optional.of(of(bands, graded, basis))
        : Optional.empty();
  }

  private static Band of(Bands bands, Graded graded, Basis basis) {
    return new Band(
        graded.grade(),
        bands.labels().get(graded.grade()),
        Optional.of(graded.byValue()).filter(it -> it != graded.grade()),
        graded.preferred().map(it -> it.name()),
        graded.together().map(key -> name(bands, key)),
        basis);
  }

  private static Names name(Bands bands, String key) {
    return bands.combined().stream()
        .filter(table -> table.key().equals(key))
        .findFirst()
        .map(CombinedBands::name)
        .orElseThrow();
  }
}
