package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.id;
import static kenpo.health.intake.CheckupDesk.row;
import static kenpo.health.intake.CheckupDesk.undone;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kenpo.web.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores come in, are corrected and taken back, by the code that does so with checkups. */
class ScoreImportTest {

  private static final String TITLES = "保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,健診実施日,年度,スコア,作成日\n";
  private static final StockPolicy AOBA = CheckupDesk.policy("aoba");

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
    desk.roster(row("1") + row("2"));
  }

  /** Of the member with that number; {@code what}: day, year, score, when it was made. */
  private static String of(String number, String what) {
    return "06990014,71,%s,00,サトウハナコ,1980/4/1,女,%s\n".formatted(number, what);
  }

  private StockResult run(String... rows) {
    return desk.scores("example", AOBA, false, TITLES + String.join("", rows));
  }

  private List<String> stored() {
    return desk.query(
        """
        SELECT concat_ws(' ', number, fiscal_year, index_code, 'v' || version,
                         document ->> 'd', document ->> 'n')
          FROM scores
         ORDER BY 1
        """);
  }

  private List<String> reasons(StockResult result) {
    return desk.report(Stock.SCORES, result).stream()
        .map(it -> it.document() + "/" + it.line() + " " + it.outcome().code() + " " + it.reason())
        .toList();
  }

  @Test
  void eachYearHasOne() {
    var result = run(of("1", ",2024,47.5,"), of("1", "2025/6/10,,46.0,"), of("2", ",2025年度,51,"));
    assertThat(counts(result)).containsExactly(3L, 0L, 0L, 0L, 0L);
    assertThat(stored())
        .containsExactly(
            "1 2024 example v1 47.5", "1 2025 example v1 2025-06-10 46.0", "2 2025 example v1 51");
    assertThat(desk.checkups()).isEmpty();
  }

  @Test
  void theSameFileAgainChangesNothing() {
    run(of("1", ",2025,46,"));
    var before = desk.query("SELECT s::text FROM scores s");
    assertThat(counts(run(of("1", ",2025,46,")))).containsExactly(0L, 1L, 0L, 0L, 0L);
    assertThat(desk.query("SELECT s::text FROM scores s")).isEqualTo(before);
  }

  @Test
  void aLaterFileCorrectsAndTakingItBackGivesTheFormerBack() {
    run(of("1", ",2025,46,"));
    var later = run(of("1", ",2025,47,"), of("1", ",2024,45,"));
    assertThat(counts(later)).containsExactly(1L, 0L, 1L, 0L, 0L);
    assertThat(reasons(later)).containsExactly("#2/0 corrected checkups.corrected");
    assertThat(stored()).containsExactly("1 2024 example v1 45", "1 2025 example v2 47");
    assertThat(desk.undo(Stock.SCORES, id(later), false)).isEqualTo(undone(id(later), 1, 1, false));
    assertThat(stored()).containsExactly("1 2025 example v1 46");
    assertThat(
            desk.query(
                """
                SELECT outcome FROM audit_events
                 WHERE kind = 'SCORE_IMPORT' AND subject = %d ORDER BY event_id
                """
                    .formatted(id(later))))
        .containsExactly("BEGUN", "APPLIED", "UNDONE");
  }

  @Test
  void whatWasCorrectedSinceIsNotTakenBack() {
    var first = run(of("1", ",2025,46,"));
    var later = run(of("1", ",2025,47,"));
    assertThat(desk.undo(Stock.SCORES, id(first), false))
        .isEqualTo(new StockResult.NotUndone(id(first), Optional.of(id(later))));
  }

  @Test
  void aTrialStoresNothing() {
    var tried = desk.scores("example", AOBA, true, TITLES + of("1", ",2025,46,"));
    assertThat(tried).isInstanceOf(StockResult.Previewed.class);
    assertThat(counts(tried)).containsExactly(1L, 0L, 0L, 0L, 0L);
    assertThat(stored()).isEmpty();
  }

  @Test
  void anotherIndexHasScoresOfItsOwn() {
    run(of("1", ",2025,46,"));
    var other = desk.scores("other", AOBA, false, TITLES + of("1", ",2025,88,"));
    assertThat(counts(other)).containsExactly(1L, 0L, 0L, 0L, 0L);
    assertThat(stored()).containsExactly("1 2025 example v1 46", "1 2025 other v1 88");
  }

  @Test
  void ofOneYearTheLaterCheckupCountsWhateverTheOrder() {
    var result = run(of("1", "2025/9/1,,48,"), of("1", "2025/6/1,,46,"));
    assertThat(counts(result)).containsExactly(1L, 0L, 0L, 0L, 1L);
    assertThat(stored()).containsExactly("1 2025 example v1 2025-09-01 48");
    assertThat(reasons(result))
        .containsExactly("#3/0 refused checkups.twice", "#3/0 refused checkups.refused.older");
  }

  @Test
  void whatIsWrongWithARowRefusesThatRowAndIsToldWithoutWhatItSays() {
    var result =
        run(
            of("1", ",2025,46,"),
            of("9", ",2025,41.9,"),
            of("1", ",2024,高い,"),
            of("1", ",2031,46,"),
            "06990014,71,1\n",
            of("2", ",2025,44,"));
    assertThat(counts(result)).containsExactly(2L, 0L, 0L, 1L, 3L);
    assertThat(reasons(result))
        .containsExactly(
            "#3/0 unmatched checkups.unmatched.no_identity",
            "/4 refused checkupfile.score.form",
            "/5 refused checkupfile.fiscal-year.form",
            "/6 refused checkupfile.row.width");
    var told = StockReport.of(Stock.SCORES, Language.JA);
    assertThat(desk.report(Stock.SCORES, result).stream().map(told::line).toList())
        .contains("取り込めず 4 スコア スコアが、0以上1000未満で小数2桁までの半角数字ではありません。")
        .allSatisfy(line -> assertThat(line).doesNotContain("サトウ", "41.9", "高い", "1980", "71"));
  }

  @Test
  void whoseItIsWasAMemberOnTheDayOrAtSomeTimeInTheYear() {
    desk.roster(
        row("1", "00", "ｻﾄｳ ﾊﾅｺ", "20100401", "20250601")
            + row("3", "00", "ｻﾄｳ ﾊﾅｺ", "20251001", ""));
    assertThat(isSomebodys(of("1", "2025/6/1,,46,"))).isFalse();
    assertThat(isSomebodys(of("1", "2025/5/31,,46,"))).isTrue();
    assertThat(isSomebodys(of("1", ",2025,46,"))).isTrue();
    assertThat(isSomebodys(of("1", ",2026,46,"))).isFalse();
    assertThat(isSomebodys(of("3", ",2025,46,"))).isTrue();
    assertThat(isSomebodys(of("3", ",2024,46,"))).isFalse();
  }

  private boolean isSomebodys(String score) {
    return counts(desk.scores("example", AOBA, true, TITLES + score)).get(3) == 0;
  }

  @Test
  void aNeighbouringSocietysMemberIsNeverFound() {
    desk.execute(
        """
        INSERT INTO rosters (society_id, match_rules, imported_at)
        SELECT 'minato', match_rules, imported_at FROM rosters
        """);
    var elsewhere =
        desk.scores("example", CheckupDesk.policy("minato"), false, TITLES + of("1", ",2025,9,"));
    assertThat(counts(elsewhere)).containsExactly(0L, 0L, 0L, 1L, 0L);
    assertThat(stored()).isEmpty();
  }
}
