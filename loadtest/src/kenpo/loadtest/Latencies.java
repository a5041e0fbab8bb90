package kenpo.loadtest;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The times of one step, each kept: nothing is rounded or sampled. */
final class Latencies {

  private long[] nanos;
  private int count;

  Latencies(int expected) {
    this.nanos = new long[expected];
  }

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = time;
  }

  int count() {
    return count;
  }

  /** By nearest rank; 0 when there is none. */
  double millis(double quantile) {
    var sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(quantile * count);
    return count == 0 ? 0 : sorted[rank - 1] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
