package kenpo.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.ItemCode;
import kenpo.health.Status;
import kenpo.health.judgement.Grade;
import kenpo.health.judgement.Subject;
import kenpo.results.Trend.Ground;
import kenpo.results.Trend.Point;
import kenpo.results.Trend.Side;
import kenpo.results.Trend.Track;
import kenpo.results.Trend.Zone;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import org.junit.jupiter.api.Test;

/** One item over the years. */
class TrendTest {

  private static final String LDL = "3F077000002327101";
  private static final String LDL_CALCULATED = "3F077000002391901";
  private static final String HDL = "3F070000002327101";
  private static final String BMI = "9N011000000000001";
  private static final String WAIST = "9N016160100000001";
  private static final String SYSTOLIC = "9A751000000000001";
  private static final String SYSTOLIC_SECOND = "9A752000000000001";
  private static final String DIASTOLIC = "9A761000000000001";
  private static final String FASTING = "3D010000001926101";
  private static final String CASUAL = "3D010129901926101";
  private static final String NGSP = "3D046000001906202";
  private static final String JDS = "3D045000001906202";
  private static final String PROTEIN = "1A010000000191111";
  private static final String URINE = "1.2.392.200119.6.2102";
  private static final String SMOKING = "9N736000000000011";
  private static final String WHITE_CELLS = "2A010000001930101";
  private static final String CRP = "5C070000002306201";

  @Test
  void everyItemHasATrendWithAllThatWasSentOfIt() {
    for (var checkup : EveryItem.checkups()) {
      var history = HistoryOf.of(checkup);
      var known = history.days().getFirst().sent().stream().filter(it -> it.item().isPresent());
      for (var sent : known.toList()) {
        var code = sent.observation().item();
        var trend = history.trend(code).orElseThrow();
        assertThat(trend.name().ja()).isNotBlank();
        assertThat(trend.past().getFirst().lines()).extracting(Line::sent).contains(sent);
      }
    }
  }

  @Test
  void pointsGoFromOldToNewAndTheTableBack() {
    var trend = trend(LDL, ldl("2026-06-01", "130"), ldl("2024-06-01", "118"));
    assertThat(only(trend).points())
        .extracting(Point::value)
        .containsExactly(number("118"), number("130"));
    assertThat(trend.past())
        .extracting(Trend.Past::day)
        .containsExactly(LocalDate.parse("2026-06-01"), LocalDate.parse("2024-06-01"));
    assertThat(only(trend).last().band().orElseThrow().grade()).isEqualTo(Grade.B);
    assertThat(only(trend).change()).contains(number("12"));
  }

  @Test
  void whatWasMeasuredInAnotherWayIsNotCompared() {
    var calculated = Findings.of("2026-06-01").number(LDL_CALCULATED, "130", "mg/dL").checkup();
    var track = only(trend(LDL, calculated, ldl("2025-06-01", "118")));
    assertThat(track.change()).isEmpty();
    assertThat(track.isOtherMethod()).isTrue();
    assertThat(track.points()).extracting(Point::method).doesNotHaveDuplicates();
  }

  @Test
  void aLimitIsNotComparedAndOnNoSide() {
    var below = Findings.of("2026-06-01").below(CRP, "0.05", "mg/dL").checkup();
    var before = Findings.of("2025-06-01").number(CRP, "0.10", "mg/dL").checkup();
    var track = only(trend(CRP, below, before));
    assertThat(track.change()).isEmpty();
    assertThat(track.isOtherMethod()).isFalse();
    assertThat(track.last().side()).isEmpty();
    assertThat(track.points().getFirst().side()).contains(Side.WITHIN);
  }

  @Test
  void readingsOfBloodPressureAreOneTrackAndBothPressuresOneTrend() {
    var both =
        Findings.of("2026-06-01")
            .number(SYSTOLIC, "131", "mmHg")
            .number(SYSTOLIC_SECOND, "128", "mmHg")
            .number(DIASTOLIC, "80", "mmHg")
            .checkup();
    var one = Findings.of("2025-06-01").number(SYSTOLIC, "120", "mmHg").checkup();
    var trend = trend(DIASTOLIC, both, one);
    assertThat(trend.name().ja()).isEqualTo("血圧");
    assertThat(trend.tracks()).extracting(it -> it.label().ja()).containsExactly("収縮期", "拡張期");
    var systolic = trend.tracks().getFirst();
    assertThat(systolic.last().shown().text().ja()).isEqualTo("129.5");
    assertThat(systolic.last().value()).isEqualTo(number("130"));
    assertThat(systolic.change()).contains(number("9.5"));
    assertThat(trend.past().getFirst().lines()).hasSize(4);
  }

  @Test
  void seriesThatCantBeComparedAreTracksOfTheirOwn() {
    var fasting = Findings.of("2026-06-01").number(FASTING, "98", "mg/dL").checkup();
    var casual = Findings.of("2025-06-01").number(CASUAL, "120", "mg/dL").checkup();
    assertThat(trend(CASUAL, fasting, casual).tracks())
        .extracting(it -> it.points().size())
        .containsExactly(1, 1);
    var ngsp = Findings.of("2026-06-01").number(NGSP, "5.6", "%").checkup();
    var jds = Findings.of("2018-06-01").number(JDS, "5.2", "%").checkup();
    assertThat(trend(NGSP, ngsp, jds).tracks())
        .extracting(it -> it.label().en())
        .containsExactly("NGSP", "JDS");
    assertThat(trend(NGSP, ngsp).tracks()).hasSize(1);
  }

  @Test
  void zonesAreTheBandsOfSexAndAgeWithoutGaps() {
    var woman = only(trend(WAIST, waist("2026-06-01")));
    assertThat(zones(woman)).containsExactly("A -90.0", "C 90.0-");
    var man = Optional.of(new Subject(Sex.MALE, LocalDate.of(1980, 4, 1)));
    assertThat(zones(only(trend(man, WAIST, waist("2026-06-01")))))
        .containsExactly("A -85.0", "C 85.0-");
    assertThat(only(trend(Optional.empty(), WAIST, waist("2026-06-01"))).grounds()).isEmpty();
  }

  @Test
  void nationalValuesAreThoseOfTheYear() {
    // They are known from fiscal 2024 on.
    var track = only(trend(HDL, hdl("2026-06-01"), hdl("2022-06-01")));
    assertThat(track.grounds())
        .extracting(Ground::from, Ground::until)
        .containsExactly(tuple(2022, 2023), tuple(2024, 2026));
    assertThat(track.grounds().getFirst().meaning().national()).isEmpty();
    var now = track.grounds().getLast().meaning().national().orElseThrow();
    assertThat(now.guidance()).isEqualByComparingTo("40");
    assertThat(now.seeDoctor()).isEmpty();
  }

  @Test
  void aValueIsOnASideOfTheReferenceRange() {
    assertThat(side("18.4")).contains(Side.LOW);
    assertThat(side("18.5")).contains(Side.WITHIN);
    assertThat(side("24.9")).contains(Side.WITHIN);
    assertThat(side("25.0")).contains(Side.HIGH);
  }

  @Test
  void sideBandAndZoneAgreeWhereTheTableCountsInThousands() {
    // 3,060 is 3.1 thousand and 8,460 is 8.5 thousand.
    var low = whiteCells("3060", "/mm3").last();
    assertThat(low.band().orElseThrow().grade()).isEqualTo(Grade.A);
    assertThat(low.side()).contains(Side.WITHIN);
    var high = whiteCells("8460", "/mm3").last();
    assertThat(high.band().orElseThrow().grade()).isEqualTo(Grade.B);
    assertThat(high.side()).contains(Side.HIGH);
    assertThat(zones(whiteCells("5000", "/mm3")))
        .containsExactly(
            "D -3050.0", "A 3050.0-8450.0", "B 8450.0-8950.0", "C 8950.0-9950.0", "D 9950.0-");
  }

  @Test
  void aNumberOfUnknownUnitIsNotDrawnBesideOthers() {
    var sure = Findings.of("2025-06-01").number(WHITE_CELLS, "5200", "/mm3").checkup();
    var unsure = Findings.of("2026-06-01").number(WHITE_CELLS, "5.2", "").checkup();
    var trend = trend(WHITE_CELLS, unsure, sure);
    assertThat(only(trend).points()).extracting(Point::value).containsExactly(number("5200"));
    assertThat(only(trend).change()).isEmpty();
    assertThat(trend.undrawn()).hasSize(1);
    assertThat(trend.since(only(trend)).orElseThrow().lines().getFirst().unjudged()).isPresent();
  }

  @Test
  void whatCantBeDrawnIsStillTheNewest() {
    var none = Findings.of("2026-06-01").none(LDL, Status.BELOW).checkup();
    var trend = trend(LDL, none, ldl("2025-06-01", "118"));
    assertThat(trend.since(only(trend)).orElseThrow().day())
        .isEqualTo(LocalDate.parse("2026-06-01"));
    assertThat(trend.undrawn()).extracting(Trend.Past::day).hasSize(1);
    var drawn = trend(LDL, ldl("2026-06-01", "118"), hdl("2026-07-01"));
    assertThat(drawn.since(only(drawn))).isEmpty();
    assertThat(drawn.undrawn()).isEmpty();
  }

  @Test
  void otherMethodsOfTwoInstitutionsAreNotTheSame() {
    var other = "3F077000002399901";
    var here = new Institution("1311111111", "a");
    var there = new Institution("1322222222", "b");
    var old = Findings.of("10", "2025-06-01", here).number(other, "118", "mg/dL").checkup();
    var same = Findings.of("10", "2026-06-01", here).number(other, "130", "mg/dL").checkup();
    var moved = Findings.of("10", "2026-06-01", there).number(other, "130", "mg/dL").checkup();
    assertThat(only(trend(LDL, same, old)).change()).contains(number("12"));
    assertThat(only(trend(LDL, moved, old)).change()).isEmpty();
    assertThat(only(trend(LDL, moved, old)).isOtherMethod()).isTrue();
  }

  @Test
  void whatATrackMeansIsToldForAllYearsThatAreShown() {
    var casual = Findings.of("2026-06-01").number(CASUAL, "120", "mg/dL").checkup();
    var fasting = Findings.of("2023-06-01").number(FASTING, "98", "mg/dL").checkup();
    var tracks = trend(FASTING, casual, fasting).tracks();
    assertThat(tracks.getFirst().grounds().getLast().until()).isEqualTo(2026);
  }

  @Test
  void answersInAnOrderAreSteps() {
    var plus = Findings.of("2026-06-01").answer(PROTEIN, URINE, "4").checkup();
    var minus = Findings.of("2025-06-01").answer(PROTEIN, URINE, "1").checkup();
    var track = only(trend(PROTEIN, plus, minus));
    assertThat(track.points()).extracting(Point::value).containsExactly(number("0"), number("3"));
    assertThat(track.steps()).extracting(it -> it.en()).containsExactly("−", "±", "1+", "2+", "3+");
    assertThat(zones(track)).containsExactly("A -0.5-0.5", "B 0.5-1.5", "C 1.5-2.5", "D 2.5-4.5");
    assertThat(track.change()).isEmpty();
  }

  @Test
  void whatHasNoOrderOrNoValueIsInTheTableOnly() {
    var smokes = Findings.of("2026-06-01").answer(SMOKING, "1.2.392.200119.6.24060", "1").checkup();
    var trend = trend(SMOKING, smokes);
    assertThat(trend.tracks()).isEmpty();
    assertThat(trend.past()).hasSize(1);
    var none = trend(LDL, Findings.of("2026-06-01").none(LDL, Status.NOT_DONE).checkup());
    assertThat(none.tracks()).isEmpty();
    assertThat(none.past()).hasSize(1);
  }

  @Test
  void anItemWithoutResultsHasAnEmptyTrendAndAnUnknownOneNone() {
    assertThat(trend(LDL, hdl("2026-06-01")).past()).isEmpty();
    var code = new ItemCode("ZZZZZZZZZZZZZZZZZ");
    assertThat(HistoryOf.of(hdl("2026-06-01")).trend(code)).isEmpty();
    var sent = Findings.of("2026-06-01").number(code.text(), "1", "x").checkup();
    assertThat(HistoryOf.of(sent).trend(code)).isEmpty();
  }

  private static Optional<Side> side(String bmi) {
    return only(trend(BMI, Findings.of("2026-06-01").number(BMI, bmi, "kg/m2").checkup()))
        .last()
        .side();
  }

  private static Track whiteCells(String number, String unit) {
    return only(
        trend(WHITE_CELLS, Findings.of("2026-06-01").number(WHITE_CELLS, number, unit).checkup()));
  }

  private static Trend trend(String code, Checkup... checkups) {
    return HistoryOf.of(checkups).trend(new ItemCode(code)).orElseThrow();
  }

  private static Trend trend(Optional<Subject> subject, String code, Checkup... checkups) {
    return HistoryOf.of(subject, checkups).trend(new ItemCode(code)).orElseThrow();
  }

  private static Track only(Trend trend) {
    assertThat(trend.tracks()).hasSize(1);
    return trend.tracks().getFirst();
  }

  private static List<String> zones(Track track) {
    return track.grounds().getLast().meaning().zones().stream().map(TrendTest::zone).toList();
  }

  private static String zone(Zone zone) {
    return zone.grade() + " " + edge(zone.low()) + "-" + edge(zone.high());
  }

  private static String edge(Optional<BigDecimal> edge) {
    return edge.map(BigDecimal::toPlainString).orElse("");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Checkup ldl(String day, String number) {
    return Findings.of(day).number(LDL, number, "mg/dL").checkup();
  }

  private static Checkup hdl(String day) {
    return Findings.of(day).number(HDL, "60", "mg/dL").checkup();
  }

  private static Checkup waist(String day) {
    return Findings.of(day).number(WAIST, "80.0", "cm").checkup();
  }
}
