package kenpo.captcha.sound;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundsTest {

  private static final Sounds SOUNDS = Sounds.load();
  private static final int MOST_BYTES = 210_000;

  private static RandomGenerator seeded(long seed) {
    return new SplittableRandom(seed);
  }

  private static double[] heard(int level, Voice voice, String digits, long seed) {
    return Ear.samples(SOUNDS.wav(level, voice, digits, seeded(seed)));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 6", "3, 7", "4, 8"})
  void asManyDigitsAsALevelAsksFor(int level, int count) {
    var random = seeded(1);
    var all = Stream.generate(() -> SOUNDS.digits(level, random)).limit(100).toList();
    assertThat(all).allMatch(digits -> digits.matches("[0-9]{" + count + "}"));
    assertThat(all).doesNotHaveDuplicates();
    assertThat(String.join("", all).chars().distinct()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 9", "2, 6, 10.5", "3, 7, 12", "4, 8, 13"})
  void isAsLongAsItTakesToTypeAndNoMore(int level, double least, double most) {
    for (var voice : Voice.values()) {
      for (int seed = 0; seed < 20; seed++) {
        var random = seeded(seed);
        var file = SOUNDS.wav(level, voice, SOUNDS.digits(level, random), random);
        assertThat(file.length).isLessThan(MOST_BYTES);
        assertThat(Ear.samples(file).length / (double) Ear.RATE).isBetween(least, most);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneSeedIsOneSound(Voice voice) {
    for (int level = 1; level <= 4; level++) {
      var sound = SOUNDS.wav(level, voice, "90817", seeded(7));
      assertThat(SOUNDS.wav(level, voice, "90817", seeded(7))).isEqualTo(sound);
      assertThat(Sounds.load().wav(level, voice, "90817", seeded(7))).isEqualTo(sound);
      assertThat(SOUNDS.wav(level, voice, "90817", seeded(8))).isNotEqualTo(sound);
    }
  }

  /** Not even the first digit of two sounds with the same digits is the same for a moment. */
  @Test
  void noTwoSoundsAreAlike() {
    var firsts = new HashSet<List<Integer>>();
    for (int seed = 0; seed < 50; seed++) {
      var word = Ear.words(heard(1, Voice.JAPANESE, "33", seed)).getFirst();
      firsts.add(IntStream.range(800, 900).mapToObj(i -> (int) (word[i] * 32768)).toList());
    }
    assertThat(firsts).hasSize(50);
  }

  @ParameterizedTest
  @EnumSource
  void isLoudAndNothingIsCutOff(Voice voice) {
    for (int seed = 0; seed < 40; seed++) {
      var samples = heard(1 + seed % 4, voice, "7310", seed);
      assertThat(Arrays.stream(samples).map(Math::abs).max().getAsDouble()).isBetween(0.85, 0.93);
      assertThat(Math.abs(samples[0])).isLessThan(0.01);
      assertThat(Math.abs(samples[samples.length - 1])).isLessThan(0.01);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDigitsAreInItInTheirOrder(Voice voice) {
    for (int seed = 0; seed < 25; seed++) {
      var random = seeded(seed);
      var digits = SOUNDS.digits(1, random);
      var samples = Ear.samples(SOUNDS.wav(1, voice, digits, random));
      assertThat(
              Ear.words(samples).stream()
                  .map(word -> RecordingsTest.mostLike(voice, word).digit())
                  .map(String::valueOf)
                  .collect(joining()))
          .isEqualTo(digits);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneSpeakerSaysAllOfItAtFirst(Voice voice) {
    var who = new HashSet<String>();
    for (int seed = 0; seed < 10; seed++) {
      var heard =
          Ear.words(heard(1, voice, "5172", seed)).stream()
              .map(word -> RecordingsTest.mostLike(voice, word).speaker())
              .collect(toSet());
      assertThat(heard).hasSize(1);
      who.addAll(heard);
    }
    assertThat(who).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2"})
  void laterTwoTakeTurnsAtRandom(int level, int speakers) {
    var recordings = Recordings.load();
    var counts = new HashSet<Integer>();
    var changes = new HashSet<String>();
    for (int seed = 0; seed < 20; seed++) {
      var spoken = Spoken.of(Grade.of(level), Voice.ENGLISH, "12345678", recordings, seeded(seed));
      counts.add((int) spoken.stream().map(Spoken::speaker).distinct().count());
      changes.add(spoken.stream().map(it -> String.valueOf(it.speaker())).collect(joining()));
    }
    assertThat(counts).containsExactly(speakers);
    assertThat(changes.size()).isBetween(2, speakers == 1 ? 2 : 20);
  }

  @ParameterizedTest
  @EnumSource
  void babbleRisesFromLevelToLevelAndStaysBelowTheDigits(Voice voice) {
    var below = new ArrayList<Double>();
    for (int level = 1; level <= 4; level++) {
      var tenths = Ear.tenths(heard(level, voice, "4837261", 3));
      below.add(
          20 * Math.log10((tenths[tenths.length / 4] + 1e-5) / tenths[tenths.length * 9 / 10]));
    }
    assertThat(below.getFirst()).isLessThan(-45);
    assertThat(below).isSorted();
    assertThat(below.get(1)).isBetween(-25.0, -12.0);
    assertThat(below.getLast()).isLessThan(-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void betweenTwoDigitsIsTimeToType(int level) {
    var recordings = Recordings.load();
    var pauses = new ArrayList<Double>();
    for (int seed = 0; seed < 20; seed++) {
      var grade = Grade.of(level);
      var spoken = Spoken.of(grade, Voice.JAPANESE, "40217", recordings, seeded(seed));
      assertThat(spoken.getFirst().start()).isGreaterThan(Ear.RATE / 2);
      for (int i = 1; i < spoken.size(); i++) {
        pauses.add((spoken.get(i).start() - spoken.get(i - 1).end()) / (double) Ear.RATE);
      }
    }
    assertThat(pauses).allMatch(pause -> pause > 0.59 && pause < 1.01);
    assertThat(pauses).anyMatch(pause -> pause < 0.7).anyMatch(pause -> pause > 0.9);
  }
}
