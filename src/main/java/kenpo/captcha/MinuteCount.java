package kenpo.captcha;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;
import kenpo.crypto.Mac;

/**
 * How often something came from a host this minute to this server, in memory that never grows: two
 * rows of counters, and of a host's two the lower one counts. So too many are counted only when
 * others fall on both of its counters, and never too few.
 */
final class MinuteCount {

  private static final int ROWS = 2;
  private static final int COUNTERS = 1 << 16;
  private static final int COUNT_BITS = 16;
  private static final long COUNT = (1L << COUNT_BITS) - 1;
  private static final int MINUTE_SECONDS = 60;

  /** Each: the minute it counts, and below it the count. */
  private final AtomicLongArray counters = new AtomicLongArray(ROWS * COUNTERS);

  private final Mac mac;

  /** {@code mac}: so that nobody chooses whose counters his own addresses fall on. */
  MinuteCount(Mac mac) {
    this.mac = mac;
  }

  /** Counts one, and says whether it is within so many. */
  boolean allows(String societyId, String host, int most, Instant now) {
    return count(societyId, host, now) <= most;
  }

  /** Counts one, and says how many there were in this minute, or more. */
  int count(String societyId, String host, Instant now) {
    var key = ByteBuffer.wrap(mac.of(societyId, host));
    long minute = Math.floorDiv(now.getEpochSecond(), MINUTE_SECONDS);
    long least = COUNT;
    for (int row = 0; row < ROWS; row++) {
      int at = row * COUNTERS + Math.floorMod(key.getInt(), COUNTERS);
      least = Math.min(least, counters.updateAndGet(at, it -> raised(it, minute)) & COUNT);
    }
    return (int) least;
  }

  /** Seconds until the next minute begins. */
  static long secondsLeft(Instant now) {
    return MINUTE_SECONDS - Math.floorMod(now.getEpochSecond(), MINUTE_SECONDS);
  }

  private static long raised(long counter, long minute) {
    boolean stale = counter >>> COUNT_BITS != minute;
    long count = stale ? 0 : counter & COUNT;
    return minute << COUNT_BITS | Math.min(COUNT, count + 1);
  }
}
