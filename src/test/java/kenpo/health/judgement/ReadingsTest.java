package kenpo.health.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.health.Status;
import kenpo.health.judgement.Evidence.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several values the one counts that the rule names, and none that isn't a number. */
class ReadingsTest {

  private static final String FIRST = "9A751000000000001";
  private static final String SECOND = "9A752000000000001";
  private static final String OTHER = "9A755000000000001";

  @ParameterizedTest
  @CsvSource({"130, 140, 135", "129, 130, 130", "128, 131, 130", "120, 121, 121"})
  void ofTwoReadingsTheMeanCountsRoundedHalfUp(String first, String second, String mean) {
    var sample = new Sample().number(FIRST, first).number(SECOND, second);
    assertThat(number(sample, "systolic")).isEqualTo(mean);
    assertThat(sample.readings().number("systolic").orElseThrow().from()).hasSize(2);
  }

  @Test
  void theOtherReadingComesFirst() {
    var sample = new Sample().number(FIRST, "130").number(SECOND, "140").number(OTHER, "150");
    assertThat(number(sample, "systolic")).isEqualTo("150");
  }

  @Test
  void theOnlyReadingCounts() {
    assertThat(number(new Sample().number(FIRST, "130"), "systolic")).isEqualTo("130");
    var second = new Sample().without(FIRST, Status.NOT_DONE).number(SECOND, "140");
    assertThat(number(second, "systolic")).isEqualTo("140");
  }

  @Test
  void aMeanWithALimitIsALimit() {
    var sample = new Sample().number(FIRST, "280").above(SECOND, "300");
    assertThat(number(sample, "systolic")).isEqualTo("290");
    assertThat(sample.readings().number("systolic").orElseThrow().bound())
        .isEqualTo(Bound.AT_LEAST);
    var both = new Sample().below(FIRST, "40").above(SECOND, "300");
    assertThat(number(both, "systolic")).isEqualTo("none");
  }

  @Test
  void ofSeveralMethodsTheFirstOfTheTableCounts() {
    var sample = new Sample().number("3D046000001999902", "7.0").number("3D046000001906202", "5.0");
    assertThat(number(sample, "hba1c-ngsp")).isEqualTo("5.0");
    var waist = new Sample().number("9N016160300000001", "80.0").number(Sample.WAIST, "86.0");
    assertThat(number(waist, "waist")).isEqualTo("86.0");
  }

  @Test
  void aNumberCountsBeforeALimitAndBeforeWhatWasNotDone() {
    var sample =
        new Sample()
            .without("3D046000001906202", Status.NOT_DONE)
            .below("3D046000001920402", "3.0")
            .number("3D046000001999902", "5.0");
    assertThat(number(sample, "hba1c-ngsp")).isEqualTo("5.0");
  }

  @Test
  void theSectionOfTheSpecificCheckupCountsFirst() {
    var sample = new Sample().inSection("01990").number(Sample.BMI, "20.0");
    sample.inSection("01010").number(Sample.BMI, "21.0");
    assertThat(number(sample, "bmi")).isEqualTo("21.0");
  }

  @Test
  void theSectionCountsBeforeTheMethod() {
    var sample = new Sample().inSection("01990").number("3D046000001906202", "7.0");
    sample.inSection("01010").number("3D046000001999902", "5.0");
    assertThat(number(sample, "hba1c-ngsp")).isEqualTo("5.0");
    var pressure = new Sample().inSection("01990").number(OTHER, "150");
    pressure.inSection("01010").number(FIRST, "130").number(SECOND, "140");
    assertThat(number(pressure, "systolic")).isEqualTo("135");
  }

  @Test
  void aNumberCountsBeforeALimitOfTheOtherReading() {
    assertThat(number(new Sample().above(OTHER, "200").number(FIRST, "130"), "systolic"))
        .isEqualTo("130");
    assertThat(number(new Sample().above(OTHER, "200").above(FIRST, "180"), "systolic"))
        .isEqualTo("200");
    var elsewhere = new Sample().above(FIRST, "200").inSection("01990").number(FIRST, "130");
    assertThat(number(elsewhere, "systolic")).isEqualTo("130");
  }

  /**
   * Codes of 9N141, and what is left: fasting and casual triglycerides, fasting, casual glucose.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 100 200 90 120",
    "3, none 200 none 120",
    "4, none none none none",
    "9, 100 200 90 120"
  })
  void whatWasDrawnTooSoonAfterAMealIsMissing(String hours, String left) {
    var sample = new Sample().number(Sample.TG, "100").number(Sample.CASUAL_TG, "200");
    sample.number(Sample.GLUCOSE, "90").number(Sample.CASUAL_GLUCOSE, "120");
    sample.answer("9N141000000000011", "2202", hours);
    assertThat(
            String.join(
                " ",
                number(sample, "triglycerides-fasting"),
                number(sample, "triglycerides-casual"),
                number(sample, "glucose-fasting"),
                number(sample, "glucose-casual")))
        .isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"NOT_DONE", "NOT_MEASURABLE", "BELOW", "ABOVE"})
  void withoutANumberItIsMissing(Status status) {
    assertThat(number(new Sample().without(Sample.BMI, status), "bmi")).isEqualTo("none");
  }

  @Test
  void aNumberInAnotherUnitIsMissing() {
    assertThat(number(new Sample().number(Sample.HDL, "1.5", "mmol/L"), "hdl")).isEqualTo("none");
    assertThat(number(new Sample().number(Sample.HDL, "60", "MG/DL"), "hdl")).isEqualTo("60");
    assertThat(number(new Sample().number(Sample.HDL, "60", ""), "hdl")).isEqualTo("60");
  }

  @Test
  void fastingAndCasualAreNeverMixed() {
    var sample = new Sample().number(Sample.CASUAL_GLUCOSE, "150");
    sample.number("3D045000001920402", "6.0");
    assertThat(number(sample, "glucose-fasting")).isEqualTo("none");
    assertThat(number(sample, "hba1c-ngsp")).isEqualTo("none");
  }

  @Test
  void numbersAreRoundedHalfUp() {
    assertThat(number(new Sample().number(Sample.WAIST, "84.95"), "waist")).isEqualTo("85.0");
    assertThat(number(new Sample().number(Sample.WAIST, "84.94"), "waist")).isEqualTo("84.9");
    assertThat(number(new Sample().number(Sample.HDL, "39.5"), "hdl")).isEqualTo("40");
    assertThat(new Sample().number(Sample.HDL, "39.5").readings().number("hdl").orElseThrow())
        .satisfies(it -> assertThat(it.exact()).isEqualByComparingTo("39.5"));
  }

  private static String number(Sample sample, String series) {
    return sample.readings().number(series).map(it -> it.number().toPlainString()).orElse("none");
  }
}
