package kenpo.captcha.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Every digit by every speaker, several times. */
final class Recordings {

  static final int DIGITS = 10;

  /** How often each speaker has said each digit, each time otherwise. */
  static final int TAKES = 3;

  private final Map<Voice, List<Recording>> all;

  private Recordings(Map<Voice, List<Recording>> all) {
    this.all = all;
  }

  /** Of the class path; blocking, at start. */
  static Recordings load() {
    var all = new EnumMap<Voice, List<Recording>>(Voice.class);
    for (var voice : Voice.values()) {
      all.put(voice, load(voice));
    }
    return new Recordings(all);
  }

  private static List<Recording> load(Voice voice) {
    var found = new ArrayList<Recording>();
    for (var speaker : voice.speakers()) {
      for (int digit = 0; digit < DIGITS; digit++) {
        for (int take = 1; take <= TAKES; take++) {
          var name = "/voices/%s/%s/%d-%d.wav".formatted(voice.folder(), speaker, digit, take);
          found.add(Recording.of(bytes(name)));
        }
      }
    }
    return List.copyOf(found);
  }

  private static byte[] bytes(String name) {
    try (var file = Recordings.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any of the times this speaker said this digit. */
  Recording any(Voice voice, int speaker, int digit, RandomGenerator random) {
    int take = random.nextInt(TAKES);
    return all.get(voice).get((speaker * DIGITS + digit) * TAKES + take);
  }

  /** Anything that was said in this language. */
  Recording any(Voice voice, RandomGenerator random) {
    var of = all.get(voice);
    return of.get(random.nextInt(of.size()));
  }
}
