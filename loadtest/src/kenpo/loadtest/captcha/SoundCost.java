package kenpo.loadtest.captcha;

import java.util.random.RandomGeneratorFactory;
import kenpo.captcha.sound.Sounds;
import kenpo.captcha.sound.Voice;

/** What mixing a sound costs, by level: {@code loadtest/captcha/listen}. */
final class SoundCost {

  private static final int LEVELS = 4;
  private static final int ROUNDS = 300;

  private SoundCost() {}

  static void main() {
    var sounds = Sounds.load();
    System.out.println("| level | seconds | kB | CPU ms, median | CPU ms, 99 % | most kB |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (int level = 1; level <= LEVELS; level++) {
      mixed(sounds, level);
      report(level, mixed(sounds, level));
    }
  }

  private static Effort mixed(Sounds sounds, int level) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(level);
    var voices = Voice.values();
    return Effort.of(
        ROUNDS,
        1,
        number ->
            sounds.wav(level, voices[number % voices.length], sounds.digits(level, random), random)
                .length);
  }

  private static void report(int level, Effort effort) {
    System.out.printf(
        "| %d | %.1f | %d | %.2f | %.2f | %d |%n",
        level,
        effort.bytes(50) / 16_000.0,
        effort.bytes(50) / 1000,
        effort.millis(50),
        effort.millis(99),
        effort.bytes(100) / 1000);
  }
}
