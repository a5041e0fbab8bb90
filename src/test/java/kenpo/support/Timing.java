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

  /** Of a quick page a tenth is less than a busy machine's own moods, and than any network's. */
  private static final double UNSEEN_MS = 2;

  private Timing() {}

  /**
   * In ms: the median of the first way, and by how much each other one differs from it. A way makes
   * ready, and what it answers is timed.
   */
  public static double[] compare(int rounds, List<Supplier<Runnable>> ways) {
    var found = measure(rounds, ways);
    for (int again = 1; again < REPEATS && !alike(found); again++) {
      found = quieter(found, measure(rounds, ways));
    }
    return found;
  }

  /** Within 5 ms and 10 % of the first. */
  public static boolean alike(double[] found) {
    return Arrays.stream(found)
        .skip(1)
        .map(Math::abs)
        .allMatch(apart -> apart < APART_MS && apart < Math.max(UNSEEN_MS, found[0] * APART));
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
    return IntStream.range(0, ways.size())
        .mapToDouble(way -> way == 0 ? median(times[0]) : apart(times[way], times[0]))
        .toArray();
  }

  /** Round by round, as other work on the machine comes and goes. */
  private static double apart(double[] way, double[] first) {
    return median(IntStream.range(0, way.length).mapToDouble(i -> way[i] - first[i]).toArray());
  }

  /** What is really slower is so every time. */
  private static double[] quieter(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i]) < Math.abs(other[i]) ? one[i] : other[i])
        .toArray();
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
