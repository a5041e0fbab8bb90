package kenpo.captcha.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuLawTest {

  /** Table 2a of ITU-T G.711, in 16 bits. */
  @ParameterizedTest
  @CsvSource({"0, 0xFF", "32124, 0x80", "-32124, 0x00", "8, 0xFE", "1884, 0xC0", "-1884, 0x40"})
  void isThatOfTheRecommendation(int sample, String code) {
    assertThat(MuLaw.encoded(sample)).isEqualTo(Integer.decode(code).byteValue());
    assertThat(MuLaw.decoded(Integer.decode(code).byteValue())).isEqualTo((short) sample);
  }

  /** Half of a step, whose width grows with the sample. */
  @Test
  void whatIsWrittenIsNeverFarFromWhatWasMeant() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      double error = (Math.abs(sample) + 132) / 32.0;
      assertThat((double) MuLaw.decoded(MuLaw.encoded(sample))).isCloseTo(sample, within(error));
    }
  }
}
