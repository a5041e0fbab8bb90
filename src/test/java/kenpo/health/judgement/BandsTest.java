package kenpo.health.judgement;

import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.GLUCOSE;
import static kenpo.health.judgement.Sample.GLUCOSE_MEDICINE;
import static kenpo.health.judgement.Sample.HBA1C;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kenpo.health.ItemCode;
import kenpo.health.Value;
import kenpo.health.judgement.Evidence.Bound;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Outcome.Judged;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.society.Societies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edition of 2026-04-01, at both sides of every edge; written down here once more. */
class BandsTest {

  private static final Bands BANDS =
      JUDGEMENTS.bands(Societies.load(Path.of("conf/societies")).all().iterator().next());
  private static final int OLD = 53;

  @ParameterizedTest
  @CsvSource({
    "9N011000000000001, BOTH, 10.0 C 18.4 C 18.5 A 24.9 A 25.0 C 60.0 C",
    "9N016160100000001, MALE, 50.0 A 84.9 A 85.0 C 200.0 C",
    "9N016160100000001, FEMALE, 50.0 A 89.9 A 90.0 C 200.0 C",
    "9A751000000000001, BOTH, 60 A 129 A 130 B 139 B 140 C 159 C 160 D 250 D",
    "9A761000000000001, BOTH, 30 A 84 A 85 B 89 B 90 C 99 C 100 D 150 D",
    "3F015000002327101, BOTH, 1 D 29 D 30 A 149 A 150 B 299 B 300 C 499 C 500 D 2000 D",
    "3F070000002327101, BOTH, 1 D 29 D 30 C 39 C 40 A 200 A",
    "3F077000002327101, BOTH, 1 D 59 D 60 A 119 A 120 B 139 B 140 C 179 C 180 D 400 D",
    "3F069000002391901, BOTH, 1 D 89 D 90 A 149 A 150 B 169 B 170 C 209 C 210 D 500 D",
    "3B035000002327201, BOTH, 1 A 30 A 31 B 35 B 36 C 50 C 51 D 999 D",
    "3B045000002327201, BOTH, 1 A 30 A 31 B 40 B 41 C 50 C 51 D 999 D",
    "3B090000002327101, BOTH, 1 A 50 A 51 B 80 B 81 C 100 C 101 D 999 D",
    "3D010000001927201, BOTH, 1 D 53 D 54 C 69 C 70 A 99 A 100 B 109 B 110 C 125 C 126 D 600 D",
    "3D046000001920402, BOTH, 3.0 A 5.5 A 5.6 B 5.9 B 6.0 C 6.4 C 6.5 D 15.0 D",
    "3C015000002327101, MALE, 0.10 A 1.00 A 1.01 B 1.09 B 1.10 C 1.29 C 1.30 D 9.00 D",
    "3C015000002327101, FEMALE, 0.10 A 0.70 A 0.71 B 0.79 B 0.80 C 0.99 C 1.00 D 9.00 D",
    "8A065000002391901, BOTH, 5.0 D 44.9 D 45.0 C 59.9 C 60.0 A 150.0 A",
    "3C020000002327101, BOTH, 0.1 C 2.0 C 2.1 A 7.0 A 7.1 B 7.9 B 8.0 C 8.9 C 9.0 D 20.0 D",
    "2A030000001930101, MALE, 5.0 D 12.0 D 12.1 C 13.0 C 13.1 A 16.3 A 16.4 B 18.0 B 18.1 D 25.0 D",
    "2A030000001930101, FEMALE, 5.0 D 11.0 D 11.1 C 12.0 C 12.1 A 14.5 A 14.6 B 16.0 B 16.1 D 25.0"
        + " D",
    "3A010000002327101, BOTH, 3.0 D 6.1 D 6.2 C 6.4 C 6.5 A 7.9 A 8.0 B 8.3 B 8.4 D 12.0 D",
    "3A015000002327101, BOTH, 1.0 D 3.6 D 3.7 C 3.8 C 3.9 A 6.0 A",
    "2A010000001930101, BOTH, 500 D 3000 D 3100 A 8400 A 8500 B 8900 B 9000 C 9900 C 10000 D 90000"
        + " D",
    "2A050000001930101, BOTH, 1.0 D 9.9 D 10.0 C 12.2 C 12.3 B 14.4 B 14.5 A 32.9 A 33.0 B 39.9 B"
        + " 40.0 D 99.0 D",
    "5C070000002306201, BOTH, 0.01 A 0.30 A 0.31 C 0.99 C 1.00 D 30.00 D",
    // Between two printed edges: rounded half up.
    "9N016160100000001, MALE, 84.94 A 84.95 C",
    "9N011000000000001, BOTH, 18.44 C 18.45 A 24.94 A 24.95 C",
    "3D046000001920402, BOTH, 5.54 A 5.55 B 6.45 D",
    "2A010000001930101, BOTH, 3049 D 3049.5 D 3050 A 8449 A 8450 B",
  })
  void aNumberHasTheBandOfTheTable(String code, String sex, String numbersAndGrades) {
    var told = numbersAndGrades.split(" ");
    for (int i = 0; i < told.length; i += 2) {
      for (var each : sex.equals("BOTH") ? List.of("MALE", "FEMALE") : List.of(sex)) {
        assertThat(grade(each, OLD, new Sample().number(code, told[i]), code))
            .as(each + " " + told[i])
            .isEqualTo(told[i + 1]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "17", "18", "39", "40", "64", "65", "74", "75", "150"})
  void bandsAreTheSameAtEveryAge(int age) {
    assertThat(grade("MALE", age, new Sample().number(GLUCOSE, "109"), GLUCOSE)).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource({
    "1A010000000191111, 1 A 2 B 3 C 4 D 5 D",
    "1A020000000191111, 1 A 2 C 3 C 4 C 5 C",
    "1A100000000190111, 1 A 2 B 3 C 4 D 5 D",
  })
  void anAnswerHasTheBandOfTheTable(String code, String codesAndGrades) {
    var told = codesAndGrades.split(" ");
    for (int i = 0; i < told.length; i += 2) {
      assertThat(grade("MALE", OLD, new Sample().answer(code, "2102", told[i]), code))
          .isEqualTo(told[i + 1]);
    }
  }

  @Test
  void anAnswerFromAnotherListHasNone() {
    var code = Sample.URINE_PROTEIN;
    assertThat(grade("MALE", OLD, new Sample().answer(code, "2100", "1"), code)).isEqualTo("?");
    assertThat(grade("MALE", OLD, new Sample().answer(code, "2102", "6"), code)).isEqualTo("?");
  }

  /** Fasting glucose, HbA1c, the band of both together. */
  @ParameterizedTest
  @CsvSource({
    "99, 5.5, A", "70, 5.5, A", "100, 5.5, B", "109, 5.5, B", "99, 5.6, B", "99, 5.9, B",
    "110, 5.5, C", "125, 5.5, C", "99, 6.0, C", "99, 6.4, C", "126, 5.5, C", "126, 6.4, C",
    "99, 6.5, C", "125, 6.5, C", "126, 6.5, D", "300, 12.0, D", "69, 5.5, C", "54, 5.5, C",
    "53, 5.5, D", "53, 6.5, D"
  })
  void glucoseIsJudgedByBothNumbersTogether(String glucose, String hba1c, String grade) {
    var sample = new Sample().number(GLUCOSE, glucose).number(HBA1C, hba1c);
    assertThat(combined("glucose", sample)).isEqualTo(grade);
  }

  @Test
  void withOneOfThemAloneThereIsNoBandOfBoth() {
    var outcome = BANDS.combined("glucose", new Sample().number(GLUCOSE, "126").readings());
    assertThat(((Missing<Graded>) outcome.orElseThrow()).what())
        .extracting("key")
        .containsExactly("hba1c-ngsp");
  }

  /** Codes of urine protein and of occult blood: 1 −, 2 ±, 3 +, 4 2+. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, A", "2, 1, B", "1, 2, B", "3, 1, C", "1, 3, C", "3, 2, C", "3, 3, D", "4, 1, D",
    "1, 4, D", "3, 5, D", "5, 5, D"
  })
  void proteinAndBloodTogetherAreWorseThanEach(String protein, String blood, String grade) {
    var sample =
        new Sample()
            .answer(Sample.URINE_PROTEIN, "2102", protein)
            .answer(Sample.URINE_BLOOD, "2102", blood);
    assertThat(combined("urine", sample)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "9N701000000000011, 9A751000000000001, 120",
    "9N701000000000011, 9A761000000000001, 70",
    "9N706000000000011, 3D010000001927201, 90",
    "9N706000000000011, 3D046000001920402, 5.0",
    "9N711000000000011, 3F015000002327101, 100",
    "9N711000000000011, 3F070000002327101, 60",
    "9N711000000000011, 3F077000002327101, 100",
    "9N711000000000011, 3F069000002391901, 100",
  })
  void whoTakesMedicineForItIsUnderTreatment(String medicine, String code, String number) {
    var sample = new Sample().number(code, number);
    assertThat(grade("MALE", OLD, sample, code)).isEqualTo("A");
    assertThat(grade("MALE", OLD, sample.says(medicine, false), code)).isEqualTo("A");
    var treated = new Sample().number(code, number).says(medicine, true);
    assertThat(grade("MALE", OLD, treated, code)).isEqualTo("E");
    assertThat(judged(man(OLD), treated, code).result().byValue()).isEqualTo(Grade.A);
    assertThat(judged(man(OLD), treated, code).reasons()).hasSize(2);
  }

  /** Guidelines aim at LDL under 70 after a heart attack; too low a glucose is dangerous. */
  @ParameterizedTest
  @CsvSource({
    "9N711000000000011, 3F077000002327101, 55, D, E",
    "9N711000000000011, 3F077000002327101, 190, D, D",
    "9N711000000000011, 3F077000002327101, 60, A, A",
    "9N711000000000011, 3F069000002391901, 80, D, E",
    "9N711000000000011, 3F015000002327101, 20, D, E",
    "9N711000000000011, 3F070000002327101, 25, D, D",
    "9N706000000000011, 3D010000001927201, 50, D, D",
  })
  void whereTreatmentBringsItTheValueAloneSaysNothing(
      String medicine, String code, String number, Grade untreated, Grade treated) {
    var sample = new Sample().number(code, number);
    assertThat(judged(man(OLD), sample, code).result().byValue()).isEqualTo(untreated);
    var taking = new Sample().number(code, number).says(medicine, true);
    assertThat(judged(man(OLD), taking, code).result().grade()).isEqualTo(Grade.E);
    assertThat(judged(man(OLD), taking, code).result().byValue()).isEqualTo(treated);
  }

  @Test
  void medicineAgainstSomethingElseChangesNothing() {
    var sample = new Sample().number(GLUCOSE, "90").says(Sample.LIPID_MEDICINE, true);
    assertThat(grade("MALE", OLD, sample, GLUCOSE)).isEqualTo("A");
  }

  @Test
  void glucoseTogetherIsUnderTreatmentToo() {
    var sample = new Sample().number(GLUCOSE, "90").number(HBA1C, "5.0");
    assertThat(combined("glucose", sample.says(GLUCOSE_MEDICINE, true))).isEqualTo("E");
  }

  @Test
  void theInsurerFoundThatTheAnswerWasWrong() {
    var sample = new Sample().number(GLUCOSE, "90").says(GLUCOSE_MEDICINE, false);
    sample.answer("9N707167200000049", "24020", "2");
    assertThat(grade("MALE", OLD, sample, GLUCOSE)).isEqualTo("A");
    sample = new Sample().number(GLUCOSE, "90").says(GLUCOSE_MEDICINE, false);
    sample.answer("9N707167200000049", "24020", "1");
    assertThat(grade("MALE", OLD, sample, GLUCOSE)).isEqualTo("E");
  }

  @Test
  void eGfrIsToBeLookedAtInsteadOfCreatinine() {
    var alone = new Sample().number(Sample.CREATININE, "1.05");
    assertThat(judged(man(OLD), alone, Sample.CREATININE).result().preferred()).isEmpty();
    var both = alone.number(Sample.EGFR, "59.0");
    assertThat(judged(man(OLD), both, Sample.CREATININE).result().preferred())
        .hasValueSatisfying(series -> assertThat(series.key()).isEqualTo("egfr"));
  }

  /** What lies beyond the limits of a method has a band where all that it may be has the same. */
  @Test
  void aLimitIsJudgedWhereItTellsTheBand() {
    assertThat(
            grade("MALE", OLD, new Sample().below("3B090000002327101", "5"), "3B090000002327101"))
        .isEqualTo("A");
    assertThat(grade("MALE", OLD, new Sample().above(Sample.TG, "1000"), Sample.TG)).isEqualTo("D");
    assertThat(grade("MALE", OLD, new Sample().below(Sample.TG, "30"), Sample.TG)).isEqualTo("?");
    assertThat(grade("MALE", OLD, new Sample().above(Sample.TG, "400"), Sample.TG)).isEqualTo("?");
  }

  @Test
  void redCellsHaveNoBands() {
    var readings = new Sample().number("2A020000001930101", "450").readings();
    assertThat(BANDS.grade("red-cells", man(OLD), DAY, readings)).isEmpty();
    assertThat(BANDS.grade("triglycerides-casual", man(OLD), DAY, readings)).isEmpty();
    assertThat(BANDS.combined("liver", readings)).isEmpty();
  }

  /** Each has the edition of its source, none where nobody knows it. */
  @ParameterizedTest
  @CsvSource({
    "hdl, 2026-04-01",
    "non-hdl, ''",
    "creatinine, 2016-04-01",
    "egfr, 2025",
    "total-protein, ''",
    "albumin, ''",
    "white-cells, ''",
    "platelets, ''",
    "crp, ''",
    "urine-blood, ''"
  })
  void whatNobodyConfirmedSaysWhy(String series, String edition) {
    var outcome = BANDS.grade(series, man(OLD), DAY, new Sample().readings()).orElseThrow();
    var basis = ((Missing<Graded>) outcome).basis();
    assertThat(basis.edition()).isEqualTo(edition);
    assertThat(basis.uncertain()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"glucose, 2016-04-01", "urine, 2026-04-01"})
  void bandsOfSeveralValuesSayWhyTheyAreInDoubt(String key, String edition) {
    var outcome = BANDS.combined(key, new Sample().readings()).orElseThrow();
    var basis = ((Missing<Graded>) outcome).basis();
    assertThat(basis.edition()).isEqualTo(edition);
    assertThat(basis.uncertain()).isPresent();
  }

  /** 130 alone would be D, 6.0 alone C: what counts is the C of both. */
  @Test
  void theBandOfBothCountsInsteadOfEach() {
    var both = new Sample().number(GLUCOSE, "130").number(HBA1C, "6.0");
    assertThat(judged(man(OLD), both, GLUCOSE).result().grade()).isEqualTo(Grade.D);
    assertThat(judged(man(OLD), both, GLUCOSE).result().together()).contains("glucose");
    assertThat(judged(man(OLD), both, HBA1C).result().together()).contains("glucose");
    assertThat(combined("glucose", both)).isEqualTo("C");
    var alone = new Sample().number(GLUCOSE, "130");
    assertThat(judged(man(OLD), alone, GLUCOSE).result().together()).isEmpty();
    var urine = new Sample().answer(Sample.URINE_PROTEIN, "2102", "3");
    urine.answer(Sample.URINE_BLOOD, "2102", "3");
    assertThat(judged(man(OLD), urine, Sample.URINE_PROTEIN).result().together()).contains("urine");
  }

  @ParameterizedTest
  @CsvSource({"2A010000001930101, 5.4", "2A010000001930101, 5400", "2A050000001930101, 250"})
  void cellsWithoutAUnitHaveNone(String code, String number) {
    assertThat(grade("MALE", OLD, new Sample().number(code, number, ""), code)).isEqualTo("?");
  }

  @Test
  void whatWasCopiedFromTheEditionHasNoDoubt() {
    assertThat(BANDS.table("bmi", man(OLD), DAY).orElseThrow().basis().uncertain()).isEmpty();
    assertThat(BANDS.years().cover(2026)).isTrue();
    assertThat(BANDS.years().cover(2025)).isFalse();
    assertThat(BANDS.labels().get(Grade.D).ja()).isEqualTo("要精密検査・治療");
  }

  /**
   * Every number up to 3,000 of the last decimal, in tenths of it as a laboratory may send them,
   * has a band; and walking up, each edge is met once.
   */
  @Test
  void bandsCoverEveryNumberOnce() {
    for (var table : BANDS.numbers().all()) {
      var tenth = table.divisor().movePointLeft(table.decimals() + 1);
      var met = new ArrayList<Grade>();
      for (int i = 0; i <= 30_000; i++) {
        var number = tenth.multiply(BigDecimal.valueOf(i));
        var value = new Value.Quantity(number, "told");
        var from = new Sample().observed(value);
        var grade = table.grade(Measured.of(table.series(), number, Bound.EXACT, List.of(from)));
        assertThat(grade).as(table.series().key() + " " + number).isPresent();
        if (met.isEmpty() || met.getLast() != grade.get()) {
          met.add(grade.get());
        }
      }
      assertThat(met)
          .as(table.series().key())
          .isEqualTo(table.scale().steps().stream().map(Scale.Step::meaning).toList());
    }
  }

  private static String combined(String key, Sample sample) {
    return BANDS
        .combined(key, sample.readings())
        .orElseThrow()
        .found()
        .map(graded -> graded.grade().name())
        .orElse("?");
  }

  private static Judged<Graded> judged(Subject subject, Sample sample, String code) {
    return (Judged<Graded>) outcome(subject, sample, code);
  }

  private static String grade(String sex, int age, Sample sample, String code) {
    return outcome(person(sex, age), sample, code)
        .found()
        .map(graded -> graded.grade().name())
        .orElse("?");
  }

  private static Outcome<Graded> outcome(Subject subject, Sample sample, String code) {
    var series = Sample.ITEMS.find(new ItemCode(code)).orElseThrow().series().key();
    return BANDS.grade(series, subject, DAY, sample.readings()).orElseThrow();
  }
}
