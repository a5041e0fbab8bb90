package kenpo.health.judgement;

import static kenpo.health.judgement.Sample.BMI;
import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.WAIST;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.roster.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 保健指導レベル, at every edge. */
class GuidanceRuleTest {

  /** Waist, BMI, risks besides smoking (0 to 3), smokes, level under 65. */
  @ParameterizedTest
  @CsvSource({
    "85.0, 20.0, 0, false, NONE", "85.0, 20.0, 0, true, NONE",
    "85.0, 20.0, 1, false, MOTIVATIONAL", "85.0, 20.0, 1, true, ACTIVE",
    "85.0, 20.0, 2, false, ACTIVE", "85.0, 20.0, 2, true, ACTIVE",
    "85.0, 20.0, 3, false, ACTIVE", "85.0, 30.0, 1, false, MOTIVATIONAL",
    "84.9, 25.0, 0, false, NONE", "84.9, 25.0, 0, true, NONE",
    "84.9, 25.0, 1, false, MOTIVATIONAL", "84.9, 25.0, 1, true, MOTIVATIONAL",
    "84.9, 25.0, 2, false, MOTIVATIONAL", "84.9, 25.0, 2, true, ACTIVE",
    "84.9, 25.0, 3, false, ACTIVE", "84.9, 25.0, 3, true, ACTIVE",
    "84.9, 24.9, 3, true, NONE"
  })
  void theLevelIsThatOfTheTable(
      String waist, String bmi, int risks, boolean smokes, GuidanceLevel level) {
    var sample = sample(risks, smokes).number(WAIST, waist).number(BMI, bmi);
    assertThat(judge(man(50), sample).found()).contains(level);
    var lighter = level == GuidanceLevel.ACTIVE ? GuidanceLevel.MOTIVATIONAL : level;
    assertThat(judge(man(70), sample).found()).contains(lighter);
  }

  @ParameterizedTest
  @CsvSource({
    "MALE, 84.9, NONE",
    "MALE, 85.0, ACTIVE",
    "FEMALE, 89.9, NONE",
    "FEMALE, 90.0, ACTIVE"
  })
  void theWaistHasItsLimitBySex(String sex, String waist, GuidanceLevel level) {
    var sample = sample(2, false).number(WAIST, waist).number(BMI, "20.0");
    assertThat(judge(person(sex, 50), sample).found()).contains(level);
  }

  @ParameterizedTest
  @CsvSource({"99.9, NONE", "100.0, ACTIVE"})
  void visceralFatStandsInForTheWaist(String area, GuidanceLevel level) {
    var sample = sample(2, false).number(Sample.VISCERAL, area).number(BMI, "20.0");
    assertThat(judge(man(50), sample).found()).contains(level);
  }

  @ParameterizedTest
  @CsvSource({
    "9A751000000000001, 129, NONE", "9A751000000000001, 130, MOTIVATIONAL",
    "9A761000000000001, 84, NONE", "9A761000000000001, 85, MOTIVATIONAL",
    "3F015000002327101, 149, NONE", "3F015000002327101, 150, MOTIVATIONAL",
    "3F015129902327101, 174, NONE", "3F015129902327101, 175, MOTIVATIONAL",
    "3F070000002327101, 40, NONE", "3F070000002327101, 39, MOTIVATIONAL",
    "3D010000001927201, 99, NONE", "3D010000001927201, 100, MOTIVATIONAL",
    "3D010129901927201, 99, NONE", "3D010129901927201, 100, MOTIVATIONAL",
    "3D046000001920402, 5.5, NONE", "3D046000001920402, 5.6, MOTIVATIONAL",
  })
  void eachRiskBeginsAtItsEdge(String code, String number, GuidanceLevel level) {
    var sample = new Sample().number(code, number).takesNothing().says(Sample.SMOKING, false);
    sample.number(WAIST, "95").number(BMI, "20");
    fill(sample, code);
    assertThat(judge(man(50), sample).found()).contains(level);
  }

  /** All else without a finding; glucose and triglycerides are there once only. */
  private static void fill(Sample sample, String code) {
    var readings = sample.readings();
    if (readings.number("systolic").isEmpty()) {
      sample.number(Sample.SYSTOLIC, "110");
    }
    if (readings.number("diastolic").isEmpty()) {
      sample.number(Sample.DIASTOLIC, "70");
    }
    if (!code.startsWith("3F015")) {
      sample.number(Sample.TG, "100");
    }
    if (readings.number("hdl").isEmpty()) {
      sample.number(Sample.HDL, "60");
    }
    if (!code.startsWith("3D0")) {
      sample.number(Sample.GLUCOSE, "90");
    }
  }

  @Test
  void casualTriglyceridesDoNotCountBesideFastingOnes() {
    var sample = sample(0, false).number(WAIST, "95").number(BMI, "20");
    assertThat(judge(man(50), sample.number(Sample.CASUAL_TG, "400")).found())
        .contains(GuidanceLevel.NONE);
  }

  /** Fasting glucose, casual glucose, HbA1c; - where it wasn't measured. */
  @ParameterizedTest
  @CsvSource({
    "99, -, 5.6, NONE", "99, -, 9.0, NONE", "100, -, 5.0, MOTIVATIONAL", "99, 200, 9.0, NONE",
    "-, 150, 5.5, NONE", "-, 90, 5.6, MOTIVATIONAL", "-, 100, -, MOTIVATIONAL", "-, 99, -, NONE",
    "99.9, -, 9.0, NONE", "-, -, 5.59, NONE"
  })
  void ofGlucoseOnlyTheFirstThatWasMeasuredCounts(
      String fasting, String casual, String hba1c, GuidanceLevel level) {
    var sample = withoutGlucose();
    numberUnless(sample, Sample.GLUCOSE, fasting);
    numberUnless(sample, Sample.CASUAL_GLUCOSE, casual);
    numberUnless(sample, Sample.HBA1C, hba1c);
    assertThat(judge(man(50), sample).found()).contains(level);
  }

  private static void numberUnless(Sample sample, String code, String number) {
    if (!number.equals("-")) {
      sample.number(code, number);
    }
  }

  private static Sample withoutGlucose() {
    var sample = new Sample().takesNothing().says(Sample.SMOKING, false);
    sample.number(Sample.SYSTOLIC, "110").number(Sample.DIASTOLIC, "70");
    return sample
        .number(Sample.TG, "100")
        .number(Sample.HDL, "60")
        .number(WAIST, "95")
        .number(BMI, "20");
  }

  /** 9N141: 2 is ten hours and more after a meal, 3 is 3.5 and more, 4 is less. */
  @ParameterizedTest
  @CsvSource({"2, MOTIVATIONAL", "3, MOTIVATIONAL", "4, missing"})
  void casualGlucoseSoonAfterAMealIsNotJudged(String hours, String expected) {
    var sample = withoutGlucose().number(Sample.CASUAL_GLUCOSE, "150");
    // Not the fasting triglycerides of the sample, which have no place beside 3 and 4.
    sample.number(Sample.CASUAL_TG, "100").answer("9N141000000000011", "2202", hours);
    var outcome = judge(man(50), sample);
    assertThat(outcome.found().map(Enum::name).orElse("missing")).isEqualTo(expected);
  }

  @Test
  void whatNobodyConfirmedSaysWhy() {
    var judged = (Judged<GuidanceLevel>) judge(man(50), withoutGlucose().number(Sample.HBA1C, "5"));
    assertThat(judged.basis().uncertain()).isPresent();
  }

  /** Where both were measured, either: our reading, as the rule's mark says. */
  @ParameterizedTest
  @CsvSource({"84.9, 99.9, NONE", "85, 80, ACTIVE", "80, 100, ACTIVE"})
  void ofWaistAndVisceralFatEitherCounts(String waist, String area, GuidanceLevel level) {
    var sample = sample(2, false).number(Sample.VISCERAL, area).number(BMI, "20");
    assertThat(judge(man(50), sample.number(WAIST, waist)).found()).contains(level);
  }

  /**
   * 40 and 65 by the age reached within fiscal 2026, i.e. by 31 March 2027, where who is born on 1
   * April counts too; 75 by the age on the day, 1 June 2026.
   */
  @ParameterizedTest
  @CsvSource({
    "1987-04-02, excluded",
    "1987-04-01, ACTIVE",
    "1987-03-31, ACTIVE",
    "1962-04-02, ACTIVE",
    "1962-04-01, MOTIVATIONAL",
    "1952-04-02, MOTIVATIONAL",
    "1952-04-01, MOTIVATIONAL",
    "1951-07-01, MOTIVATIONAL",
    "1951-06-02, MOTIVATIONAL",
    "1951-06-01, excluded",
    "1940-01-01, excluded"
  })
  void ageDecides(LocalDate born, String expected) {
    var sample = sample(3, true).number(WAIST, "95").number(BMI, "30");
    var outcome = judge(new Subject(Sex.MALE, born), sample);
    assertThat(outcome.found().map(Enum::name).orElse("excluded")).isEqualTo(expected);
    assertThat(outcome instanceof Excluded<GuidanceLevel>).isEqualTo(expected.equals("excluded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9N701000000000011", "9N706000000000011", "9N711000000000011"})
  void whoTakesMedicineIsNoTarget(String medicine) {
    var sample = values(3).number(WAIST, "95").number(BMI, "30").says(Sample.SMOKING, false);
    sample.says(medicine, true);
    var excluded = (Excluded<GuidanceLevel>) judge(man(50), sample);
    assertThat(excluded.because())
        .singleElement()
        .satisfies(it -> assertThat(it.evidence()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void whoTheInsurerFoundToTakeMedicineIsNoTarget(String found) {
    var sample = sample(3, false).number(WAIST, "95").number(BMI, "30");
    sample.answer("9N702167200000049", "24020", found);
    assertThat(judge(man(50), sample)).isInstanceOf(Excluded.class);
  }

  @Test
  void withoutAnswersAboutMedicineItIsNotPossible() {
    var sample = values(2).number(WAIST, "95").number(BMI, "20").says(Sample.SMOKING, false);
    assertThat(((Missing<GuidanceLevel>) judge(man(50), sample)).what())
        .extracting("key")
        .containsExactly("medicine-blood-pressure", "medicine-glucose", "medicine-lipids");
    var slim = values(2).number(WAIST, "80").number(BMI, "20").says(Sample.SMOKING, false);
    assertThat(judge(man(50), slim).found()).contains(GuidanceLevel.NONE);
  }

  @Test
  void smokingMattersOnlyWhereItCouldChangeTheLevel() {
    var two = values(2).takesNothing().number(WAIST, "95").number(BMI, "20");
    assertThat(judge(man(50), two).found()).contains(GuidanceLevel.ACTIVE);
    var one = values(1).takesNothing().number(WAIST, "95").number(BMI, "20");
    assertThat(((Missing<GuidanceLevel>) judge(man(50), one)).what())
        .extracting("key")
        .containsExactly("smoking");
    assertThat(judge(man(70), one).found()).contains(GuidanceLevel.MOTIVATIONAL);
  }

  @ParameterizedTest
  @CsvSource({
    "2003, 1, ACTIVE",
    "2003, 2, MOTIVATIONAL",
    "24060, 1, ACTIVE",
    "24060, 2, MOTIVATIONAL",
    "24060, 3, MOTIVATIONAL"
  })
  void smokingCountsByTheListOfItsTime(String list, String answer, GuidanceLevel level) {
    var sample = values(1).takesNothing().number(WAIST, "95").number(BMI, "20");
    sample.answer(Sample.SMOKING, list, answer);
    assertThat(judge(man(50), sample).found()).contains(level);
  }

  @Test
  void withoutAWaistABmiOrAValueItIsToldWhatIsMissing() {
    var noWaist = sample(2, false).number(BMI, "20");
    assertThat(((Missing<GuidanceLevel>) judge(man(50), noWaist)).what())
        .extracting("key")
        .containsExactly("waist");
    var noBmi = sample(2, false).number(WAIST, "80");
    assertThat(((Missing<GuidanceLevel>) judge(man(50), noBmi)).what())
        .extracting("key")
        .containsExactly("bmi");
  }

  @Test
  void itsReasonsNameWhatCounted() {
    var sample = sample(2, true).number(WAIST, "95").number(BMI, "20");
    assertThat(((Judged<GuidanceLevel>) judge(man(50), sample)).reasons())
        .extracting(Reason::key)
        .containsExactly(
            "fat",
            "blood-pressure",
            "lipids",
            "smoking",
            "glucose",
            "treated-blood-pressure",
            "treated-glucose",
            "treated-lipids",
            "person");
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, true", "4, true"})
  void aDifferenceToTheFileIsKnown(String code, boolean differs) {
    var sample = sample(2, true).number(WAIST, "95").number(BMI, "20");
    sample.answer("9N506000000000011", "3001", code);
    var both = JUDGEMENTS.guidance(man(50), DAY, sample.readings());
    assertThat(both.sent().orElseThrow().nationalCode()).isEqualTo(code);
    assertThat(both.differs()).isEqualTo(differs);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "4, true"})
  void whomTheRuleLeavesOutFilesHaveAsNone(String code, boolean differs) {
    var sample = values(3).number(WAIST, "95").number(BMI, "30");
    sample.says(Sample.PRESSURE_MEDICINE, true).answer("9N506000000000011", "3001", code);
    assertThat(JUDGEMENTS.guidance(man(50), DAY, sample.readings()).differs()).isEqualTo(differs);
  }

  @Test
  void theRuleIsThatOfItsYears() {
    var before =
        JUDGEMENTS.guidance(man(50), LocalDate.of(2024, 3, 31), sample(0, false).readings());
    assertThat(before.computed()).isInstanceOf(Outcome.NoRule.class);
  }

  /** So many of blood pressure, lipids and glucose; nobody takes medicine. */
  private static Sample sample(int risks, boolean smokes) {
    return values(risks).takesNothing().says(Sample.SMOKING, smokes);
  }

  private static Sample values(int risks) {
    return new Sample()
        .number(Sample.SYSTOLIC, risks > 0 ? "130" : "129")
        .number(Sample.DIASTOLIC, "84")
        .number(Sample.TG, risks > 1 ? "150" : "149")
        .number(Sample.HDL, "40")
        .number(Sample.GLUCOSE, risks > 2 ? "100" : "99");
  }

  private static Outcome<GuidanceLevel> judge(Subject subject, Sample sample) {
    return JUDGEMENTS.guidance(subject, DAY, sample.readings()).computed();
  }
}
