package kenpo.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.Institution;
import kenpo.health.Item;
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

  /** Days with results that can't be drawn, the newest first; none where nothing is drawn. */
  public List<Past> undrawn() {
    return tracks.isEmpty()
        ? List.of()
        : past.stream()
            .filter(it -> it.lines().stream().anyMatch(l -> !isDrawn(it.day(), l)))
            .toList();
  }

  /** What was sent of a track after its last point, on the newest day. */
  public Optional<Past> since(Track track) {
    return past.stream()
        .filter(it -> it.day().isAfter(track.last().day()))
        .map(it -> new Past(it.day(), it.institutions(), of(track, it.lines())))
        .filter(it -> !it.lines().isEmpty())
        .findFirst();
  }

  /** What is said of each series that something was sent of. */
  public List<Said> said() {
    return past.stream()
        .flatMap(day -> day.lines().stream())
        .flatMap(line -> line.item().flatMap(item -> Said.of(item, line)).stream())
        .distinct()
        .toList();
  }

  private static List<Line> of(Track track, List<Line> lines) {
    return lines.stream().filter(track::isOf).toList();
  }

  private boolean isDrawn(LocalDate day, Line line) {
    return tracks.stream()
        .filter(track -> track.isOf(line))
        .anyMatch(track -> track.points().stream().anyMatch(it -> it.day().equals(day)));
  }

  /** What a series is about. */
  public record Said(Names name, Explained words) {

    static Optional<Said> of(Item item, Line line) {
      return line.explained().map(words -> new Said(item.series().name(), words));
    }
  }

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

    Track on(List<Ground> others) {
      return new Track(series, label, unit, steps, points, others);
    }

    public Point last() {
      return points.getLast();
    }

    /** The one before the last; fails where there is none. */
    public Point before() {
      return points.get(points.size() - 2);
    }

    /** The change of what is shown since the point before; empty where they can't be compared. */
    public Optional<BigDecimal> change() {
      return points.size() < 2 || !steps.isEmpty() || !last().comparesWith(before())
          ? Optional.empty()
          : Optional.of(last().exact().subtract(before().exact()));
    }

    boolean isOf(Line line) {
      return line.item().filter(item -> item.series().equals(series)).isPresent();
    }

    /** Whether it was measured in another way than the one before it. */
    public boolean isNew(Point point) {
      int place = points.indexOf(point);
      return place > 0 && !points.get(place - 1).method().equals(point.method());
    }

    /** Whether the last one was measured in another way than the one before. */
    public boolean isOtherMethod() {
      return isNew(last());
    }
  }

  /**
   * What counted on a day.
   *
   * @param value rounded as it is judged; of an answer its place among the steps
   * @param exact as it is shown
   * @param shown as people read it
   * @param side where it is, beside what is band A; empty where there is none
   * @param method what was measured alike has the same one
   */
  public record Point(
      LocalDate day,
      BigDecimal value,
      BigDecimal exact,
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
