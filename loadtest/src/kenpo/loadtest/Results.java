package kenpo.loadtest;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What became of everybody, and how long each step took. */
final class Results {

  private static final int PROGRESS = 100;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

  private final int people;
  private final Map<Step, Latencies> latencies = new EnumMap<>(Step.class);
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Map<Step, Integer> comebacks = new EnumMap<>(Step.class);
  private int registered;
  private int through;
  private long began;
  private long ended;

  Results(int people) {
    this.people = people;
    for (var step : Step.values()) {
      latencies.put(step, new Latencies(people));
    }
  }

  void begin() {
    began = System.nanoTime();
  }

  void end() {
    ended = System.nanoTime();
  }

  synchronized void took(Step step, long nanos) {
    latencies.get(step).add(nanos);
  }

  /** Somebody was told 503 and when to come back. */
  synchronized void cameBack(Step step) {
    comebacks.merge(step, 1, Integer::sum);
  }

  synchronized void registeredOne() {
    registered++;
    onePersonThrough();
  }

  synchronized void failed(String why) {
    failures.merge(why, 1, Integer::sum);
    onePersonThrough();
  }

  synchronized int registered() {
    return registered;
  }

  synchronized boolean complete() {
    return registered == people;
  }

  synchronized String report() {
    return "registered %d, failed %d%n".formatted(registered, people - registered)
        + failures.entrySet().stream()
            .map(failure -> "  %5d × %s%n".formatted(failure.getValue(), failure.getKey()))
            .collect(joining())
        + comebacks.entrySet().stream()
            .map(of -> "  %5d × %s: 503, came back%n".formatted(of.getValue(), of.getKey().title()))
            .collect(joining())
        + "%.1f s, %.1f registrations/s%n".formatted(seconds(ended), registered / seconds(ended))
        + "%-18s%8s%9s%9s%9s%9s%n".formatted("ms", "count", "p50", "p90", "p99", "p99.9")
        + latencies.entrySet().stream()
            .map(of -> line(of.getKey(), of.getValue()))
            .collect(joining());
  }

  private void onePersonThrough() {
    through++;
    if (through % PROGRESS == 0 || through == people) {
      long now = System.nanoTime();
      System.out.printf(
          "  %d of %d through, %d registered, %.1f/s%n",
          through, people, registered, through / seconds(now));
    }
  }

  private double seconds(long until) {
    return (until - began) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static String line(Step step, Latencies of) {
    return "%-18s%8d".formatted(step.title(), of.count())
        + Arrays.stream(QUANTILES)
            .mapToObj(quantile -> "%9.1f".formatted(of.millis(quantile)))
            .collect(joining())
        + System.lineSeparator();
  }
}
