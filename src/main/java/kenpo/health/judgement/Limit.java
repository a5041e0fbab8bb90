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
 */
record Limit(Series series, Kind kind, BigDecimal edge, Optional<Sex> sex) implements Condition {

  /** Spelled as in the files. */
  enum Kind {
    /** This much or more. */
    from,
    /** This much or less. */
    to,
    /** Less than this. */
    below
  }

  boolean isFor(Sex other) {
    return sex.map(other::equals).orElse(true);
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
    boolean holds = holds(measured.number());
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
