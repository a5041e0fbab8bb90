package kenpo.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Flag;
import kenpo.health.Institution;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.judgement.Grade;
import kenpo.results.Sheet.Section;
import kenpo.results.Shown.Kind;
import kenpo.support.Findings;
import org.junit.jupiter.api.Test;

/** What is one thing and what are two, where several documents or groups say it. */
class SentTest {

  private static final String DAY = "2026-06-10";
  private static final Institution WAKABA = new Institution("1311111111", "若葉健診センター");
  private static final Institution MINATO = new Institution("1322222222", "港クリニック");
  private static final String BMI = "9N011000000000001";
  private static final String LDL = "3F077000002327101";
  private static final String GLUCOSE = "3D010000001926101";
  private static final String CREATININE = "3C015000002327101";
  private static final String PROTEIN = "1A010000000191111";
  private static final String FIRST = "9A751000000000001";
  private static final String SECOND = "9A752000000000001";
  private static final String OTHER = "9A755000000000001";
  private static final String STRANGE = "9Z999000000000001";
  private static final String HOURS = "9N141000000000011";
  private static final String HOURS_LIST = "1.2.392.200119.6.2202";
  private static final String WHY = "9N512000000000011";
  private static final String WHY_LIST = "1.2.392.200119.6.24080";
  private static final String FINDINGS = "1.2.392.200119.6.2002";
  private static final Range RANGE =
      new Range(Optional.of(new BigDecimal("70")), Optional.of(new BigDecimal("139")), "mg/dL");

  @Test
  void ofAnItemThatNobodyKnowsTheFileSaysWhatItsAnswerMeans() {
    assertThat(answer(FINDINGS, "4", Optional.of("検査不適"))).isEqualTo("検査不適");
    assertThat(answer("1.2.392.200119.6.2003", "1", Optional.of("該当"))).isEqualTo("該当");
  }

  /** List 2002 says other things of an ECG than of mammography. */
  @Test
  void wordsOfAListAreThoseOfAnItemThatNobodyKnowsOnlyWhereItHasOneMeaning() {
    assertThat(answer(FINDINGS, "4", Optional.empty())).isEqualTo("4");
    assertThat(answer("1.2.392.200119.6.2003", "1", Optional.empty())).isEqualTo("はい");
  }

  private static String answer(String list, String code, Optional<String> display) {
    return only(Findings.of(DAY).answer(STRANGE, list, code, display).checkup())
        .value()
        .text()
        .ja();
  }

  @Test
  void oneCodeForSeveralThingsIsSeveralThings() {
    var lines =
        lines(
            Findings.of(DAY)
                .called("腹部エコー")
                .words(STRANGE, "異常なし")
                .called("胸部X線")
                .words(STRANGE, "異常なし")
                .words(STRANGE, "異常なし")
                .checkup());
    assertThat(lines).extracting(line -> line.name().ja()).containsExactly("腹部エコー", "胸部X線");
  }

  @Test
  void whyATestWasNotDoneStandsBesideIt() {
    var lines =
        lines(
            Findings.of(DAY)
                .inGroup(1)
                .none(PROTEIN, Status.NOT_DONE)
                .answer(WHY, WHY_LIST, "1")
                .inGroup(2)
                .none(CREATININE, Status.NOT_MEASURABLE)
                .answer(WHY, WHY_LIST, "3")
                .inGroup(3)
                .none(LDL, Status.NOT_DONE)
                .answer(WHY, WHY_LIST, "3")
                .checkup());
    assertThat(lines)
        .extracting(line -> line.sent().observation().item().text() + why(line))
        .containsExactly(LDL + "その他", CREATININE + "その他", PROTEIN + "生理中");
  }

  @Test
  void whereItDoesntSayOfWhatNobodyGuesses() {
    var lines =
        lines(
            Findings.of(DAY)
                .none(LDL, Status.NOT_DONE)
                .none(PROTEIN, Status.NOT_DONE)
                .number(BMI, "22", "kg/m2")
                .inGroup(1)
                .none(CREATININE, Status.NOT_DONE)
                .answer(WHY, WHY_LIST, "3")
                .inGroup(2)
                .number(GLUCOSE, "90", "mg/dL")
                .answer(WHY, WHY_LIST, "3")
                .inGroup(0)
                .answer(WHY, WHY_LIST, "1")
                .checkup());
    assertThat(lines).extracting(SentTest::why).containsExactly("", "", "", "その他", "", "", "");
    var reasons = lines.stream().filter(line -> !line.candidates().names().isEmpty()).toList();
    assertThat(reasons).extracting(line -> line.value().text().ja()).containsExactly("その他", "生理中");
    assertThat(reasons)
        .allSatisfy(
            line ->
                assertThat(line.candidates().names())
                    .extracting(it -> it.ja())
                    .containsExactly("LDLコレステロール", "尿蛋白"));
  }

  /** Of a thousand reasons beside a thousand tests that were not done each names some. */
  @Test
  void ofManyThatAReasonMayBeAboutSomeAreNamedAndTheOthersCounted() {
    var findings = Findings.of(DAY);
    for (int i = 0; i < 103; i++) {
      findings.inGroup(0).none("9Z9%014d".formatted(i), Status.NOT_DONE);
      findings.inGroup(i + 1).answer(WHY, WHY_LIST, "3");
    }
    var reasons =
        lines(findings.checkup()).stream().filter(line -> line.item().isPresent()).toList();
    assertThat(reasons)
        .hasSize(103)
        .allSatisfy(
            line -> {
              assertThat(line.candidates().names()).hasSize(100);
              assertThat(line.candidates().left()).isEqualTo(3);
            });
  }

  /** What one document says of nothing in particular is not about the tests of another. */
  @Test
  void aReasonIsAboutTestsOfItsOwnDocumentOnly() {
    var lines =
        lines(
            of("10", WAKABA).none(LDL, Status.NOT_DONE).answer(WHY, WHY_LIST, "1").checkup(),
            of("90", MINATO).none(PROTEIN, Status.NOT_DONE).none(LDL, Status.NOT_DONE).checkup(),
            of("99", MINATO).none(PROTEIN, Status.NOT_DONE).answer(WHY, WHY_LIST, "3").checkup());
    assertThat(lines.stream().filter(line -> !line.candidates().names().isEmpty()))
        .extracting(
            line ->
                line.value().text().ja()
                    + line.candidates().names().stream().map(it -> it.ja()).toList())
        .containsExactly("生理中[LDLコレステロール]", "その他[尿蛋白]");
  }

  private static String why(Line line) {
    return String.join("/", line.value().why().stream().map(it -> it.ja()).toList());
  }

  @Test
  void noMeanIsMadeOfTheReadingsOfTwo() {
    var lines =
        lines(
            of("10", WAKABA).number(FIRST, "150", "mm[Hg]").checkup(),
            of("90", MINATO)
                .number(FIRST, "120", "mm[Hg]")
                .number(SECOND, "122", "mm[Hg]")
                .number(OTHER, "110", "mm[Hg]")
                .checkup());
    assertThat(lines).noneMatch(line -> line.value().kind() == Kind.MEAN);
    assertThat(judged(lines)).containsExactly("150 C");
  }

  @Test
  void anotherInstitutionsMealIsNobodyElses() {
    var after = of("90", MINATO).answer(HOURS, HOURS_LIST, "4").number(GLUCOSE, "150", "mg/dL");
    var lines = lines(of("10", WAKABA).number(GLUCOSE, "95", "mg/dL").checkup(), after.checkup());
    assertThat(judged(lines)).containsExactly("95 A");
    assertThat(lines.stream().flatMap(line -> line.unjudged().stream()))
        .containsExactly(Unjudged.AFTER_MEAL);
  }

  @Test
  void whatOneDocumentOfAVisitSaysOfTheMealHoldsForTheOther() {
    var told = of("10", WAKABA).answer(HOURS, HOURS_LIST, "3").number(BMI, "22", "kg/m2");
    var untold = of("90", WAKABA).number(GLUCOSE, "150", "mg/dL");
    assertThat(judged(lines(told.checkup(), untold.checkup()))).containsExactly("22 A");
  }

  @Test
  void trifleDoesntMakeTwoOfOne() {
    var plain = of("10", WAKABA).number(LDL, "150.0", "mg/dl").checkup();
    var rich = of("41", WAKABA).flagged(LDL, "150", "mg/dL", Flag.HIGH, RANGE).checkup();
    for (var line : List.of(only(plain, rich), only(rich, plain))) {
      assertThat(line.laboratory()).isPresent();
      assertThat(line.band().orElseThrow().grade()).isEqualTo(Grade.C);
      assertThat(line.from()).isEmpty();
    }
  }

  @Test
  void whatContradictsNamesItsReport() {
    var one = of("10", WAKABA).flagged(LDL, "150", "mg/dL", Flag.HIGH, RANGE).checkup();
    var other = of("41", WAKABA).flagged(LDL, "150", "mg/dL", Flag.NORMAL, RANGE).checkup();
    assertThat(lines(one, other))
        .extracting(line -> line.from().getFirst().ja())
        .containsExactly("特定健診情報", "事業者健診");
  }

  @Test
  void whatSeveralInstitutionsFoundIsAllTheirs() {
    var lines =
        lines(
            of("10", WAKABA).number(BMI, "22.0", "kg/m2").number(LDL, "120", "mg/dL").checkup(),
            of("90", MINATO).number(BMI, "22", "kg/m2").number(LDL, "121", "mg/dL").checkup());
    assertThat(lines)
        .extracting(line -> line.from().stream().map(it -> it.ja()).toList())
        .containsExactly(List.of("若葉健診センター", "港クリニック"), List.of("若葉健診センター"), List.of("港クリニック"));
  }

  @Test
  void theMeanStandsBeforeItsReadingsInTheirOrder() {
    var lines =
        lines(
            Findings.of(DAY)
                .number(SECOND, "128", "mm[Hg]")
                .number(FIRST, "131", "mm[Hg]")
                .checkup());
    assertThat(lines)
        .extracting(line -> line.value().kind() + line.value().text().ja())
        .containsExactly("MEAN129.5", "NUMBER131", "NUMBER128");
  }

  @Test
  void aMeanWithALimitStaysAMean() {
    var lines =
        lines(
            Findings.of(DAY)
                .number(FIRST, "180", "mm[Hg]")
                .above(SECOND, "250", "mm[Hg]")
                .checkup());
    assertThat(lines.getFirst().value().kind()).isEqualTo(Kind.MEAN_AT_LEAST);
    assertThat(lines.getFirst().value().text().ja()).isEqualTo("215");
  }

  /** Far more than a file may hold: each takes as long as the first, so nobody waits for a page. */
  @Test
  void manyTakeNoLongerEach() {
    var findings = Findings.of(DAY);
    for (int i = 0; i < 50_000; i++) {
      findings.number("9Z9%014d".formatted(i), "12.5", "mg/dL");
    }
    var checkup = findings.checkup();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(lines(checkup)).hasSize(50_000));
  }

  @Test
  void aMethodThatAFileLeavesOutIsNoOtherOne() {
    var named = Findings.of("2025-06-01").by("3F07720000").number(LDL, "110", "mg/dL").checkup();
    var unnamed = Findings.of(DAY).number(LDL, "112", "mg/dL").checkup();
    assertThat(only(unnamed, named).changed()).isEmpty();
  }

  @Test
  void aMethodIsCalledByWhatTheFileSaysOfIt() {
    var other = Findings.of("2025-06-01").by("3F07740009").number(LDL, "110", "mg/dL").checkup();
    var unknown = Findings.of("2025-06-01").by("X").number(LDL, "110", "mg/dL").checkup();
    var now = Findings.of(DAY).by("3F07720000").number(LDL, "112", "mg/dL").checkup();
    assertThat(only(now, other).changed().orElseThrow().method())
        .isEqualTo(only(other).method())
        .isPresent()
        .isNotEqualTo(only(Findings.of(DAY).number(LDL, "110", "mg/dL").checkup()).method());
    assertThat(only(now, unknown).changed().orElseThrow().method()).isEmpty();
    assertThat(only(unknown).method()).isEmpty();
  }

  @Test
  void aRangeThatNobodyHasConfirmedSaysSoWithoutABand() {
    assertThat(only(Findings.of(DAY).below("3A015000002399901", "5.0", "g/dL").checkup()).normal())
        .hasValueSatisfying(normal -> assertThat(normal.uncertain()).isPresent());
    assertThat(only(Findings.of(DAY).number(LDL, "110", "mg/dL").checkup()).normal())
        .hasValueSatisfying(normal -> assertThat(normal.uncertain()).isEmpty());
  }

  @Test
  void theLaboratorysRangeIsInTheUnitOfPeople() {
    var range = new Range(Optional.of(new BigDecimal("427")), Optional.empty(), "10*4/mm3");
    var bare = new Range(Optional.of(new BigDecimal("427")), Optional.empty(), "");
    for (var each : List.of(range, bare)) {
      var red = Findings.of(DAY).flagged("2A020000001930101", "450", "10*4/mm3", Flag.LOW, each);
      assertThat(only(red.checkup()).laboratoryUnit().ja()).isEqualTo("万/mm3");
    }
  }

  private static Findings of(String report, Institution institution) {
    return Findings.of(report, DAY, institution);
  }

  private static Stream<String> judged(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.band().isPresent())
        .map(line -> line.value().text().ja() + " " + line.band().orElseThrow().grade());
  }

  private static Line only(Checkup... checkups) {
    assertThat(lines(checkups)).hasSize(1);
    return lines(checkups).getFirst();
  }

  private static List<Line> lines(Checkup... checkups) {
    return HistoryOf.of(checkups).latest().orElseThrow().sections().stream()
        .map(Section::lines)
        .flatMap(List::stream)
        .toList();
  }
}
