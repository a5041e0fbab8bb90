package kenpo.society;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsurerNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"06133425", "06139463", "06132013", "33120015", "06990014", "63990014"})
  void aRightCheckDigitIsTaken(String number) {
    assertThat(InsurerNumber.parse(number)).contains(new InsurerNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "０６１３３４２５",
        " 0613 3425 ",
        "06-13-342-5",
        "06ー13342－5",
        "06133425\u200B",
        "　06133425"
      })
  void widthSpacesAndHyphensMakeNoDifference(String typed) {
    assertThat(InsurerNumber.parse(typed)).contains(new InsurerNumber("06133425"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"06123456", "99999999", "06133426", "60133425"})
  void aWrongCheckDigitIsRefused(String number) {
    assertThat(InsurerNumber.parse(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6133425", "006133425", "0613342A", "٠٦١٣٣٤٢٥", "-"})
  void whatIsNotEightDigitsIsRefused(String typed) {
    assertThat(InsurerNumber.parse(typed)).isEmpty();
  }

  @Test
  void everyWrongDigitAndEveryChangeOfNeighboursButNineAndNoughtIsFound() {
    var number = "06133425";
    for (int i = 0; i < 8; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        var changed = number.substring(0, i) + digit + number.substring(i + 1);
        assertThat(InsurerNumber.checks(changed)).isEqualTo(changed.equals(number));
      }
    }
    assertThat(InsurerNumber.checks("06134325")).isFalse();
  }

  @Test
  void noOtherValueCanBeMade() {
    assertThatThrownBy(() -> new InsurerNumber("06133426"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
