package kenpo.health.judgement;

import java.util.Optional;
import kenpo.health.Series;

/**
 * The band of a value.
 *
 * @param byValue what the value alone says; another one where {@code grade} is E
 * @param preferred a series of the same checkup that is to be looked at instead of this
 * @param together key of the combined band that counts instead of this one, as all that it needs is
 *     there
 */
public record Graded(
    Grade grade, Grade byValue, Optional<Series> preferred, Optional<String> together) {

  Graded treated() {
    return new Graded(Grade.E, byValue, preferred, together);
  }
}
