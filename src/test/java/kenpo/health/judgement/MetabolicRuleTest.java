package kenpo.health.judgement;

import static kenpo.health.judgement.Sample.BMI;
import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.GLUCOSE;
import static kenpo.health.judgement.Sample.HBA1C;
import static kenpo.health.judgement.Sample.HDL;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.TG;
import static kenpo.health.judgement.Sample.WAIST;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** メタボリックシンドローム判定, at every edge. */
class MetabolicRuleTest {

  @ParameterizedTest
  @CsvSource({
    "MALE, 84.9, NONE",
    "MALE, 84.94, NONE",
    "MALE, 84.95, NONE",
    "MALE, 85.0, SYNDROME",
    "FEMALE, 85.0, NONE",
    "FEMALE, 89.9, NONE",
    "FEMALE, 90.0, SYNDROME"
  })
  void withoutFatAroundTheWaistItIsNone(String sex, String waist, Metabolic expected) {
    var sample = risks("130", "70", "150", "60", "90").number(WAIST, waist);
    assertThat(judge(person(sex, 50), sample).found()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"99.9, NONE", "100.0, SYNDROME"})
  void visceralFatStandsInForTheWaist(String area, Metabolic expected) {
    var sample = risks("130", "70", "150", "60", "90").number(Sample.VISCERAL, area);
    assertThat(judge(man(50), sample).found()).contains(expected);
    var both = risks("130", "70", "150", "60", "90").number(Sample.VISCERAL, area);
    assertThat(judge(man(50), both.number(WAIST, "80")).found()).contains(expected);
  }

  /** SBP, DBP, triglycerides, HDL, fasting glucose. */
  @ParameterizedTest
  @CsvSource({
    "129, 84, 149, 40, 109, NONE", "130, 84, 149, 40, 109, RESERVE",
        "129, 85, 149, 40, 109, RESERVE",
    "130, 85, 149, 40, 109, RESERVE", "129, 84, 150, 40, 109, RESERVE",
        "129, 84, 149, 39, 109, RESERVE",
    "129, 84, 150, 39, 109, RESERVE", "129, 84, 149, 40, 110, RESERVE",
        "130, 84, 150, 40, 109, SYNDROME",
    "129, 85, 149, 40, 110, SYNDROME", "129, 84, 149, 39, 110, SYNDROME",
        "130, 84, 150, 40, 110, SYNDROME"
  })
  void risksAreCounted(
      String sbp, String dbp, String tg, String hdl, String glucose, Metabolic expected) {
    var sample = risks(sbp, dbp, tg, hdl, glucose).number(WAIST, "95");
    assertThat(judge(man(50), sample).found()).contains(expected);
    assertThat(judge(person("FEMALE", 50), sample).found()).contains(expected);
  }

  /** Where both were measured, either: our reading, as the rule's mark says. */
  @ParameterizedTest
  @CsvSource({"84.9, 99.9, NONE", "85, 80, SYNDROME", "80, 100, SYNDROME", "85, 100, SYNDROME"})
  void ofWaistAndVisceralFatEitherCounts(String waist, String area, Metabolic expected) {
    var sample = risks("130", "70", "150", "60", "90").number(WAIST, waist);
    assertThat(judge(man(50), sample.number(Sample.VISCERAL, area)).found()).contains(expected);
  }

  @Test
  void whatNobodyConfirmedSaysWhy() {
    var judged = (Judged<Metabolic>) judge(man(50), new Sample().number(WAIST, "80"));
    assertThat(judged.basis().uncertain()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"109, 9.0, NONE", "109.5, 5.0, NONE", "110, 5.0, RESERVE"})
  void casualGlucoseCountsBeforeHba1c(String glucose, String hba1c, Metabolic expected) {
    var sample = slim().number(Sample.CASUAL_GLUCOSE, glucose).number(HBA1C, hba1c);
    assertThat(judge(man(50), sample.number(WAIST, "95")).found()).contains(expected);
  }

  @Test
  void fastingGlucoseCountsBeforeCasual() {
    var sample = slim().number(Sample.CASUAL_GLUCOSE, "150").number(GLUCOSE, "90");
    assertThat(judge(man(50), sample.number(WAIST, "95")).found()).contains(Metabolic.NONE);
  }

  /** The mean of two readings isn't rounded before it is compared with a limit of the law. */
  @Test
  void aMeanBelowTheLimitIsNoRisk() {
    var sample = slim().number("9A752000000000001", "149").number(GLUCOSE, "90");
    assertThat(judge(man(50), sample.number(WAIST, "95")).found()).contains(Metabolic.NONE);
    var over = slim().number("9A752000000000001", "150").number(GLUCOSE, "90");
    assertThat(judge(man(50), over.number(WAIST, "95")).found()).contains(Metabolic.RESERVE);
  }

  @ParameterizedTest
  @CsvSource({"39.9, RESERVE", "40, NONE"})
  void hdlCountsBelowItsLimitAsItWasMeasured(String hdl, Metabolic expected) {
    var sample = risks("110", "70", "100", hdl, "90").number(WAIST, "95");
    assertThat(judge(man(50), sample).found()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"5.9, NONE", "6.0, RESERVE"})
  void hba1cCountsWhereNoGlucoseWasMeasured(String hba1c, Metabolic expected) {
    var sample = slim().number(HBA1C, hba1c).number(WAIST, "95");
    assertThat(judge(man(50), sample).found()).contains(expected);
    var both = slim().number(HBA1C, hba1c).number(GLUCOSE, "90").number(WAIST, "95");
    assertThat(judge(man(50), both).found()).contains(Metabolic.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9N701000000000011", "9N706000000000011", "9N711000000000011"})
  void medicineCountsAsTheRisk(String medicine) {
    var sample = numbers("110", "70", "100", "60", "90").number(WAIST, "95");
    for (var each : medicines()) {
      sample.says(each, each.equals(medicine));
    }
    assertThat(judge(man(50), sample).found()).contains(Metabolic.RESERVE);
  }

  @Test
  void itsReasonsNameWhatCounted() {
    var sample = risks("130", "70", "150", "60", "90").number(WAIST, "95");
    assertThat(((Judged<Metabolic>) judge(man(50), sample)).reasons())
        .extracting(Reason::key)
        .containsExactly("fat", "blood-pressure", "lipids", "glucose", "person");
  }

  /** From 18 on: the criteria are those of adults. */
  @Test
  void itIsNotMeantForChildren() {
    var sample = risks("130", "70", "150", "60", "90").number(WAIST, "95");
    assertThat(judge(man(18), sample).found()).contains(Metabolic.SYNDROME);
    assertThat(((Excluded<Metabolic>) judge(man(17), sample)).because())
        .extracting(Reason::key)
        .containsExactly("age");
    var before = new Subject(man(18).sex(), man(18).birthDate().plusDays(1));
    assertThat(judge(before, sample)).isInstanceOf(Excluded.class);
  }

  @Test
  void withoutAWaistItIsNotPossible() {
    var missing = (Missing<Metabolic>) judge(man(50), risks("130", "70", "150", "60", "90"));
    assertThat(missing.what()).extracting("key").containsExactly("waist");
  }

  @Test
  void aSlimWaistNeedsNothingElse() {
    assertThat(judge(man(50), new Sample().number(WAIST, "80")).found()).contains(Metabolic.NONE);
  }

  @Test
  void whatIsMissingMattersOnlyWhereItCouldChangeTheResult() {
    var two =
        new Sample().takesNothing().number(WAIST, "95").number(TG, "150").number(GLUCOSE, "110");
    assertThat(judge(man(50), two).found()).contains(Metabolic.SYNDROME);
    var one =
        new Sample().takesNothing().number(WAIST, "95").number(TG, "150").number(GLUCOSE, "90");
    assertThat(((Missing<Metabolic>) judge(man(50), one)).what())
        .extracting("key")
        .containsExactly("systolic", "diastolic");
  }

  @Test
  void casualTriglyceridesDoNotCount() {
    var sample =
        new Sample().takesNothing().number(Sample.SYSTOLIC, "110").number(Sample.DIASTOLIC, "70");
    sample
        .number(Sample.CASUAL_TG, "400")
        .number(HDL, "60")
        .number(GLUCOSE, "90")
        .number(WAIST, "95");
    assertThat(((Missing<Metabolic>) judge(man(50), sample)).what())
        .extracting("key")
        .containsExactly("triglycerides-fasting");
  }

  @ParameterizedTest
  @CsvSource({"1, SYNDROME", "2, RESERVE", "3, NONE", "4, NOT_POSSIBLE"})
  void whatTheFileSaysIsShownAndADifferenceIsKnown(String code, Metabolic sent) {
    var sample = risks("130", "70", "150", "60", "90").number(WAIST, "95").number(BMI, "25");
    sample.answer("9N501000000000011", "1008", code);
    var both = JUDGEMENTS.metabolic(man(50), DAY, sample.readings());
    assertThat(both.sent()).contains(sent);
    assertThat(both.differs()).isEqualTo(sent != Metabolic.SYNDROME);
  }

  @Test
  void whereNothingWasSentOrNothingCanBeSaidNothingDiffers() {
    var nothing = JUDGEMENTS.metabolic(man(50), DAY, new Sample().number(WAIST, "80").readings());
    assertThat(nothing.sent()).isEmpty();
    assertThat(nothing.differs()).isFalse();
    var unknown = new Sample().answer("9N501000000000011", "1008", "1").readings();
    assertThat(JUDGEMENTS.metabolic(man(50), DAY, unknown).differs()).isFalse();
    var strange = new Sample().answer("9N501000000000011", "9999", "1").readings();
    assertThat(JUDGEMENTS.metabolic(man(50), DAY, strange).sent()).isEmpty();
  }

  @Test
  void forYearsWithoutARuleNothingIsComputed() {
    var sample = new Sample().number(WAIST, "80").readings();
    var before = java.time.LocalDate.of(2024, 3, 31);
    assertThat(JUDGEMENTS.metabolic(man(50), before, sample).computed())
        .isInstanceOf(Outcome.NoRule.class);
    assertThat(JUDGEMENTS.metabolic(man(50), before.plusDays(1), sample).computed())
        .isInstanceOf(Judged.class);
  }

  private static String[] medicines() {
    return new String[] {"9N701000000000011", "9N706000000000011", "9N711000000000011"};
  }

  private static Sample slim() {
    return new Sample()
        .takesNothing()
        .number(Sample.SYSTOLIC, "110")
        .number(Sample.DIASTOLIC, "70")
        .number(TG, "100")
        .number(HDL, "60");
  }

  private static Sample numbers(String sbp, String dbp, String tg, String hdl, String glucose) {
    return new Sample()
        .number(Sample.SYSTOLIC, sbp)
        .number(Sample.DIASTOLIC, dbp)
        .number(TG, tg)
        .number(HDL, hdl)
        .number(GLUCOSE, glucose);
  }

  private static Sample risks(String sbp, String dbp, String tg, String hdl, String glucose) {
    return numbers(sbp, dbp, tg, hdl, glucose).takesNothing();
  }

  private static Outcome<Metabolic> judge(Subject subject, Sample sample) {
    return JUDGEMENTS.metabolic(subject, DAY, sample.readings()).computed();
  }
}
