package kenpo.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCodeTest {

  private static final int MANY = 300;

  private final Random random = new Random(1);

  @Test
  void oneIsTwelveCharactersWithoutLookAlikesInGroupsOfFour() {
    for (int i = 0; i < MANY; i++) {
      assertThat(LetterCode.next(random).grouped())
          .matches("[2-9A-Z]{4}(-[2-9A-Z]{4}){2}")
          .doesNotContainPattern("[01ODQILZSGBUVN]");
    }
  }

  @Test
  void everyWrongCharacterIsFound() {
    for (int i = 0; i < MANY; i++) {
      var code = LetterCode.next(random).text();
      for (int at = 0; at < code.length(); at++) {
        for (char other : LetterCode.ALPHABET.toCharArray()) {
          if (other != code.charAt(at)) {
            var wrong = code.substring(0, at) + other + code.substring(at + 1);
            assertThat(LetterCode.of(wrong)).as(code + " " + wrong).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void twoCharactersThatChangedPlacesAreFoundButForAFew() {
    int found = 0;
    int all = 0;
    for (int i = 0; i < MANY; i++) {
      var code = LetterCode.next(random).text();
      for (int at = 0; at + 1 < code.length(); at++) {
        var swapped =
            code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
        if (!swapped.equals(code)) {
          all++;
          found += LetterCode.of(swapped).isEmpty() ? 1 : 0;
        }
      }
    }
    assertThat(found).isGreaterThan(all * 99 / 100).isLessThanOrEqualTo(all);
  }

  @Test
  void itIsReadInAnyWidthAndCaseWithWhateverStandsBetweenGroups() {
    var code = new LetterCode(LetterCode.next(random).text());
    var grouped = code.grouped();
    var wide =
        grouped
            .chars()
            .mapToObj(c -> Character.toString(c == '-' ? '－' : c + 0xFEE0))
            .reduce("", String::concat);
    for (var typed :
        new String[] {
          grouped,
          code.text(),
          grouped.toLowerCase(java.util.Locale.ROOT),
          wide,
          "　" + wide.toLowerCase(java.util.Locale.ROOT) + " ",
          grouped.replace('-', 'ー'),
          grouped.replace('-', '−'),
          grouped.replace('-', '‐'),
          grouped.replace('-', ' ')
        }) {
      assertThat(LetterCode.of(typed)).as(typed).isEqualTo(Optional.of(code));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "22222222222", "2222222222222", "あいうえおかきくけこさし", "0000-0000-0000"})
  void whatCanBeNoneIsNone(String typed) {
    assertThat(LetterCode.of(typed)).isEmpty();
  }

  @Test
  void whatIsMuchTooLongIsNotEvenRead() {
    assertThat(LetterCode.of(" ".repeat(200) + LetterCode.next(random).text())).isEmpty();
  }

  @Test
  void itSaysNothingOfItselfToALog() {
    var code = LetterCode.next(random);
    assertThat(code.toString()).doesNotContain(code.text());
  }
}
