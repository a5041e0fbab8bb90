package kenpo.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.Institution;
import kenpo.health.Series;
import kenpo.health.judgement.Basis;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.NationalValues;
import kenpo.society.Society.Names;

/**
 * One thing over the years.
 *
 * @param tracks what may be drawn of it; those that there is nothing of are left out
 * @param past all that was sent of it, the newest day first
 */
public record Trend(Names name, List<Track> tracks, List<Past> past) {

  /** A day of it. */
  public record Past(LocalDate day, List<Institution> institutions, List<Line> lines) {}

  /**
   * A series.
   *
   * @param label short, as it stands beside the line
   * @param unit empty where there is none
   * @param steps what 0, 1, 2 … are, where its values are answers with an order; empty for numbers
   * @param points from old to new
   * @param grounds from old to new, where there are bands or values of the national programme
   */
  public record Track(
      Series series,
      Names label,
      Names unit,
      List<Names> steps,
      List<Point> points,
      List<Ground> grounds) {

    public Point last() {
      return points.getLast();
    }

    /** The change since the time before; empty where the two can't be compared. */
    public Optional<BigDecimal> change() {
      return points.size() < 2 || !steps.isEmpty()
          ? Optional.empty()
          : Optional.of(points.get(points.size() - 2))
              .filter(last()::comparesWith)
              .map(before -> last().value().subtract(before.value()));
    }

    /** Whether the last one was measured in another way than the one before. */
    public boolean isOtherMethod() {
      return points.size() > 1 && !points.get(points.size() - 2).method().equals(last().method());
    }
  }

  /**
   * What counted on a day.
   *
   * @param value rounded as it is judged; of an answer its place among the steps
   * @param shown as people read it
   * @param side where it is, beside what is band A; empty where there is none
   * @param method what was measured alike has the same one
   */
  public record Point(
      LocalDate day,
      BigDecimal value,
      Bound bound,
      Shown shown,
      Optional<Band> band,
      Optional<Side> side,
      String method) {

    boolean comparesWith(Point other) {
      return bound == Bound.EXACT && other.bound == Bound.EXACT && method.equals(other.method);
    }
  }

  /** Of what is band A. */
  public enum Side {
    LOW,
    WITHIN,
    HIGH
  }

  /**
   * What values mean in some fiscal years, for the sex and the age of then.
   *
   * @param until the last of them
   */
  public record Ground(int from, int until, Meaning meaning) {

    boolean isFollowedBy(Ground next) {
      return until + 1 == next.from && meaning.equals(next.meaning);
    }

    Ground with(Ground next) {
      return new Ground(from, next.until, meaning);
    }
  }

  /**
   * What values mean.
   *
   * @param zones from low to high, or none
   * @param national 保健指導判定値 and 受診勧奨判定値
   * @param basis of the zones
   */
  public record Meaning(
      List<Zone> zones, Optional<NationalValues.Edges> national, Optional<Basis> basis) {

    boolean isEmpty() {
      return zones.isEmpty() && national.isEmpty();
    }

    /** Of a number that is no mere limit. */
    Optional<Side> side(BigDecimal value) {
      var wished = zones.stream().filter(zone -> zone.grade() == Grade.A).toList();
      return wished.isEmpty()
          ? Optional.empty()
          : Optional.of(
              wished.getFirst().low().filter(low -> value.compareTo(low) < 0).isPresent()
                  ? Side.LOW
                  : wished.getLast().high().filter(high -> value.compareTo(high) >= 0).isPresent()
                      ? Side.HIGH
                      : Side.WITHIN);
    }
  }

  /**
   * A band.
   *
   * @param low where it begins; of answers, half a step below the first
   * @param high where the next one begins
   * @param printed its edges as the table has them
   */
  public record Zone(
      Grade grade,
      Names label,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      Reference.Span printed) {}
}
