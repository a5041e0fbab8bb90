package kenpo.results;

import static kenpo.results.HistoryOf.KNOWLEDGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.Flag;
import kenpo.health.Institution;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.health.judgement.Grade;
import kenpo.results.Reference.Span;
import kenpo.results.Sent.Origin;
import kenpo.results.Sheet.Section;
import kenpo.results.Sheet.Together;
import kenpo.results.Shown.Kind;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a day's checkup is shown. */
class SheetTest {

  private static final String DAY = "2026-06-10";
  private static final String BMI = "9N011000000000001";
  private static final String LDL = "3F077000002327101";
  private static final String LDL_CALCULATED = "3F077000002391901";
  private static final String WHITE = "2A010000001930101";
  private static final String FIRST = "9A751000000000001";
  private static final String SECOND = "9A752000000000001";
  private static final String GLUCOSE = "3D010000001926101";
  private static final String TRIGLYCERIDES = "3F015000002327101";
  private static final String TRIGLYCERIDES_OTHERWISE = "3F015000002327201";
  private static final String CASUAL = "3D010129901926101";
  private static final String HOURS = "9N141000000000011";
  private static final String HOURS_LIST = "1.2.392.200119.6.2202";
  private static final String URINE = "1.2.392.200119.6.2102";
  private static final String BLOOD = "1A100000000191111";
  private static final String HBA1C = "3D046000001906202";
  private static final String SMOKING = "9N736000000000011";
  private static final String PROTEIN = "1A010000000191111";
  private static final String MEDICINE = "9N711000000000011";
  private static final String YES_NO = "1.2.392.200119.6.2003";

  /** Whatever is sent of any item: none is dropped, and each has a name and a place. */
  @Test
  void everyItemIsShownInEveryStatusAndType() {
    for (var checkup : EveryItem.checkups()) {
      var sheet = HistoryOf.of(checkup).latest().orElseThrow();
      var shown = lines(sheet).filter(line -> line.value().kind() != Kind.MEAN).toList();
      assertThat(shown.stream().flatMap(line -> line.sent().origins().stream()))
          .extracting(Origin::observation)
          .containsExactlyInAnyOrderElementsOf(checkup.observations());
      assertThat(shown).allSatisfy(SheetTest::isWhole);
    }
  }

  private static void isWhole(Line line) {
    var it = line.sent().observation();
    assertThat(line.name().ja()).as(it.item().text()).isNotBlank();
    assertThat(line.name().en()).as(it.item().text()).isNotBlank();
    assertThat(line.value().text().ja().isBlank())
        .as(it.toString())
        .isEqualTo(it.value().isEmpty());
    if (it.value().orElse(null) instanceof Value.Quantity quantity) {
      assertThat(line.value().text().ja()).isEqualTo(quantity.number().toPlainString());
    }
  }

  @Test
  void groupsStandInTheirOrder() {
    var sheet =
        sheet(
            Findings.of(DAY)
                .answer(SMOKING, YES_NO, "2")
                .number(LDL, "120", "mg/dL")
                .number(BMI, "22.0", "kg/m2"));
    assertThat(sheet.sections())
        .extracting(section -> section.group().key())
        .containsExactly("body", "lipids", "questionnaire");
  }

  @Test
  void aNumberHasEveryDecimalItsBandAndTheRangeOfItsBandA() {
    var line = line(sheet(Findings.of(DAY).number(BMI, "25.0", "KG/M2")), BMI);
    assertThat(line.value().text().ja()).isEqualTo("25.0");
    assertThat(line.value().unit().ja()).isEqualTo("kg/m2");
    assertThat(line.band().orElseThrow().grade()).isEqualTo(Grade.C);
    assertThat(line.band().orElseThrow().label().ja()).isEqualTo("要再検査・生活改善");
    assertThat(line.normal().orElseThrow().spans())
        .containsExactly(new Span(Optional.of("18.5"), Optional.of("24.9")));
  }

  @Test
  void aTableInThousandsIsShownInTheItemsOwnUnit() {
    var line = line(sheet(Findings.of(DAY).number(WHITE, "5000", "/mm3")), WHITE);
    assertThat(line.normal().orElseThrow().spans())
        .containsExactly(new Span(Optional.of("3050"), Optional.of("8449")));
    assertThat(line.band().orElseThrow().basis().uncertain()).isPresent();
  }

  @Test
  void anotherUnitIsShownAsItWasSentAndJudgedByNothing() {
    var line = line(sheet(Findings.of(DAY).number(LDL, "3.1", "mmol/L")), LDL);
    assertThat(line.value().unit().en()).isEqualTo("mmol/L");
    assertThat(line.band()).isEmpty();
    assertThat(line.normal()).isEmpty();
    assertThat(line.unjudged()).contains(Unjudged.OTHER_UNIT);
  }

  /** 9N141: 3 is less than 10 hours, 4 less than 3.5. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "4"})
  void whatWasDrawnAfterAMealIsComparedWithNothingFasting(String hours) {
    var sheet =
        sheet(
            Findings.of(DAY)
                .answer(HOURS, HOURS_LIST, hours)
                .number(TRIGLYCERIDES, "250", "mg/dL")
                .number(TRIGLYCERIDES_OTHERWISE, "251", "mg/dL")
                .number(GLUCOSE, "150", "mg/dL")
                .number(CASUAL, "150", "mg/dL")
                .number(LDL, "100", "mg/dL"));
    for (var code : List.of(TRIGLYCERIDES, TRIGLYCERIDES_OTHERWISE, GLUCOSE)) {
      var line = line(sheet, code);
      assertThat(line.band()).isEmpty();
      assertThat(line.normal()).isEmpty();
      assertThat(line.unjudged()).contains(Unjudged.AFTER_MEAL);
    }
    assertThat(line(sheet, CASUAL).unjudged()).isEmpty();
    assertThat(line(sheet, LDL).normal()).isPresent();
  }

  @Test
  void whatWasDrawnFastingIsJudged() {
    var told =
        Findings.of(DAY).answer(HOURS, HOURS_LIST, "2").number(TRIGLYCERIDES, "250", "mg/dL");
    for (var findings : List.of(told, Findings.of(DAY).number(TRIGLYCERIDES, "250", "mg/dL"))) {
      var line = line(sheet(findings), TRIGLYCERIDES);
      assertThat(line.band().orElseThrow().grade()).isEqualTo(Grade.B);
      assertThat(line.normal()).isPresent();
      assertThat(line.unjudged()).isEmpty();
    }
  }

  @Test
  void ofTwoReadingsTheirMeanIsJudged() {
    var sheet =
        sheet(Findings.of(DAY).number(FIRST, "129", "mm[Hg]").number(SECOND, "130", "mm[Hg]"));
    var mean = lines(sheet).filter(it -> it.value().kind() == Kind.MEAN).toList();
    assertThat(mean).hasSize(1);
    assertThat(mean.getFirst().name().ja()).isEqualTo("収縮期血圧");
    assertThat(mean.getFirst().value().text().ja()).isEqualTo("129.5");
    assertThat(mean.getFirst().band().orElseThrow().grade()).isEqualTo(Grade.B);
    assertThat(line(sheet, FIRST).band()).isEmpty();
    assertThat(line(sheet, SECOND).band()).isEmpty();
  }

  @Test
  void aSingleReadingIsJudgedItself() {
    var sheet = sheet(Findings.of(DAY).number(SECOND, "150", "mm[Hg]"));
    assertThat(line(sheet, SECOND).band().orElseThrow().grade()).isEqualTo(Grade.C);
    assertThat(lines(sheet)).hasSize(1);
  }

  /** Below 140 a band is certain only where all that it may be has the same. */
  @Test
  void aLimitThatLeavesItOpenIsSaidToBeUndecided() {
    var line = line(sheet(Findings.of(DAY).below(LDL, "140", "mg/dL")), LDL);
    assertThat(line.value().kind()).isEqualTo(Kind.BELOW);
    assertThat(line.band()).isEmpty();
    assertThat(line.unjudged()).contains(Unjudged.OPEN);
    var unsaid = line(sheet(Findings.of(DAY).none(LDL, Status.ABOVE)), LDL);
    assertThat(unsaid.unjudged()).contains(Unjudged.OPEN);
    assertThat(unsaid.value().text().ja()).isEmpty();
  }

  @Test
  void whatWasNotDoneIsJudgedByNothing() {
    var line = line(sheet(Findings.of(DAY).none(LDL, Status.NOT_DONE)), LDL);
    assertThat(line.value().kind()).isEqualTo(Kind.NOT_DONE);
    assertThat(line.band()).isEmpty();
    assertThat(line.unjudged()).isEmpty();
  }

  @Test
  void anAnswerMeansWhatItsListSays() {
    var old = line(sheet(Findings.of("2020-06-10").answer(SMOKING, YES_NO, "2")), SMOKING);
    var now = line(sheet(Findings.of(DAY).answer(SMOKING, "1.2.392.200119.6.24060", "2")), SMOKING);
    assertThat(old.value().text().ja()).isEqualTo("いいえ");
    assertThat(now.value().text().ja()).startsWith("以前は吸っていた");
  }

  @Test
  void anAnswerThatNobodyKnowsIsShownAsItsFileHasIt() {
    var named = Findings.of(DAY).answer(SMOKING, "1.2.3", "7", Optional.of("電子たばこ"));
    var value = line(sheet(named), SMOKING).value();
    assertThat(value.kind()).isEqualTo(Kind.UNKNOWN_ANSWER);
    assertThat(value.text().en()).isEqualTo("電子たばこ");
    var bare = line(sheet(Findings.of(DAY).answer(SMOKING, "1.2.3", "7")), SMOKING);
    assertThat(bare.value().text().ja()).isEqualTo("7");
  }

  @Test
  void anItemThatNobodyKnowsIsShownAmongTheOthers() {
    var sheet = sheet(Findings.of(DAY).number("9Z999000000000001", "45", "歳"));
    assertThat(sheet.sections()).extracting(it -> it.group().key()).containsExactly("other");
    var line = line(sheet, "9Z999000000000001");
    assertThat(line.name().ja()).isEqualTo("9Z999000000000001");
    assertThat(line.value().unit().ja()).isEqualTo("歳");
  }

  @Test
  void theWordsOfAnAnswersBandAStandAsItsRange() {
    var line = line(sheet(Findings.of(DAY).answer(PROTEIN, "1.2.392.200119.6.2102", "3")), PROTEIN);
    assertThat(line.band().orElseThrow().grade()).isEqualTo(Grade.C);
    assertThat(line.normal().orElseThrow().answers())
        .containsExactly(
            KNOWLEDGE
                .items()
                .answer(line.sent().observation().item(), "1.2.392.200119.6.2102", "1")
                .orElseThrow()
                .words());
  }

  @Test
  void whoIsTreatedHasEAndWhatTheValueAloneSays() {
    var band =
        line(sheet(Findings.of(DAY).number(LDL, "190", "mg/dL").answer(MEDICINE, YES_NO, "1")), LDL)
            .band()
            .orElseThrow();
    assertThat(band.grade()).isEqualTo(Grade.E);
    assertThat(band.byValue()).contains(Grade.D);
  }

  @Test
  void glucoseIsJudgedTogetherAndItsPartsSayWhatCounts() {
    var sheet = sheet(Findings.of(DAY).number(GLUCOSE, "130", "mg/dL").number(HBA1C, "6.0", "%"));
    assertThat(sheet.sections().getFirst().together())
        .extracting(Together::key, it -> it.band().grade())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("glucose", Grade.C));
    var band = line(sheet, GLUCOSE).band().orElseThrow();
    assertThat(band.grade()).isEqualTo(Grade.D);
    assertThat(band.together().orElseThrow().ja()).contains("HbA1c");
  }

  @Test
  void documentsOfADayAreOneDayAndWhatTheyBothSayIsThereOnce() {
    var centre = new Institution("1322222222", "港クリニック");
    var history =
        HistoryOf.of(
            Findings.of(DAY).number(BMI, "22.0", "kg/m2").number(LDL, "120", "mg/dL").checkup(),
            Findings.of("90", DAY, centre)
                .number(BMI, "22.0", "kg/m2")
                .number(LDL, "121", "mg/dL")
                .checkup());
    assertThat(history.days()).hasSize(1);
    var sheet = history.latest().orElseThrow();
    assertThat(sheet.day().institutions())
        .extracting(Institution::name)
        .containsExactly("若葉健診センター", "港クリニック");
    assertThat(lines(sheet).map(it -> it.value().text().ja()))
        .containsExactly("22.0", "120", "121");
    assertThat(lines(sheet).filter(it -> it.band().isPresent()).map(it -> it.value().text().ja()))
        .containsExactly("22.0", "120");
  }

  @Test
  void aChangedMethodIsToldWithTheLastDay() {
    var history =
        HistoryOf.of(
            Findings.of(DAY)
                .number(LDL_CALCULATED, "120", "mg/dL")
                .number(BMI, "22", "kg/m2")
                .checkup(),
            Findings.of("2025-06-01").number(BMI, "22", "kg/m2").checkup(),
            Findings.of("2024-06-01").number(LDL, "118", "mg/dL").checkup());
    var changed = line(history.latest().orElseThrow(), LDL_CALCULATED).changed().orElseThrow();
    assertThat(changed.last()).isEqualTo(LocalDate.of(2024, 6, 1));
    assertThat(changed.method().orElseThrow().ja()).startsWith("可視吸光光度法");
    var older = history.on(LocalDate.of(2024, 6, 1)).orElseThrow();
    assertThat(line(older, LDL).changed()).isEmpty();
    assertThat(line(history.latest().orElseThrow(), BMI).changed()).isEmpty();
  }

  /** The first and the second reading of blood pressure are measured in one way. */
  @Test
  void anotherReadingIsNoOtherMethod() {
    var history =
        HistoryOf.of(
            Findings.of(DAY).number(SECOND, "120", "mm[Hg]").checkup(),
            Findings.of("2025-06-01").number(FIRST, "120", "mm[Hg]").checkup());
    var line = line(history.latest().orElseThrow(), SECOND);
    assertThat(line.changed()).isEmpty();
    assertThat(line.method()).isEmpty();
  }

  @Test
  void theLaboratorysOwnRangeStaysBesideIt() {
    var range =
        new Range(Optional.of(new BigDecimal("70")), Optional.of(new BigDecimal("139")), "mg/dL");
    var line = line(sheet(Findings.of(DAY).flagged(LDL, "150", "mg/dL", Flag.HIGH, range)), LDL);
    assertThat(line.laboratory()).contains(new Span(Optional.of("70"), Optional.of("139")));
    assertThat(line.laboratoryUnit().ja()).isEqualTo("mg/dL");
  }

  @Test
  void whoseSexNobodyKnowsIsJudgedByNothing() {
    var history =
        HistoryOf.of(Optional.empty(), Findings.of(DAY).number(LDL, "190", "mg/dL").checkup());
    var line = line(history.latest().orElseThrow(), LDL);
    assertThat(line.band()).isEmpty();
    assertThat(line.normal()).isEmpty();
    assertThat(line.unjudged()).isEmpty();
  }

  @Test
  void whoseSexNobodyKnowsHasNoBandOfSeveralEither() {
    var findings =
        Findings.of(DAY)
            .number(GLUCOSE, "130", "mg/dL")
            .number(HBA1C, "6.6", "%")
            .answer(PROTEIN, URINE, "3")
            .answer(BLOOD, URINE, "3");
    var known = sheet(findings).sections().stream().map(Section::together);
    assertThat(known.mapToInt(List::size).sum()).isEqualTo(2);
    var unknown = HistoryOf.of(Optional.empty(), findings.checkup()).latest().orElseThrow();
    assertThat(unknown.sections()).hasSize(2).allMatch(section -> section.together().isEmpty());
  }

  @Test
  void whoWasNeverExaminedHasNoDay() {
    assertThat(HistoryOf.of().latest()).isEmpty();
    assertThat(HistoryOf.of().on(LocalDate.of(2026, 6, 10))).isEmpty();
  }

  private static Sheet sheet(Findings findings) {
    return HistoryOf.of(findings.checkup()).latest().orElseThrow();
  }

  private static java.util.stream.Stream<Line> lines(Sheet sheet) {
    return sheet.sections().stream().map(Section::lines).flatMap(List::stream);
  }

  private static Line line(Sheet sheet, String code) {
    return lines(sheet)
        .filter(line -> line.value().kind() != Kind.MEAN)
        .filter(line -> line.sent().observation().item().text().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
