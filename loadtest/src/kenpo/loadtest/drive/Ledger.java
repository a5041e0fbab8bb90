package kenpo.loadtest.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import kenpo.loadtest.drive.Server.Kind;
import org.HdrHistogram.Histogram;

/** All figures of all rounds, and the latencies of all turns of a scenario together. */
final class Ledger {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Histogram> latencies = new TreeMap<>();
  private final int rounds;

  Ledger(int rounds) {
    this.rounds = rounds;
  }

  private record Entry(int round, Measure measure, Kind kind, int copy, double value) {}

  void note(int round, Measure measure, Server server, double value) {
    entries.add(new Entry(round, measure, server.kind(), server.copy(), value));
  }

  void latencies(String scenario, Server server, Histogram nanos) {
    latencies
        .computeIfAbsent(scenario + ", " + server.kind().title(), first -> Tally.histogram())
        .add(nanos);
  }

  Map<String, Histogram> latencies() {
    return latencies;
  }

  /** The mean of both copies, round by round. */
  Figures of(Measure measure, Kind kind) {
    return new Figures(
        IntStream.range(0, rounds).mapToDouble(round -> mean(round, measure, kind)).toArray());
  }

  /** The portal's figure with the bare server's of the same round. */
  Figures paired(Measure measure, DoubleBinaryOperator with) {
    return new Figures(
        IntStream.range(0, rounds)
            .mapToDouble(
                round ->
                    with.applyAsDouble(
                        mean(round, measure, Kind.PORTAL), mean(round, measure, Kind.BARE)))
            .toArray());
  }

  /** The second copy with the first of the same round: what chance alone makes of a figure. */
  Figures copies(Measure measure, Kind kind, DoubleBinaryOperator with) {
    return new Figures(
        IntStream.range(0, rounds)
            .mapToDouble(
                round ->
                    with.applyAsDouble(one(round, measure, kind, 1), one(round, measure, kind, 0)))
            .toArray());
  }

  private double mean(int round, Measure measure, Kind kind) {
    return entries.stream()
        .filter(e -> e.round == round && e.measure == measure && e.kind == kind)
        .mapToDouble(Entry::value)
        .average()
        .orElseThrow();
  }

  private double one(int round, Measure measure, Kind kind, int copy) {
    return entries.stream()
        .filter(e -> e.round == round && e.measure == measure)
        .filter(e -> e.kind == kind && e.copy == copy)
        .mapToDouble(Entry::value)
        .findFirst()
        .orElseThrow();
  }
}
