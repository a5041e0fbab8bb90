package kenpo.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as a configuration file writes them: {@code 500ms}, {@code 30s}, {@code 7d}. */
public final class Durations {

  private static final Pattern FORMAT = Pattern.compile("(0|[1-9][0-9]{0,5})(ms|s|m|h|d)");

  private Durations() {}

  public static Optional<Duration> of(String text) {
    var match = FORMAT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }

  /** In the largest unit that fits. */
  static String say(Duration d) {
    if (d.toMillis() % 1000 != 0) {
      return d.toMillis() + "ms";
    }
    long s = d.toSeconds();
    if (s != 0 && s % 86400 == 0) {
      return s / 86400 + "d";
    }
    return s != 0 && s % 3600 == 0
        ? s / 3600 + "h"
        : s != 0 && s % 60 == 0 ? s / 60 + "m" : s + "s";
  }
}
