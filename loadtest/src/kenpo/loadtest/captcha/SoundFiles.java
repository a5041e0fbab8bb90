package kenpo.loadtest.captcha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import kenpo.captcha.sound.Sounds;
import kenpo.captcha.sound.Voice;

/**
 * Writes sounds for recognisers, the same each time: {@code loadtest/captcha/listen}. The digits
 * stand in the name of each file, which is language-level-digits-number.wav.
 */
final class SoundFiles {

  private static final int LEVELS = 4;

  private SoundFiles() {}

  /** Arguments: folder, seed, how many of each level and language. */
  static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(Long.parseLong(args[1]));
    int count = Integer.parseInt(args[2]);
    var sounds = Sounds.load();
    for (var voice : Voice.values()) {
      for (int level = 1; level <= LEVELS; level++) {
        for (int i = 0; i < count; i++) {
          var digits = sounds.digits(level, random);
          var name = "%s-%d-%s-%d.wav".formatted(voice.name(), level, digits, i);
          Files.write(folder.resolve(name), sounds.wav(level, voice, digits, random));
        }
      }
    }
  }
}
