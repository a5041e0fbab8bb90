package kenpo.throttle.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What an attack came to: what it got, and what it cost. */
final class Spoils {

  private final Map<String, Integer> looked = new HashMap<>();
  private int all;
  private int challenges;
  private Duration work = Duration.ZERO;

  /** A password was looked at. */
  void guess(String account) {
    looked.merge(account, 1, Integer::sum);
    all++;
  }

  void worked(Duration time) {
    challenges++;
    work = work.plus(time);
  }

  /** Passwords that were looked at. */
  int guesses() {
    return all;
  }

  boolean isAny() {
    return all > 0;
  }

  int mostOnOne() {
    return perAccount().max().orElse(0);
  }

  IntStream perAccount() {
    return looked.values().stream().mapToInt(Integer::intValue);
  }

  int challenges() {
    return challenges;
  }

  /** Of the attacker's processors. */
  Duration work() {
    return work;
  }
}
