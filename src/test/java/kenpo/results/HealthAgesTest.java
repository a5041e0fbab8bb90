package kenpo.results;

import static kenpo.results.HistoryOf.AOBA;
import static kenpo.results.HistoryOf.KNOWLEDGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Status;
import kenpo.health.judgement.Subject;
import kenpo.results.HealthAge.Estimate;
import kenpo.results.HealthAge.Kind;
import kenpo.results.HealthAge.Missing;
import kenpo.roster.Sex;
import kenpo.society.HealthAgePolicy;
import kenpo.society.Society;
import kenpo.society.Society.Names;
import kenpo.support.Ageing;
import kenpo.support.Findings;
import kenpo.support.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The age that checkups come to: what is told at large, and what of each year. */
class HealthAgesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final Subject WOMAN = new Subject(Sex.FEMALE, LocalDate.of(1980, 4, 1));

  @Test
  void everyPointIsNamedWithWhatWasSentAndItsYears() {
    var age = told(Ageing.of("2026-06-10", "138").checkup());
    assertThat(age.age()).isEqualTo(46);
    var estimate = age.estimate().orElseThrow();
    assertThat(estimate.years()).isEqualByComparingTo("49.7");
    assertThat(estimate.points()).isEqualTo(3);
    assertThat(estimate.reference()).isEqualTo(1);
    assertThat(estimate.parts())
        .extracting(HealthAgesTest::said)
        .containsExactly(
            "収縮期血圧 138 2 3.7",
            "空腹時血糖 95 0 0.0",
            "LDLコレステロール 110 0 0.0",
            "HDLコレステロール 55 1 1.9",
            "喫煙 いいえ 0 0.0");
  }

  private static String said(HealthAge.Part part) {
    return String.join(
        " ",
        part.name().ja(),
        part.value().text().ja(),
        "" + part.points(),
        part.years().toPlainString());
  }

  @Test
  void ofTwoReadingsTheirMeanIsShown() {
    var age =
        told(Ageing.of("2026-06-10", "139").number("9A752000000000001", "128", "mmHg").checkup());
    var pressure = age.estimate().orElseThrow().parts().getFirst().value();
    assertThat(pressure.kind()).isEqualTo(Shown.Kind.MEAN);
    assertThat(pressure.text().ja()).isEqualTo("133.5");
  }

  @Test
  void whatIsMissingIsNamedAndWhetherItWasDrawnAfterAMeal() {
    var findings =
        Ageing.of("2026-06-10").answer("9N141000000000011", "1.2.392.200119.6.2202", "4");
    var newest = ages(findings.checkup()).newest().orElseThrow();
    assertThat(newest.kind()).isEqualTo(Kind.MISSING);
    assertThat(newest.missing())
        .containsExactly(
            new Missing(KNOWLEDGE.items().series("glucose-fasting").orElseThrow().name(), true));
    var unasked = ages(Ageing.numbers("2026-06-10", "118").checkup()).newest().orElseThrow();
    assertThat(unasked.missing())
        .hasSize(5)
        .allMatch(it -> !it.afterMeal())
        .anyMatch(it -> it.name().ja().equals("喫煙"));
  }

  @ParameterizedTest
  @CsvSource({
    Ageing.BRAIN + ", 既往歴1(脳血管)",
    Ageing.HEART + ", 既往歴2(心血管)",
    Ageing.KIDNEY + ", 既往歴3(腎不全・人工透析)",
    Ageing.GLUCOSE_MEDICINE + ", 服薬2(血糖)"
  })
  void anAnswerThatExcludesIsToldAsItWasSent(String question, String name) {
    var findings = Ageing.answered(Ageing.numbers("2026-06-10", "118"), question);
    var newest = ages(findings.checkup()).newest().orElseThrow();
    assertThat(newest.kind()).isEqualTo(Kind.EXCLUDED);
    assertThat(newest.because())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name().ja()).isEqualTo(name);
              assertThat(it.value().text().ja()).isEqualTo("はい");
            });
    assertThat(newest.byAge()).isFalse();
    assertThat(newest.estimate()).isEmpty();
  }

  @Test
  void aRateThatWeHaveWorkedOutOurselvesIsToldWithWhatItIsFrom() {
    var findings = Ageing.of("2026-06-10").number("3C015000002327101", "1.50", "mg/dL");
    assertThat(ages(findings.checkup()).newest().orElseThrow().because())
        .extracting(it -> it.name().ja() + " " + it.value().text().ja() + " " + it.estimated())
        .containsExactly("eGFR 30.66 true", "血清クレアチニン 1.50 false");
    var edge = Ageing.of("2026-06-10").number("3C015000002327101", "0.81205", "mg/dL");
    assertThat(ages(edge.checkup()).newest().orElseThrow().because().getFirst().value().text().ja())
        .isEqualTo("59.99");
  }

  /** What isn't fasting is told so only where something was measured. */
  @Test
  void whatWasNotDoneWasNotDrawnAfterAMeal() {
    var findings =
        Ageing.answered(Findings.of("2026-06-10"))
            .none(Ageing.GLUCOSE, Status.NOT_DONE)
            .answer("9N141000000000011", "1.2.392.200119.6.2202", "4");
    assertThat(ages(findings.checkup()).newest().orElseThrow().missing())
        .hasSize(4)
        .noneMatch(Missing::afterMeal);
  }

  /** Born on 1 April 1980. */
  @ParameterizedTest
  @CsvSource({
    "2020-03-31, 39, EXCLUDED", "2020-04-01, 40, ESTIMATED",
    "2060-03-31, 79, ESTIMATED", "2060-04-01, 80, EXCLUDED"
  })
  void itIsForFortyToSeventyNine(String day, int age, Kind kind) {
    var newest = ages(Ageing.of(day).checkup()).newest().orElseThrow();
    assertThat(newest.age()).isEqualTo(age);
    assertThat(newest.kind()).isEqualTo(kind);
    assertThat(newest.byAge()).isEqualTo(kind == Kind.EXCLUDED);
  }

  @Test
  void theNewestThatHasAllInputsIsToldAtLarge() {
    var ages =
        ages(Ageing.numbers("2026-06-10", "118").checkup(), Ageing.of("2025-06-10").checkup());
    assertThat(ages.told().orElseThrow().day().day()).isEqualTo("2025-06-10");
    assertThat(ages.isNewestOpen()).isTrue();
    assertThat(ages(Ageing.of("2026-06-10").checkup()).isNewestOpen()).isFalse();
  }

  /** An age of before an illness must not stand there as the present one. */
  @Test
  void nothingIsToldAtLargeOnceSomethingExcludes() {
    var ill = Ageing.answered(Ageing.numbers("2025-06-10", "118"), Ageing.HEART).checkup();
    var well = Ageing.of("2024-06-10").checkup();
    assertThat(ages(ill, well).told()).isEmpty();
    assertThat(ages(Ageing.numbers("2026-06-10", "118").checkup(), ill, well).told()).isEmpty();
    assertThat(ages(ill, well).estimated()).isEmpty();
    assertThat(ages(ill, well).all())
        .extracting(HealthAge::kind)
        .containsExactly(Kind.EXCLUDED, Kind.HIDDEN);
  }

  /** A history, and diabetes, don't end with a later no. */
  @ParameterizedTest
  @ValueSource(strings = {Ageing.HEART, Ageing.BRAIN, Ageing.KIDNEY, Ageing.GLUCOSE_MEDICINE})
  void whatWasToldOnceLasts(String question) {
    var ill = Ageing.answered(Ageing.numbers("2023-06-10", "118"), question).checkup();
    var ages = ages(Ageing.of("2026-06-10").checkup(), ill, Ageing.of("2022-06-10").checkup());
    assertThat(ages.told()).isEmpty();
    assertThat(ages.estimated()).isEmpty();
    assertThat(ages.newest().orElseThrow().toldOn()).contains(LocalDate.of(2023, 6, 10));
    assertThat(ages.newest().orElseThrow().because()).hasSize(1);
  }

  @Test
  void aNumberOfDiabetesLastsToo() {
    var ill = Ageing.of("2025-06-10").number("3D046000001906202", "7.2", "%").checkup();
    var well = Ageing.of("2026-06-10").number("3D046000001906202", "6.4", "%").checkup();
    assertThat(ages(well, ill).told()).isEmpty();
    assertThat(ages(well).told()).isPresent();
  }

  /** Only limits that tell last: what may be was not told. */
  @Test
  void whatMayBeHidesItsDayAndThoseBefore() {
    var open = Ageing.of("2025-06-10").above("3D046000001906202", "6.0", "%").checkup();
    var ages = ages(Ageing.of("2026-06-10").checkup(), open, Ageing.of("2024-06-10").checkup());
    assertThat(ages.all())
        .extracting(HealthAge::kind)
        .containsExactly(Kind.ESTIMATED, Kind.EXCLUDED, Kind.HIDDEN);
    assertThat(ages(open, Ageing.of("2024-06-10").checkup()).told()).isEmpty();
  }

  /** Bands C and D, and numbers with which the national programme advises to see a doctor. */
  @ParameterizedTest
  @CsvSource({
    "2A030000001930101, 6.0, g/dL, true",
    "3B035000002327201, 300, U/L, true",
    "3F015000002327101, 1200, mg/dL, true",
    "3C020000002327101, 9.5, mg/dL, true",
    "3F015129902327101, 300, mg/dL, true",
    "3F015129902327101, 299, mg/dL, false",
    "3F015000002327101, 90, mg/dL, false"
  })
  void resultsToSeeADoctorWithAreKnown(String code, String number, String unit, boolean toSee) {
    var age = told(Ageing.of("2026-06-10").number(code, number, unit).checkup());
    assertThat(age.toSee()).isEqualTo(toSee);
  }

  @ParameterizedTest
  @CsvSource({"2026-04-01, true", "2025-04-01, true", "2025-03-31, false"})
  void whatIsOlderThanLastYearsIsInTheTableOnly(String day, boolean told) {
    var ages = ages(Ageing.of(day).checkup());
    assertThat(ages.told().isPresent()).isEqualTo(told);
    assertThat(ages.isStale()).isEqualTo(!told);
    assertThat(ages.estimated()).hasSize(1);
  }

  @Test
  void whoIsTooOldNowIsToldOfYearsBeforeInTheTableOnly() {
    var old = new Subject(Sex.FEMALE, LocalDate.of(1946, 11, 30));
    var ages = ages(AOBA, old, Ageing.of("2026-06-10").checkup());
    assertThat(ages.newest().orElseThrow().kind()).isEqualTo(Kind.ESTIMATED);
    assertThat(ages.told()).isEmpty();
  }

  @Test
  void aYearWithoutACheckupIsThereToo() {
    var ages = ages(Ageing.of("2025-06-10").checkup(), Ageing.of("2023-06-10").checkup());
    assertThat(ages.years()).extracting(ByYear::year).containsExactly(2025, 2024, 2023);
    assertThat(ages.years())
        .extracting(it -> it.found().isPresent())
        .containsExactly(true, false, true);
  }

  @Test
  void whatTheTableHasOnlyAsLessIsToldSo() {
    var less = told(Ageing.of("2026-06-10").checkup()).estimate().orElseThrow();
    assertThat(less.percent()).isEqualTo("1.0");
    assertThat(less.less()).isTrue();
    var man = new Subject(Sex.MALE, LocalDate.of(1950, 4, 1));
    var more = ages(AOBA, man, Ageing.of("2026-06-10", "165").checkup()).told().orElseThrow();
    assertThat(more.estimate())
        .get()
        .extracting(Estimate::percent, Estimate::less)
        .containsExactly("17.7", false);
  }

  @Test
  void anotherEditionThanWasSignedOffIsNoRule() {
    assertThat(rule(AOBA)).isPresent();
    assertThat(rule(Policies.unsigned(AOBA))).isEmpty();
    assertThat(rule(Policies.signing(AOBA, "2027"))).isEmpty();
    assertThat(KNOWLEDGE.remarks(List.of(AOBA, Policies.unsigned(AOBA)))).isEmpty();
    assertThat(KNOWLEDGE.remarks(List.of(Policies.signing(AOBA, "2027"))))
        .containsExactly(
            "aoba.yaml: results.healthAge.signedOff.edition: \"2027\" counts as no sign-off;"
                + " there is: 2022-1");
  }

  @Test
  void aLastEditionThatIsNotSignedAndANameOfAnotherFirmAreTold(@TempDir Path folder)
      throws IOException {
    var conf = Path.of("conf/health");
    try (var files = Files.walk(conf)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var to = folder.resolve(conf.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    var old = folder.resolve("risk-score/2022.yaml");
    var text = Files.readString(old);
    Files.writeString(old, text.replace("from: 2008", "from: 2008, until: 2026"));
    Files.writeString(
        folder.resolve("risk-score/1.yaml"),
        text.replace("from: 2008", "from: 2027").replace("\"2022-1\"", "\"2027-1\""));
    var knowledge = Knowledge.load(folder, List.of(AOBA));
    assertThat(knowledge.remarks(List.of(AOBA)))
        .containsExactly(
            "aoba.yaml: results.healthAge.signedOff.edition: \"2022-1\" isn't the last,"
                + " whose years aren't shown; there is: 2022-1, 2027-1");
    var age = AOBA.results().healthAge();
    var named =
        new HealthAgePolicy(new Names("健康年齢", "Age"), age.signedOff(), false, Optional.empty());
    assertThat(KNOWLEDGE.remarks(List.of(Policies.ageing(AOBA, named))))
        .containsExactly(
            "aoba.yaml: results.healthAge.name: \"健康年齢\" may need a licence of another firm");
  }

  /** As where a revised guideline has come, and the doctor has signed the old one, or the new. */
  @Test
  void aYearOfAnotherEditionIsNotShown() {
    var reckoning = new AgeReckoning(KNOWLEDGE.judgements(), "2027", WOMAN, day -> false);
    var days = HistoryOf.of(Ageing.of("2026-06-10").checkup()).days();
    assertThat(reckoning.of(reckoning.heard(days.getFirst()), List.of()).kind())
        .isEqualTo(Kind.UNSIGNED);
    var early = HistoryOf.of(Ageing.of("2007-06-10").checkup()).days();
    assertThat(reckoning.of(reckoning.heard(early.getFirst()), List.of()).kind())
        .isEqualTo(Kind.NO_RULE);
  }

  /** Creatinine alone would be C; what counts beside it is A. */
  @Test
  void aBandThatDoesNotCountIsNoneToSeeADoctorWith() {
    var alone = Ageing.of("2026-06-10").number("3C015000002327101", "0.80", "mg/dL").checkup();
    assertThat(told(alone).toSee()).isTrue();
    var both =
        Ageing.of("2026-06-10")
            .number("3C015000002327101", "0.80", "mg/dL")
            .number("8A065000002391901", "61.0", "mL/min/1.73m2")
            .checkup();
    assertThat(told(both).toSee()).isFalse();
  }

  /** A disease doesn't wait for a doctor's signature. */
  @Test
  void anIllnessIsHeardOfInAYearThatHasNoRuleToo() {
    var ill = Ageing.answered(Ageing.numbers("2007-06-10", "118"), Ageing.HEART).checkup();
    var ages = ages(ill, Ageing.of("2006-06-10").checkup());
    assertThat(ages.all()).extracting(HealthAge::kind).containsExactly(Kind.EXCLUDED, Kind.NO_RULE);
    assertThat(ages.newest().orElseThrow().because()).isNotEmpty();
  }

  @Test
  void theTableIsThatOfTheRule() {
    var rule = rule(AOBA).orElseThrow();
    var pressure = rule.rows().getFirst();
    assertThat(pressure.name().ja()).isEqualTo("収縮期血圧");
    assertThat(pressure.unit().ja()).isEqualTo("mmHg");
    assertThat(pressure.steps())
        .extracting(it -> it.span().from().orElse("") + "-" + it.span().to().orElse(""))
        .containsExactly("-119", "120-129", "130-139", "140-159", "160-");
    assertThat(pressure.steps())
        .extracting(HealthAgeRule.Step::points)
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(
            Stream.of(rule.male(), rule.female(), rule.referenceOfMen(), rule.referenceOfWomen()))
        .containsExactly(7, 0, 8, 1);
    assertThat(rule.score().fromAge()).isEqualTo(40);
    assertThat(rule.score().toAge()).isEqualTo(79);
  }

  @Test
  void whatItRestsOnIsAmongTheLiteratureOnlyWhereItIsShown() {
    assertThat(About.of(KNOWLEDGE, AOBA).literature())
        .extracting(it -> it.key())
        .contains("hisayama-2022", "risk-age");
    assertThat(About.of(KNOWLEDGE, Policies.unsigned(AOBA)).literature())
        .extracting(it -> it.key())
        .doesNotContain("hisayama-2022", "risk-age");
  }

  private static Optional<HealthAgeRule> rule(Society society) {
    return HealthAgeRule.of(KNOWLEDGE, society);
  }

  private static HealthAge told(Checkup... checkups) {
    return ages(checkups).told().orElseThrow();
  }

  private static HealthAges ages(Checkup... checkups) {
    return ages(AOBA, WOMAN, checkups);
  }

  private static HealthAges ages(Society society, Subject subject, Checkup... checkups) {
    return HistoryOf.of(society, Optional.of(subject), checkups)
        .healthAges(rule(society).orElseThrow(), TODAY)
        .orElseThrow();
  }
}
