package kenpo.health.judgement;

import static java.util.stream.Collectors.joining;
import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.woman;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import kenpo.crypto.Tokens;
import kenpo.health.Status;
import kenpo.health.judgement.Outcome.Excluded;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.health.judgement.Score.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Hisayama score: points at every edge, the whole table, whom it is not for. */
class RiskScoreTest {

  /** SBP, fasting glucose, LDL, HDL, smokes: points without those of the sex. */
  @ParameterizedTest
  @CsvSource({
    "119, 90, 100, 60, false, 0", "120, 90, 100, 60, false, 1", "129, 90, 100, 60, false, 1",
    "130, 90, 100, 60, false, 2", "139, 90, 100, 60, false, 2", "140, 90, 100, 60, false, 3",
    "159, 90, 100, 60, false, 3", "160, 90, 100, 60, false, 4", "250, 90, 100, 60, false, 4",
    "110, 109, 100, 60, false, 0", "110, 110, 100, 60, false, 1", "110, 125, 100, 60, false, 1",
    "110, 90, 119, 60, false, 0", "110, 90, 120, 60, false, 1", "110, 90, 139, 60, false, 1",
    "110, 90, 140, 60, false, 2", "110, 90, 159, 60, false, 2", "110, 90, 160, 60, false, 3",
    "110, 90, 100, 59, false, 1", "110, 90, 100, 40, false, 1", "110, 90, 100, 39, false, 2",
    "110, 90, 100, 20, false, 2", "110, 90, 100, 60, true, 2", "160, 125, 160, 39, true, 12",
  })
  void pointsAreThoseOfTheTable(
      String sbp, String glucose, String ldl, String hdl, boolean smokes, int points) {
    var sample = sample(sbp, glucose, ldl, hdl, smokes);
    assertThat(score(woman(50), sample).points()).isEqualTo(points);
    assertThat(score(man(50), sample).points()).isEqualTo(points + 7);
  }

  /** Points, then percent in ten years for the forties, fifties, sixties and seventies. */
  @ParameterizedTest
  @CsvSource({
    "0, <1.0, <1.0, 1.7, 3.4", "1, <1.0, <1.0, 1.9, 3.9", "2, <1.0, <1.0, 2.2, 4.5",
    "3, <1.0, 1.1, 2.6, 5.2", "4, <1.0, 1.3, 3.0, 6.0", "5, <1.0, 1.4, 3.4, 6.9",
    "6, <1.0, 1.7, 3.9, 7.9", "7, <1.0, 1.9, 4.5, 9.1", "8, 1.1, 2.2, 5.2, 10.4",
    "9, 1.3, 2.6, 6.0, 11.9", "10, 1.4, 3.0, 6.9, 13.6", "11, 1.7, 3.4, 7.9, 15.5",
    "12, 1.9, 3.9, 9.1, 17.7", "13, 2.2, 4.5, 10.4, 20.2", "14, 2.6, 5.2, 11.9, 22.9",
    "15, 3.0, 6.0, 13.6, 25.9", "16, 3.4, 6.9, 15.5, 29.3", "17, 3.9, 7.9, 17.7, 33.0",
    "18, 4.5, 9.1, 20.2, 37.0", "19, 5.2, 10.4, 22.9, 41.1"
  })
  void theRiskIsThatOfTheTable(int points, String p40, String p50, String p60, String p70) {
    var sample = with(points < 7 ? points : points - 7);
    var ages = new int[] {40, 49, 50, 59, 60, 69, 70, 79};
    var told = List.of(p40, p40, p50, p50, p60, p60, p70, p70);
    for (int i = 0; i < ages.length; i++) {
      var score = score(points < 7 ? woman(ages[i]) : man(ages[i]), sample);
      assertThat(score.points()).isEqualTo(points);
      assertThat(score.percent()).as("age " + ages[i]).isEqualTo(told.get(i));
      assertThat(score.risk().name()).isEqualTo(level(told.get(i)));
    }
  }

  /** Points of a woman that are made up from what there is: 0 to 12. */
  private static Sample with(int points) {
    var sbp = List.of("110", "120", "130", "140", "160");
    var ldl = List.of("100", "120", "140", "160");
    var hdl = List.of("60", "50", "30");
    int fromSbp = Math.min(points, 4);
    int fromLdl = Math.min(points - fromSbp, 3);
    int fromHdl = Math.min(points - fromSbp - fromLdl, 2);
    int rest = points - fromSbp - fromLdl - fromHdl;
    return sample(
        sbp.get(fromSbp),
        rest % 2 == 1 ? "110" : "90",
        ldl.get(fromLdl),
        hdl.get(fromHdl),
        rest >= 2);
  }

  private static String level(String percent) {
    double number = percent.startsWith("<") ? 0 : Double.parseDouble(percent);
    return number < 2 ? "LOW" : number < 10 ? "MIDDLE" : "HIGH";
  }

  @ParameterizedTest
  @ValueSource(ints = {39, 80, 18, 100})
  void itIsForFortyToSeventyNine(int age) {
    assertThat(excluded(judge(man(age), with(0)))).containsExactly("age");
  }

  @Test
  void aBirthdayCountsOnItsDay() {
    var sample = with(0);
    var born = DAY.minusYears(40);
    assertThat(judge(new Subject(man(0).sex(), born), sample)).isInstanceOf(Judged.class);
    assertThat(judge(new Subject(man(0).sex(), born.plusDays(1)), sample))
        .isInstanceOf(Excluded.class);
    var eighty = new Subject(man(0).sex(), DAY.minusYears(80).plusDays(1));
    assertThat(judge(eighty, sample)).isInstanceOf(Judged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "9N716000000000011, history-brain", "9N721000000000011, history-heart",
    "9N726000000000011, kidney", "9N706000000000011, diabetes"
  })
  void aYesExcludes(String question, String because) {
    assertThat(excluded(judge(man(50), replaced(question, true)))).containsExactly(because);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9N716000000000011",
        "9N721000000000011",
        "9N726000000000011",
        "9N706000000000011",
        "9N736000000000011"
      })
  void aQuestionWithoutAnAnswerIsToldAsMissing(String question) {
    var sample = numbers("110", "90", "100", "60");
    questions().stream().filter(it -> !it.equals(question)).forEach(it -> sample.says(it, false));
    var missing = (Missing<Score>) judge(man(50), sample);
    assertThat(missing.what()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "3D010000001927201, 126, diabetes",
    "3D046000001920402, 6.5, diabetes",
    "3D045000001920402, 6.1, diabetes",
    "3D010129901927201, 200, diabetes",
    "8A065000002391901, 59.9, kidney",
    "8A065000002391901, 59.96, kidney",
    "3C015000002327101, 1.50, kidney"
  })
  void aNumberInTheRangeOfADiseaseExcludes(String code, String number, String because) {
    var sample = new Sample().number(code, number).number(Sample.SYSTOLIC, "110");
    sample.number(Sample.GLUCOSE, "90").number(Sample.LDL, "100").number(Sample.HDL, "60");
    questions().forEach(it -> sample.says(it, false));
    assertThat(excluded(judge(man(50), sample))).containsExactly(because);
  }

  @ParameterizedTest
  @CsvSource({
    "3D046000001920402, 6.4",
    "3D045000001920402, 6.0",
    "3D010129901927201, 199",
    "8A065000002391901, 60.0",
    "3C015000002327101, 0.90"
  })
  void aNumberJustOutsideOfItDoesNot(String code, String number) {
    assertThat(judge(man(50), with(0).number(code, number))).isInstanceOf(Judged.class);
  }

  /** eGFR by 1.50 would be 41: what the file says comes first. */
  @Test
  void theEgfrThatWasSentComesBeforeOurs() {
    var sample = with(0).number(Sample.CREATININE, "1.50").number(Sample.EGFR, "60.0");
    assertThat(judge(man(50), sample)).isInstanceOf(Judged.class);
    var unmeasured =
        with(0).number(Sample.CREATININE, "1.50").without(Sample.EGFR, Status.NOT_MEASURABLE);
    assertThat(excluded(judge(man(50), unmeasured))).containsExactly("kidney");
  }

  /** What was measured and may be beyond the edge or not is never taken for a no. */
  @ParameterizedTest
  @CsvSource({
    "3D046000001920402, ABOVE, 6.0, hba1c-ngsp",
    "3D045000001920402, ABOVE, 5.9, hba1c-jds",
    "8A065000002391901, BELOW, 60.5, egfr",
    "3C015000002327101, ABOVE, 0.50, egfr"
  })
  void anUndecidedLimitExcludes(String code, Status status, String limit, String series) {
    var sample = with(0);
    sample = status == Status.ABOVE ? sample.above(code, limit) : sample.below(code, limit);
    var reason = ((Excluded<Score>) judge(man(50), sample)).because().getFirst();
    assertThat(reason.evidence()).extracting(it -> it.series().key()).containsExactly(series);
  }

  @Test
  void aGlucoseThatMayBeThatOfDiabetesExcludes() {
    var sample = new Sample().above(Sample.GLUCOSE, "120").number(Sample.SYSTOLIC, "110");
    sample.number(Sample.LDL, "100").number(Sample.HDL, "60");
    questions().forEach(it -> sample.says(it, false));
    assertThat(excluded(judge(man(50), sample))).containsExactly("diabetes");
  }

  @Test
  void proteinInUrineFromAnotherListExcludes() {
    var sample = with(0).answer(Sample.URINE_PROTEIN, "2100", "1");
    assertThat(excluded(judge(man(50), sample))).containsExactly("kidney");
  }

  @Test
  void aLimitThatTellsDecides() {
    assertThat(judge(man(50), with(0).above(Sample.EGFR, "90"))).isInstanceOf(Judged.class);
    assertThat(excluded(judge(man(50), with(0).above(Sample.CREATININE, "2.00"))))
        .containsExactly("kidney");
  }

  /** Of several documents and values of a day one yes is enough, whichever counts. */
  @Test
  void anyDocumentAndAnyValueExcludes() {
    var later = new Sample().says(Sample.HEART, true).checkup();
    var two = Sample.score(JUDGEMENTS, man(50), DAY, with(0).checkup(), later);
    assertThat(excluded(two)).containsExactly("history-heart");
    assertThat(excluded(judge(man(50), with(0).says(Sample.HEART, true))))
        .containsExactly("history-heart");
    var sugar = with(0).number(Sample.HBA1C, "6.4").number(Sample.HBA1C, "6.6");
    assertThat(excluded(judge(man(50), sugar))).containsExactly("diabetes");
    var methods = with(0).number("3D010000001999901", "131");
    assertThat(excluded(judge(man(50), methods))).containsExactly("diabetes");
  }

  @Test
  void medicineThatBeganAfterTheCheckupExcludes() {
    var sample = with(0).answer("9N707167200000049", "24020", "2");
    assertThat(excluded(judge(man(50), sample))).containsExactly("diabetes");
  }

  /** 2: ten hours or more; 3: less; 4: less than 3.5. */
  @ParameterizedTest
  @CsvSource({
    "3D010000001927201, 3, 200, true",
    "3D010000001927201, 3, 199, false",
    "3D010000001927201, 2, 199, true",
    "3D010129901927201, 4, 200, true",
    "3D010129901927201, 4, 199, false"
  })
  void aGlucoseOfDiabetesIsSeenAtAnyHour(
      String code, String hours, String number, boolean excludes) {
    var sample = replaced("", false).number(code, number);
    var outcome = judge(man(50), sample.answer("9N141000000000011", "2202", hours));
    assertThat(outcome instanceof Excluded<Score>).isEqualTo(excludes);
  }

  @ParameterizedTest
  @CsvSource({
    "9N701000000000011, 1, systolic", "9N701000000000011, 2, ''",
    "9N711000000000011, 1, ldl hdl", "9N711000000000011, 2, ''"
  })
  void aNumberUnderTreatmentSaysSo(String medicine, String answer, String treated) {
    var score = score(man(50), with(0).answer(medicine, "2003", answer));
    assertThat(score.parts().stream().filter(Part::treated).map(Part::key).collect(joining(" ")))
        .isEqualTo(treated);
  }

  /** What a doctor has signed stays as it was: a change of anything but comments is an edition. */
  @Test
  void eachEditionIsWhatWasSigned() throws IOException {
    var file = Files.readString(Path.of("conf/health/risk-score/2022.yaml"));
    var said = file.replaceAll("(?m)(^|\\s+)#.*$", "").replaceAll("\\s+", " ");
    var edition = JUDGEMENTS.scoreOf(DAY).orElseThrow().basis().edition();
    assertThat(edition + " " + HexFormat.of().formatHex(Tokens.sha256(said), 0, 8))
        .isEqualTo("2022-1 130745c6bbf899ad");
  }

  /** What is told of exclusions names the number of each. */
  @Test
  void whomItIsNotForIsToldWithNumbers() {
    var score = JUDGEMENTS.scoreOf(DAY).orElseThrow();
    var edges =
        score.exclusions().stream()
            .flatMap(it -> it.conditions().stream())
            .filter(Limit.class::isInstance)
            .map(it -> ((Limit) it).edge().toPlainString())
            .toList();
    assertThat(edges).hasSize(4);
    assertThat(score.notFor().ja()).contains(edges).contains("200");
    assertThat(score.notFor().en()).contains(edges).contains("200");
    assertThat(score.age().formula().ja()).contains(score.age().perPoint().toPlainString());
  }

  @Test
  void whatIsOurReadingSaysSo() {
    assertThat(((Judged<Score>) judge(man(50), with(0))).basis().uncertain()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, true", "5, true"})
  void proteinInUrineExcludesFromPlusOn(String answer, boolean excludes) {
    var outcome = judge(man(50), with(0).answer(Sample.URINE_PROTEIN, "2102", answer));
    assertThat(outcome instanceof Excluded<Score>).isEqualTo(excludes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9A751000000000001",
        "3D010000001927201",
        "3F077000002327101",
        "3F070000002327101"
      })
  void aNumberThatIsNotThereIsToldAsMissing(String code) {
    var sample = new Sample();
    List.of(Sample.SYSTOLIC, Sample.GLUCOSE, Sample.LDL, Sample.HDL)
        .forEach(
            it -> {
              if (it.equals(code)) {
                sample.without(it, Status.NOT_DONE);
              } else {
                sample.number(it, "100");
              }
            });
    questions().forEach(it -> sample.says(it, false));
    assertThat(((Missing<Score>) judge(woman(50), sample)).what()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2003, 1, 2", "2003, 2, 0", "24060, 1, 2", "24060, 2, 0", "24060, 3, 0"})
  void smokingCountsByTheListOfItsTime(String list, String answer, int points) {
    var sample = numbers("110", "90", "100", "60").answer(Sample.SMOKING, list, answer);
    questions().stream()
        .filter(it -> !it.equals(Sample.SMOKING))
        .forEach(it -> sample.says(it, false));
    assertThat(score(woman(50), sample).points()).isEqualTo(points);
  }

  /** Age, what a man and a woman without findings have (8 and 1), and 1.85 years a point. */
  @ParameterizedTest
  @CsvSource({
    "MALE, 50, 138, 90, 100, 50, false, 53.7", "MALE, 50, 110, 90, 100, 50, false, 50.0",
    "MALE, 50, 110, 90, 100, 60, false, 48.2", "FEMALE, 62, 110, 90, 100, 50, false, 62.0",
    "FEMALE, 62, 110, 90, 100, 60, false, 60.2", "FEMALE, 62, 160, 125, 160, 39, true, 82.4",
    "MALE, 45, 160, 125, 160, 39, true, 65.4"
  })
  void theAgeMovesByPoints(
      String sex,
      int age,
      String sbp,
      String glucose,
      String ldl,
      String hdl,
      boolean smokes,
      String expected) {
    var score = score(Sample.person(sex, age), sample(sbp, glucose, ldl, hdl, smokes));
    assertThat(score.age().years()).isEqualByComparingTo(expected);
    assertThat(score.age().basis().uncertain()).isPresent();
  }

  @Test
  void everyPointHasItsReason() {
    var score = score(man(50), sample("138", "90", "100", "50", true));
    assertThat(score.parts())
        .extracting(Part::key)
        .containsExactly("sex", "systolic", "glucose-fasting", "ldl", "hdl", "smoking");
    assertThat(score.parts()).extracting(Part::points).containsExactly(7, 2, 0, 0, 1, 2);
    assertThat(score.parts().get(1).years()).isEqualByComparingTo("3.7");
    assertThat(score.parts().get(1).evidence()).hasSize(1);
  }

  private static List<String> questions() {
    return List.of(
        Sample.SMOKING, Sample.BRAIN, Sample.HEART, Sample.KIDNEY, Sample.GLUCOSE_MEDICINE);
  }

  private static Sample numbers(String sbp, String glucose, String ldl, String hdl) {
    return new Sample()
        .number(Sample.SYSTOLIC, sbp)
        .number(Sample.GLUCOSE, glucose)
        .number(Sample.LDL, ldl)
        .number(Sample.HDL, hdl);
  }

  private static Sample sample(String sbp, String glucose, String ldl, String hdl, boolean smokes) {
    var sample = numbers(sbp, glucose, ldl, hdl);
    questions().forEach(it -> sample.says(it, smokes && it.equals(Sample.SMOKING)));
    return sample;
  }

  private static Sample replaced(String question, boolean yes) {
    var sample = numbers("110", "90", "100", "60");
    questions().forEach(it -> sample.says(it, yes && it.equals(question)));
    return sample;
  }

  private static Outcome<Score> judge(Subject subject, Sample sample) {
    return Sample.score(JUDGEMENTS, subject, DAY, sample.checkup());
  }

  private static Score score(Subject subject, Sample sample) {
    return judge(subject, sample).found().orElseThrow();
  }

  private static List<String> excluded(Outcome<Score> outcome) {
    return ((Excluded<Score>) outcome).because().stream().map(Reason::key).toList();
  }
}
