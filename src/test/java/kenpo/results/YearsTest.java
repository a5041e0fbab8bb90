package kenpo.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kenpo.health.Checkup;
import kenpo.results.Years.Block;
import kenpo.results.Years.Row;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.Strange;
import org.junit.jupiter.api.Test;

/** All days side by side. */
class YearsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final String LDL = "3F077000002327101";
  private static final String LDL_CALCULATED = "3F077000002391901";
  private static final String FIRST = "9A751000000000001";
  private static final String SECOND = "9A752000000000001";

  @Test
  void yearsGoBackToTheFirstAndThoseWithoutACheckupAreThere() {
    var years = years(ldl("2025-06-01", "120"), ldl("2025-04-01", "121"), ldl("2023-03-31", "122"));
    assertThat(years.columns())
        .extracting(Years.Column::year)
        .containsExactly(2025, 2025, 2024, 2023, 2022);
    assertThat(years.columns())
        .extracting(column -> column.sheet().isPresent())
        .containsExactly(true, true, false, false, true);
    assertThat(texts(row(years, "ldl"))).containsExactly("120", "121", "", "", "122");
  }

  /** Nothing is missing yet from a year that isn't over. */
  @Test
  void theRunningYearIsThereOnceItHasACheckup() {
    assertThat(years(ldl("2024-06-01", "120")).columns())
        .extracting(Years.Column::year)
        .containsExactly(2025, 2024);
    assertThat(years(ldl("2026-04-01", "121"), ldl("2024-06-01", "120")).columns())
        .extracting(Years.Column::year)
        .containsExactly(2026, 2025, 2024);
  }

  @Test
  void whatMayNotBeComparedHasRowsOfItsOwn() {
    var years =
        years(
            Findings.of("2026-06-01")
                .number("3D046000001906202", "5.6", "%")
                .number("3D010129901926101", "101", "mg/dL")
                .checkup(),
            Findings.of("2012-06-01")
                .number("3D045000001906202", "5.2", "%")
                .number("3D010000001926101", "99", "mg/dL")
                .checkup());
    assertThat(rows(years).map(it -> it.name().ja()))
        .containsExactly("空腹時血糖", "随時血糖", "HbA1c(NGSP値)", "HbA1c(JDS値)");
    assertThat(rows(years))
        .allSatisfy(it -> assertThat(texts(it)).filteredOn(text -> !text.isEmpty()).hasSize(1));
  }

  @Test
  void methodsOfOneSeriesShareARowAndTheChangeIsMarked() {
    var years =
        years(
            Findings.of("2026-06-01").number(LDL_CALCULATED, "110", "mg/dL").checkup(),
            ldl("2025-06-01", "120"));
    var row = row(years, "ldl");
    assertThat(texts(row)).containsExactly("110", "120");
    assertThat(row.code()).contains(LDL_CALCULATED);
    assertThat(row.cells().getFirst().lines().getFirst().changed()).isPresent();
    assertThat(row.cells().getLast().lines().getFirst().changed()).isEmpty();
  }

  @Test
  void ofSeveralReadingsTheOneThatCountsStandsThere() {
    var years =
        years(
            Findings.of("2026-06-01")
                .number(FIRST, "129", "mm[Hg]")
                .number(SECOND, "130", "mm[Hg]")
                .checkup());
    assertThat(texts(row(years, "systolic"))).containsExactly("129.5");
  }

  @Test
  void everyItemHasACellOnItsDay() {
    var checkups = EveryItem.checkups();
    var years = years(checkups.toArray(Checkup[]::new));
    for (var checkup : checkups) {
      int column =
          years.columns().stream()
              .map(it -> it.sheet().map(sheet -> sheet.day().day()).orElse(TODAY))
              .toList()
              .indexOf(checkup.examined());
      var filled = rows(years).filter(row -> !row.cells().get(column).lines().isEmpty()).count();
      assertThat(filled).as(checkup.examined().toString()).isEqualTo(kinds(checkup));
    }
  }

  @Test
  void ofManyThatNobodyKnowsTheNewestHaveRowsAndTheOthersAreCounted() {
    var block = years(Strange.day(2026, 60), Strange.day(2025, 50)).blocks().getFirst();
    assertThat(block.rows()).hasSize(100);
    assertThat(block.rows().get(60).cells().getLast().lines()).isNotEmpty();
    assertThat(block.left()).isEqualTo(10);
    assertThat(years(Strange.day(2026, 100)).blocks().getFirst().left()).isZero();
  }

  @Test
  void noneThatOurTablesHaveIsLeftOutForOthers() {
    var crowd = Strange.findings(2026, 200).number("5C070000002306201", "0.10", "mg/dL");
    var block = years(crowd.checkup()).blocks().getFirst();
    assertThat(block.rows()).hasSize(101);
    assertThat(block.rows().getFirst().name().ja()).isEqualTo("CRP");
  }

  private static long kinds(Checkup checkup) {
    return checkup.observations().stream()
        .map(
            it ->
                EveryItem.ITEMS
                    .find(it.item())
                    .map(item -> item.series().key())
                    .orElse(it.item().text() + it.name()))
        .distinct()
        .count();
  }

  @Test
  void whoWasNeverExaminedHasNoRows() {
    assertThat(years().blocks()).isEmpty();
    assertThat(years().columns()).isEmpty();
  }

  private static Checkup ldl(String day, String number) {
    return Findings.of(day).number(LDL, number, "mg/dL").checkup();
  }

  private static Years years(Checkup... checkups) {
    return HistoryOf.of(checkups).years(TODAY);
  }

  private static java.util.stream.Stream<Row> rows(Years years) {
    return years.blocks().stream().map(Block::rows).flatMap(List::stream);
  }

  private static Row row(Years years, String series) {
    var name = EveryItem.ITEMS.series(series).orElseThrow().name();
    return rows(years).filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> texts(Row row) {
    return row.cells().stream()
        .map(
            cell ->
                String.join(" ", cell.lines().stream().map(it -> it.value().text().ja()).toList()))
        .toList();
  }
}
