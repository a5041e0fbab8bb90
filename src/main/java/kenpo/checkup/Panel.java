package kenpo.checkup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.results.Trend;
import kenpo.results.Trend.Ground;
import kenpo.results.Trend.Track;
import kenpo.results.Trend.Zone;
import kenpo.society.Society.Names;

/**
 * A graph of a trend. What has bands or national values has one of its own, as those of two would
 * cover each other; what has none shares one. All are over the same days, one below the other.
 *
 * @param tracks one or more
 */
public record Panel(Trend trend, List<Track> tracks) {

  static List<Panel> of(Trend trend) {
    var own = trend.tracks().stream().filter(track -> !track.grounds().isEmpty());
    var others = trend.tracks().stream().filter(track -> track.grounds().isEmpty()).toList();
    return Stream.concat(own.map(List::of), Stream.of(others))
        .filter(tracks -> !tracks.isEmpty())
        .map(tracks -> new Panel(trend, tracks))
        .toList();
  }

  /** Whether it is that of one track among several. */
  public boolean isPart() {
    return tracks.size() == 1 && trend.tracks().size() > 1;
  }

  /** What is in it, if it doesn't hold all. */
  public Names label() {
    return tracks.getFirst().label();
  }

  /** From old to new, those of the other panels among them. */
  List<LocalDate> days() {
    return trend.tracks().stream()
        .flatMap(track -> track.points().stream())
        .map(Trend.Point::day)
        .distinct()
        .sorted()
        .toList();
  }

  /** Of the newest years. */
  public List<Zone> zones() {
    return grounds().reduce((_, last) -> last).map(it -> it.meaning().zones()).orElse(List.of());
  }

  /** The answers that are a zone of ordered ones; none of numbers. */
  public List<Names> answers(Zone zone) {
    var steps = tracks.getFirst().steps();
    return IntStream.range(0, steps.size())
        .filter(step -> isIn(zone, BigDecimal.valueOf(step)))
        .mapToObj(steps::get)
        .toList();
  }

  private static boolean isIn(Zone zone, BigDecimal step) {
    return zone.low().filter(low -> low.compareTo(step) > 0).isEmpty()
        && zone.high().filter(high -> high.compareTo(step) <= 0).isEmpty();
  }

  /** Whether national values are drawn. */
  public boolean isNational() {
    return grounds().anyMatch(ground -> ground.meaning().national().isPresent());
  }

  /** Whether marks point away from the reference range. */
  public boolean isSided() {
    return tracks.size() == 1
        && tracks.getFirst().points().stream().anyMatch(point -> point.side().isPresent());
  }

  Stream<Ground> grounds() {
    return tracks.stream().flatMap(track -> track.grounds().stream());
  }
}
