package kenpo.captcha.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlphabetTest {

  @ParameterizedTest
  @CsvSource({
    "MIXED, 1, [0-9]{5}",
    "MIXED, 2, [0-9]{6}",
    "MIXED, 3, [2-9A-Z]{6}",
    "MIXED, 4, [2-9A-Z]{7}",
    "DIGITS, 4, [0-9]{7}",
    "HIRAGANA, 1, [あ-ん]{4}",
    "HIRAGANA, 4, [あ-ん]{6}"
  })
  void codesGetLongerWithTheLevel(Alphabet alphabet, int level, String pattern) {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertThat(alphabet.code(level, random)).matches(pattern);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MIXED, 3, AC3TXY, ac3txy",
    "MIXED, 3, AC3TXY, ａｃ３ＴＸＹ",
    "MIXED, 3, AC3TXY, ' AC3　T XY\u200B'",
    "MIXED, 4, AD6T2XY, a067zxy",
    "MIXED, 1, 01258, OlzSb",
    "DIGITS, 4, 0123456, ０１２３４５６",
    "HIRAGANA, 1, ひらかな, ヒラカナ",
    "HIRAGANA, 1, ひらかな, ﾋﾗｶﾅ"
  })
  void howItIsWrittenIsForgiven(Alphabet alphabet, int level, String code, String typed) {
    assertThat(alphabet.isSame(level, code, typed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "MIXED, 3, AC3TXY, AC3TXX",
    "MIXED, 3, AC3TXY, AC3TX",
    "MIXED, 3, AC3TXY, AC3TXYA",
    "MIXED, 3, AC3TXY, ''",
    "HIRAGANA, 1, ひらかな, びらかな"
  })
  void anotherCodeIsAnother(Alphabet alphabet, int level, String code, String typed) {
    assertThat(alphabet.isSame(level, code, typed)).isFalse();
  }

  @Test
  void moreThanACodeIsNotEvenRead() {
    assertThat(Alphabet.MIXED.isSame(1, "12345", "12345" + " ".repeat(100))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("alphabetsByLevel")
  void noTwoCharactersBecomeOne(Alphabet alphabet, int level) {
    var characters = alphabet.characters(level).all();
    for (var one : characters.split("")) {
      for (var other : characters.split("")) {
        assertThat(alphabet.isSame(level, one, other)).isEqualTo(one.equals(other));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("alphabetsByLevel")
  void noTwoCodesBecomeOne(Alphabet alphabet, int level) {
    var random = new SplittableRandom(level);
    for (int i = 0; i < 2000; i++) {
      var code = alphabet.code(level, random);
      var other = nearly(code, alphabet, level, random);
      assertThat(alphabet.isSame(level, code, other)).isEqualTo(code.equals(other));
    }
  }

  /** With one character exchanged, perhaps for itself. */
  private static String nearly(String code, Alphabet alphabet, int level, SplittableRandom random) {
    int place = random.nextInt(code.length());
    return code.substring(0, place)
        + Character.toString(alphabet.characters(level).one(random))
        + code.substring(place + 1);
  }

  @ParameterizedTest
  @MethodSource("alphabetsByLevel")
  void lookAlikesStandForCharactersThatMayCome(Alphabet alphabet, int level) {
    var characters = alphabet.characters(level);
    assertThat(characters.all()).doesNotContainAnyWhitespaces();
    assertThat(characters.all().chars().distinct().count()).isEqualTo(characters.all().length());
    characters
        .meant()
        .forEach(
            (typed, meant) -> {
              assertThat(characters.all()).doesNotContain(Character.toString(typed));
              assertThat(characters.all()).contains(Character.toString(meant));
            });
  }

  static Stream<Arguments> alphabetsByLevel() {
    return Stream.of(Alphabet.values())
        .flatMap(
            alphabet ->
                IntStream.rangeClosed(1, 4).mapToObj(level -> Arguments.of(alphabet, level)));
  }
}
