package kenpo.loadtest.captcha;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import kenpo.captcha.sound.Sounds;
import kenpo.captcha.sound.Voice;

/** What mixing a sound costs, by level: {@code loadtest/captcha/listen}. */
final class SoundCost {

  private static final int LEVELS = 4;
  private static final int ROUNDS = 300;
  private static final double NANOS = 1e6;

  private SoundCost() {}

  static void main() {
    var sounds = Sounds.load();
    System.out.println("| level | seconds | kB | CPU ms, median | CPU ms, 99 % | most kB |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (int level = 1; level <= LEVELS; level++) {
      rounds(sounds, level);
      report(level, rounds(sounds, level));
    }
  }

  /** Of one sound. */
  private record Cost(double millis, int bytes) {}

  private static Cost[] rounds(Sounds sounds, int level) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(level);
    var thread = ManagementFactory.getThreadMXBean();
    var costs = new Cost[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      var digits = sounds.digits(level, random);
      var voice = Voice.values()[i % Voice.values().length];
      long before = thread.getCurrentThreadCpuTime();
      int bytes = sounds.wav(level, voice, digits, random).length;
      costs[i] = new Cost((thread.getCurrentThreadCpuTime() - before) / NANOS, bytes);
    }
    return costs;
  }

  private static void report(int level, Cost[] costs) {
    var millis = Arrays.stream(costs).mapToDouble(Cost::millis).sorted().toArray();
    var sizes = Arrays.stream(costs).mapToInt(Cost::bytes).sorted().toArray();
    int typical = sizes[ROUNDS / 2];
    System.out.printf(
        "| %d | %.1f | %d | %.2f | %.2f | %d |%n",
        level,
        typical / 16_000.0,
        typical / 1000,
        millis[ROUNDS / 2],
        millis[ROUNDS * 99 / 100],
        sizes[ROUNDS - 1] / 1000);
  }
}
