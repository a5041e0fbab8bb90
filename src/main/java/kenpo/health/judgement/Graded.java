package kenpo.health.judgement;

import java.util.Optional;
import kenpo.health.Series;

/**
 * The band of a value.
 *
 * @param byValue what the value alone says; another one where {@code grade} is E
 * @param preferred a series of the same checkup that is to be looked at instead of this
 */
public record Graded(Grade grade, Grade byValue, Optional<Series> preferred) {}
