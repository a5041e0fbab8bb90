package kenpo.captcha.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {

  private static final Path FOLDER = Path.of("src/main/resources/voices");
  private static final long MOST_BYTES = 1_000_000;
  private static final Likeness SILENCE = Likeness.of(new double[Ear.RATE]);

  /** A recording, and what is known of it by its name. */
  record Known(
      Voice voice, String speaker, int digit, int take, double[] samples, Likeness likeness) {

    private static Known of(Voice voice, String speaker, int digit, int take) {
      var file = FOLDER.resolve(voice.folder() + "/" + speaker + "/" + digit + "-" + take + ".wav");
      try {
        var samples = Ear.samples(Files.readAllBytes(file));
        return new Known(voice, speaker, digit, take, samples, Likeness.of(samples));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return voice + " " + speaker + " " + digit + "-" + take;
    }
  }

  private static final Map<Voice, List<Known>> ALL = all();

  private static Map<Voice, List<Known>> all() {
    var all = new EnumMap<Voice, List<Known>>(Voice.class);
    for (var voice : Voice.values()) {
      var of = new ArrayList<Known>();
      for (var speaker : voice.speakers()) {
        for (int i = 0; i < Recordings.DIGITS * Recordings.TAKES; i++) {
          of.add(Known.of(voice, speaker, i / Recordings.TAKES, i % Recordings.TAKES + 1));
        }
      }
      all.put(voice, of);
    }
    return all;
  }

  static Known mostLike(Voice voice, double[] word) {
    var heard = Likeness.of(word);
    return ALL.get(voice).stream()
        .min(Comparator.comparingDouble(it -> it.likeness.distance(heard)))
        .orElseThrow();
  }

  static Stream<Known> everyOne() {
    return ALL.values().stream().flatMap(List::stream);
  }

  @Test
  void everySpeakerSaysEveryDigitSeveralTimesAndNothingElse() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      var there = files.filter(file -> file.toString().endsWith(".wav")).toList();
      assertThat(there).hasSize(2 * 2 * Recordings.DIGITS * Recordings.TAKES);
      long bytes = there.stream().mapToLong(file -> file.toFile().length()).sum();
      assertThat(bytes).isLessThan(MOST_BYTES);
    }
    assertThat(everyOne()).hasSize(2 * 2 * Recordings.DIGITS * Recordings.TAKES);
  }

  @Test
  void theirLicencesTravelWithThem() throws IOException {
    assertThat(text("META-INF/licenses/voices/nit-atr503-m001.txt"))
        .contains("Creative Commons Attribution 3.0", "Nagoya Institute of Technology");
    assertThat(text("META-INF/licenses/voices/flite.txt")).contains("Carnegie Mellon University");
    assertThat(Files.readString(Path.of("NOTICE")))
        .contains("NIT ATR503 M001", "flite", "Attribution 3.0");
  }

  private static String text(String resource) throws IOException {
    try (var in = RecordingsTest.class.getResourceAsStream("/" + resource)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void noTwoAreAlike() {
    var different = new HashSet<Double>();
    everyOne().forEach(it -> different.add(it.likeness.distance(SILENCE)));
    assertThat(different).hasSize(2 * 2 * Recordings.DIGITS * Recordings.TAKES);
  }

  @ParameterizedTest
  @MethodSource("everyOne")
  void isAWordWithoutSilenceOrClicksAtItsEnds(Known one) {
    var samples = one.samples;
    assertThat(samples.length / (double) Ear.RATE).isBetween(0.15, 1.0);
    assertThat(Math.abs(samples[0])).isLessThan(0.002);
    assertThat(Math.abs(samples[samples.length - 1])).isLessThan(0.002);
    assertThat(Ear.loudness(samples, 0, samples.length)).isBetween(0.05, 0.12);
    assertThat(Ear.loudness(samples, 0, Ear.RATE / 20)).isGreaterThan(0.0005);
  }

  @ParameterizedTest
  @MethodSource("everyOne")
  void isMostLikeTheSameDigit(Known one) {
    var closest =
        ALL.get(one.voice).stream()
            .filter(it -> !it.toString().equals(one.toString()))
            .min(Comparator.comparingDouble(it -> it.likeness.distance(one.likeness)))
            .orElseThrow();
    assertThat(closest.digit).isEqualTo(one.digit);
  }
}
