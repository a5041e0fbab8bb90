package kenpo.loadtest.drive;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of the walks of one turn. Of one event loop: not for several threads. */
final class Tally {

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;

  private final Histogram nanos = histogram();
  private final long began = System.nanoTime();
  private long ended;
  private long failures;
  private String firstFailure = "";

  static Histogram histogram() {
    return new Histogram(LONGEST_NANOS, DIGITS);
  }

  void done(long took) {
    nanos.recordValue(Math.min(took, LONGEST_NANOS));
    ended = System.nanoTime();
  }

  void failed(Throwable why) {
    if (failures++ == 0) {
      firstFailure = why.toString();
    }
  }

  long completed() {
    return nanos.getTotalCount();
  }

  long failures() {
    return failures;
  }

  double perSecond() {
    return completed() * (double) TimeUnit.SECONDS.toNanos(1) / (ended - began);
  }

  double millis(double percentile) {
    return nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  Histogram nanos() {
    return nanos;
  }

  boolean isFlawless() {
    return failures == 0 && completed() > 0;
  }

  /** For people: how many, how fast, and what failed. */
  String text(String what) {
    return "%s: %d done, %.1f/s, %d failed%s%n  p50 %.1f ms, p90 %.1f, p99 %.1f, p99.9 %.1f%n"
        .formatted(
            what,
            completed(),
            perSecond(),
            failures,
            failures == 0 ? "" : " (the first: " + firstFailure + ")",
            millis(50),
            millis(90),
            millis(99),
            millis(99.9));
  }

  /** Figures of a run with failures are none. */
  Tally flawless(String what) {
    if (!isFlawless()) {
      throw new WrongAnswer(
          "%s: %d of %d failed, the first: %s"
              .formatted(what, failures, failures + completed(), firstFailure));
    }
    return this;
  }
}
