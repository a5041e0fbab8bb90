package kenpo.health.judgement;

import static kenpo.health.judgement.Sample.DAY;
import static kenpo.health.judgement.Sample.JUDGEMENTS;
import static kenpo.health.judgement.Sample.man;
import static kenpo.health.judgement.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.health.ItemCode;
import kenpo.health.judgement.NationalValues.Level;
import kenpo.health.judgement.Outcome.Missing;
import kenpo.roster.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 判定値 of 令和6年度, at both sides of every edge: N nothing, G guidance, S see a doctor. */
class NationalValuesTest {

  private static final NationalValues VALUES = JUDGEMENTS.values(DAY).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "9A751000000000001, BOTH, 129 N 129.5 N 130 G 139 G 139.9 G 140 S",
    "9A761000000000001, BOTH, 84 N 85 G 89 G 90 S",
    "3F015000002327101, BOTH, 149 N 150 G 299 G 300 S",
    "3F015129902327101, BOTH, 174 N 175 G 299 G 300 S",
    "3F070000002327101, BOTH, 40 N 39.5 N 39 G 34 G 20 G",
    "3F077000002327101, BOTH, 119 N 120 G 139 G 140 S",
    "3F069000002391901, BOTH, 149 N 150 G 169 G 170 S",
    "3D010000001927201, BOTH, 99 N 100 G 125 G 126 S",
    "3D010129901927201, BOTH, 99 N 100 G 125 G 126 S",
    "3D046000001920402, BOTH, 5.5 N 5.6 G 6.4 G 6.5 S 5.59 N",
    "3B035000002327201, BOTH, 30 N 31 G 50 G 51 S",
    "3B045000002327201, BOTH, 30 N 31 G 50 G 51 S",
    "3B090000002327101, BOTH, 50 N 51 G 100 G 101 S",
    "8A065000002391901, BOTH, 60.0 N 59.96 G 59.9 G 45.0 G 44.9 S",
    "2A030000001930101, MALE, 13.1 N 13.0 G 12.1 G 12.0 S",
    "2A030000001930101, FEMALE, 12.1 N 12.0 G 11.1 G 11.0 S",
  })
  void aNumberCallsForWhatTheTableSays(String code, String sex, String numbersAndLevels) {
    var told = numbersAndLevels.split(" ");
    for (int i = 0; i < told.length; i += 2) {
      for (var each : sex.equals("BOTH") ? List.of("MALE", "FEMALE") : List.of(sex)) {
        var outcome = level(each, code, new Sample().number(code, told[i]));
        assertThat(outcome.found().orElseThrow().name()).as(told[i]).startsWith(told[i + 1]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "systolic, MALE, 130, 140",
    "hdl, MALE, 40, ",
    "egfr, MALE, 60, 45",
    "hemoglobin, MALE, 13.1, 12.1",
    "hemoglobin, FEMALE, 12.1, 11.1",
  })
  void anEdgeIsBetweenWhatIsBeyondItAndWhatIsNot(
      String series, String sex, String guidance, String seeDoctor) {
    var subject = new Subject(Sex.valueOf(sex), LocalDate.of(1980, 4, 1));
    var edges = VALUES.edges(series, subject).orElseThrow();
    assertThat(edges.guidance()).isEqualByComparingTo(guidance);
    assertThat(edges.seeDoctor().map(BigDecimal::stripTrailingZeros))
        .isEqualTo(
            Optional.ofNullable(seeDoctor).map(it -> new BigDecimal(it).stripTrailingZeros()));
    assertThat(VALUES.edges("height", subject)).isEmpty();
  }

  @Test
  void aLimitTellsWhereItIsBeyondTheEdge() {
    assertThat(level("MALE", Sample.TG, new Sample().above(Sample.TG, "1000")).found())
        .contains(Level.SEE_DOCTOR);
    assertThat(level("MALE", Sample.TG, new Sample().below(Sample.TG, "30")).found())
        .contains(Level.NOTHING);
    assertThat(level("MALE", Sample.TG, new Sample().above(Sample.TG, "200")).found()).isEmpty();
  }

  @Test
  void valuesThatTheTableDoesNotHaveAreNotJudged() {
    assertThat(VALUES.level("bmi", man(50), new Sample().readings())).isEmpty();
    assertThat(JUDGEMENTS.values(LocalDate.of(2024, 3, 31))).isEmpty();
    assertThat(JUDGEMENTS.values(LocalDate.of(2024, 4, 1))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdl", "hemoglobin"})
  void whatCopiesDifferOnSaysSo(String series) {
    var outcome = VALUES.level(series, man(50), new Sample().readings()).orElseThrow();
    assertThat(((Missing<Level>) outcome).basis().uncertain()).isPresent();
  }

  @Test
  void afterTheFourthPeriodNothingIsJudged() {
    assertThat(JUDGEMENTS.values(LocalDate.of(2030, 3, 31))).isPresent();
    assertThat(JUDGEMENTS.values(LocalDate.of(2030, 4, 1))).isEmpty();
  }

  private static Outcome<Level> level(String sex, String code, Sample sample) {
    var series = Sample.ITEMS.find(new ItemCode(code)).orElseThrow().series().key();
    return VALUES.level(series, person(sex, 50), sample.readings()).orElseThrow();
  }
}
