package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.Optional;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.roster.Sex;

/**
 * Whether a number is beyond a limit.
 *
 * @param kind how the limit is printed
 * @param sex whom it is for; empty: everybody
 * @param rounded whether the rounded number is compared: so edges of bands are printed, and all
 *     that are "this much or less" (39, where 39.5 is none). Other limits of the law are of the
 *     number as it is: 84.95 cm is less than 85
 */
public record Limit(Series series, Kind kind, BigDecimal edge, Optional<Sex> sex, boolean rounded)
    implements Condition {

  /** Spelled as in the files. */
  enum Kind {
    /** This much or more. */
    from,
    /** This much or less. */
    to,
    /** Less than this. */
    below
  }

  Limit asPrinted() {
    return new Limit(series, kind, edge, sex, true);
  }

  /** The least number that holds, as it would be printed; empty where there is none. */
  public Optional<BigDecimal> least() {
    return Optional.of(edge).filter(_ -> kind == Kind.from);
  }

  /** The greatest one. */
  public Optional<BigDecimal> greatest() {
    return switch (kind) {
      case from -> Optional.empty();
      case to -> Optional.of(edge);
      case below -> Optional.of(edge.subtract(step()));
    };
  }

  private BigDecimal step() {
    return BigDecimal.ONE.movePointLeft(series.decimals().orElseThrow());
  }

  boolean isFor(Sex other) {
    return sex.map(other::equals).orElse(true);
  }

  /** Between what is beyond it and what isn't: of "39 or less" it is 40. */
  BigDecimal border() {
    return kind == Kind.to ? edge.add(step()) : edge;
  }

  /** Unknown where there is no number, or only a limit that doesn't tell. */
  @Override
  public Truth holds(Readings readings) {
    return readings.number(series.key()).map(this::holds).orElse(Truth.UNKNOWN);
  }

  @Override
  public Optional<Evidence> evidence(Readings readings) {
    return readings.number(series.key()).map(number -> number);
  }

  private Truth holds(Measured measured) {
    boolean holds = holds(rounded ? measured.number() : measured.exact());
    boolean tells =
        switch (measured.bound()) {
          case EXACT -> true;
          case AT_MOST -> holds != (kind == Kind.from);
          case AT_LEAST -> holds == (kind == Kind.from);
        };
    return tells ? Truth.of(holds) : Truth.UNKNOWN;
  }

  private boolean holds(BigDecimal number) {
    int compared = number.compareTo(edge);
    return switch (kind) {
      case from -> compared >= 0;
      case to -> compared <= 0;
      case below -> compared < 0;
    };
  }
}
