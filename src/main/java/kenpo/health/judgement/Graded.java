package kenpo.health.judgement;

import java.util.Optional;
import kenpo.health.Series;

/**
 * The band of a value.
 *
 * @param byValue what the value alone says; another one where {@code grade} is E, unless the value
 *     is {@code aimed}
 * @param aimed whether it is so low as treatment is to bring it, so that it alone says nothing of
 *     somebody who is treated
 * @param preferred a series of the same checkup that is to be looked at instead of this
 * @param together key of the combined band that counts instead of this one, as all that it needs is
 *     there
 */
public record Graded(
    Grade grade,
    Grade byValue,
    boolean aimed,
    Optional<Series> preferred,
    Optional<String> together) {

  Graded treated() {
    return new Graded(Grade.E, aimed ? Grade.E : byValue, aimed, preferred, together);
  }
}
