package kenpo.throttle;

import java.time.Duration;

/** Pieces of statements about scores, which halve with time. */
final class Halving {

  /**
   * What an address or network has now, by its half-life in seconds; nothing after sixty of them,
   * as PostgreSQL fails where a result is too small for it.
   */
  private static final String HALVED =
      """
      (CASE
        WHEN %1$s - s.scored_at > 60 * %2$s * interval '1 second' THEN 0
        ELSE s.score * power(0.5, greatest(0, extract(epoch FROM %1$s - s.scored_at)::float8) / %2$s)
      END)\
      """;

  /** When a score is nothing any more. */
  private static final String FORGET =
      "date_trunc('hour', %s + %s * ln(greatest(1, (%s) / "
          + Buckets.NOTHING
          + ")) / ln(2::float8) * interval '1 second') + interval '1 hour'";

  private Halving() {}

  /** The score of a row of throttle_scores now; {@code halfLife} in seconds. */
  static String halved(String row, String now, String halfLife) {
    return HALVED.replace("s.", row + ".").formatted(now, halfLife);
  }

  /** When such a score counts for nothing any more. */
  static String forget(String now, String halfLife, String score) {
    return FORGET.formatted(now, halfLife, score);
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
