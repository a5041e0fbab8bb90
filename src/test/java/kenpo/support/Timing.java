package kenpo.support;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Whether several ways of asking take the same time: asked in turn, compared by their medians, and
 * once more when something else kept the machine busy.
 */
public final class Timing {

  private static final int REPEATS = 3;
  private static final double APART_MS = 5;
  private static final double APART = 0.1;

  /** Of quick pages a tenth is less than a busy machine's own moods, and than any network's. */
  private static final double UNSEEN_MS = 1;

  private Timing() {}

  /**
   * Medians in ms, in the order of the ways; answers early once they are alike. A way makes ready,
   * and what it answers is timed.
   */
  public static double[] medians(int rounds, List<Supplier<Runnable>> ways) {
    var medians = measure(rounds, ways);
    for (int again = 1; again < REPEATS && !alike(medians); again++) {
      medians = lower(medians, measure(rounds, ways));
    }
    return medians;
  }

  /** Noise only adds: the lower of two medians is the truer. */
  private static double[] lower(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.min(one[i], other[i])).toArray();
  }

  /** Within 5 ms and 10 % of the first. */
  public static boolean alike(double[] medians) {
    var first = medians[0];
    return Arrays.stream(medians)
        .map(median -> Math.abs(median - first))
        .allMatch(apart -> apart < APART_MS && apart < Math.max(UNSEEN_MS, first * APART));
  }

  private static double[] measure(int rounds, List<Supplier<Runnable>> ways) {
    var times = new double[ways.size()][rounds];
    ways.forEach(way -> way.get().run());
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < ways.size(); i++) {
        // Each is now the first, now the last to be asked.
        int way = (i + round) % ways.size();
        times[way][round] = time(ways.get(way).get());
      }
    }
    return IntStream.range(0, ways.size()).mapToDouble(way -> median(times[way])).toArray();
  }

  private static double time(Runnable way) {
    long began = System.nanoTime();
    way.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
