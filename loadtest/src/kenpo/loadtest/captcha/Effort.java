package kenpo.loadtest.captcha;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** What making something costs, in rounds on one thread: CPU time and bytes of one, sorted. */
final class Effort {

  private static final double MILLIS_OF_NANO = 1e-6;
  private static final int ALL = 100;

  private final double[] millis;
  private final long[] bytes;

  private Effort(int rounds) {
    this.millis = new double[rounds];
    this.bytes = new long[rounds];
  }

  /**
   * {@code each}: how many are made in a round, by their number from 0 on; {@code made} answers of
   * how many bytes one is.
   */
  static Effort of(int rounds, int each, IntToLongFunction made) {
    var effort = new Effort(rounds);
    for (int round = 0; round < rounds; round++) {
      long began = cpu();
      long bytes = 0;
      for (int i = 0; i < each; i++) {
        bytes += made.applyAsLong(round * each + i);
      }
      effort.millis[round] = (cpu() - began) * MILLIS_OF_NANO / each;
      effort.bytes[round] = bytes / each;
    }
    Arrays.sort(effort.millis);
    Arrays.sort(effort.bytes);
    return effort;
  }

  /** That so many percent of the rounds stay below; 50: the median, 100: the most. */
  double millis(int percent) {
    return millis[at(percent)];
  }

  long bytes(int percent) {
    return bytes[at(percent)];
  }

  private int at(int percent) {
    return Math.min(millis.length - 1, millis.length * percent / ALL);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
