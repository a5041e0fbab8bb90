package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import kenpo.captcha.Challenges;
import kenpo.config.PortalConfig.Work;

/**
 * How long work takes: the means that were measured (docs/security.md), times what is assumed of
 * machines.
 *
 * @param levels the work of each, from 1 on
 */
record Effort(List<Work> levels) {

  /** Of a try on a desktop's idle core, in a browser: what it costs besides its iterations. */
  private static final double TRY_SECONDS = 0.000_2;

  private static final double ITERATION_SECONDS = 0.000_000_2;
  private static final int HEXADECIMAL = 16;

  /** Assumed: a phone's cores are four times slower than the desktop's, and it uses two of them. */
  private static final double PHONE = 2;

  /** Assumed: a core of the attacker's does in a second what a phone does in eight. */
  private static final double ATTACKER = PHONE / 8;

  /** Processor time of the attacker's. */
  Duration attacker(int level) {
    return seconds(mean(level) * ATTACKER);
  }

  /** On a member's phone, with as much chance in it as the number of solutions leaves. */
  Duration member(int level, RandomGenerator random) {
    if (level == 0) {
      return Duration.ZERO;
    }
    int solutions = levels.get(level - 1).solutions();
    double drawn = 0;
    for (int i = 0; i < solutions; i++) {
      drawn += random.nextExponential() / solutions;
    }
    return longer(seconds(mean(level) * PHONE * drawn), pause(level));
  }

  /** From the challenge on; nobody's answer is taken earlier. */
  Duration pause(int level) {
    return Challenges.pause(level);
  }

  /** On the desktop's core. */
  private double mean(int level) {
    if (level == 0) {
      return 0;
    }
    var work = levels.get(level - 1);
    double tries = work.solutions() * Math.pow(HEXADECIMAL, work.digits());
    return tries * (TRY_SECONDS + work.cost() * ITERATION_SECONDS);
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
