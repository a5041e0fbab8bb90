package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import kenpo.health.Checkup;
import kenpo.results.HistoryOf;
import kenpo.results.Line;
import kenpo.results.Years.Joint;
import kenpo.results.Years.Row;
import kenpo.society.Society.Names;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.SharedResults;
import kenpo.support.Told;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** Ten years side by side, and what they come to. */
class OverviewPagesTest extends SharedResults {

  private static final String LDL = "3F077000002327101";

  @Test
  void yearsStandSideBySideWithThoseThatAreMissing() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").number("3F077000002391901", "111", "mg/dL").checkup());
    one.was(Findings.of("2024-06-01").number(LDL, "122", "mg/dL").checkup());
    var page = one.browser().get("/checkups/years").body();
    assertThat(page)
        .contains("2026年度", "2025年度", "2024年度", "111", "122", "若葉健診センター")
        .contains("健診の記録なし", "※</span><span class=\"unseen\">検査方法の変更</span>")
        .contains("/s/aoba/checkups/items/3F077000002391901")
        .doesNotContain("<th scope=\"col\">2023年度", "2027年度");
    assertThat(one.browser().get("/checkups/items/3F077000002391901").status()).isEqualTo(200);
  }

  @Test
  void whatIsWorkedOutSaysThatItIsAReferenceAndNoDiagnosis() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").number("3C015000002327101", "0.70", "mg/dL").checkup());
    var page = one.browser().get("/checkups/judgements").body();
    assertThat(page)
        .contains("70.6", "参考（届いた結果から計算）", "病気の診断ではありません", "血清クレアチニン")
        .contains("日本腎臓学会", "2009");
  }

  @Test
  void bothAreWrittenDownAndToldToTheirOwner() {
    var one = open.woman();
    int before = one.looks().size();
    one.browser().get("/checkups/years");
    one.browser().get("/checkups/judgements");
    assertThat(one.looks().subList(before, one.looks().size()))
        .containsExactly("YEARS", "JUDGEMENTS");
    assertThat(one.browser().get("/settings/looked").body())
        .contains("10年間の健診結果のページを表示しました", "メタボ判定・保健指導レベル・eGFRのページを表示しました");
  }

  @Test
  void whoHasNoneIsToldThatTheyComeLater() {
    var one = open.woman();
    for (var path : new String[] {"/checkups/years", "/checkups/judgements"}) {
      assertThat(one.browser().get(path).body()).contains("表示できる健診結果は、まだありません");
    }
  }

  @Test
  void everyItemIsShownInBothLanguages() {
    var one = open.woman();
    EveryItem.checkups().forEach(one::was);
    var checkups =
        EveryItem.checkups().stream()
            .sorted(Comparator.comparing(Checkup::examined).reversed())
            .toArray(Checkup[]::new);
    var blocks = HistoryOf.of(checkups).years(LocalDate.of(2026, 11, 20)).blocks();
    for (var language : Language.values()) {
      var page = one.browser().get("/checkups/years?lang=" + language.code()).body();
      var shown = ResultsOnPage.parts(page).iterator();
      for (var block : blocks) {
        block.joints().forEach(joint -> isThere(joint, shown.next(), language));
        block.rows().forEach(row -> isThere(row, shown.next(), language));
      }
      assertThat(shown).isExhausted();
      assertThat(one.browser().get("/checkups/judgements?lang=" + language.code()).status())
          .isEqualTo(200);
    }
  }

  private static void isThere(Joint joint, List<List<String>> shown, Language language) {
    assertThat(shown).hasSize(joint.bands().size() + 1);
    assertThat(shown.getFirst().getFirst()).startsWith(joint.name().in(language));
    for (int i = 0; i < joint.bands().size(); i++) {
      var cell = shown.get(i + 1).getFirst();
      joint.bands().get(i).ifPresent(band -> assertThat(cell).contains(band.grade().name()));
    }
  }

  private static void isThere(Row row, List<List<String>> shown, Language language) {
    assertThat(shown).hasSize(row.cells().size() + 1);
    assertThat(shown.getFirst().getFirst()).startsWith(row.name().in(language));
    for (int i = 0; i < row.cells().size(); i++) {
      var lines = row.cells().get(i).lines();
      if (lines.isEmpty()) {
        assertThat(shown.get(i + 1)).containsExactly(NO_RECORD.in(language));
      } else {
        assertThat(shown.get(i + 1)).hasSameSizeAs(lines);
        for (int j = 0; j < lines.size(); j++) {
          isThere(lines.get(j), row.unit(), shown.get(i + 1).get(j), language);
        }
      }
    }
  }

  /** The value, and behind it nothing that would make another of it. */
  private static void isThere(Line line, Names unit, String shown, Language language) {
    boolean isOther = !line.value().unit().in(language).equals(unit.in(language));
    var value = Told.value(line, language, isOther);
    assertThat(shown).startsWith(value);
    var rest = shown.substring(value.length());
    assertThat(rest).doesNotContain("以下", "以上", "or less", "or more", "平均", "mean of");
    Told.letter(line, language, ALONE)
        .ifPresentOrElse(
            band -> assertThat(rest).contains(" " + band),
            () -> assertThat(rest).doesNotContainPattern("判定 [A-E]|単独では|Band [A-E]|alone"));
    Told.unjudged(line, language)
        .filter(why -> !line.isAfterMeal())
        .ifPresent(why -> assertThat(rest).contains(" " + why));
  }

  private static final Names NO_RECORD = new Names("記録なし", "No record");
  private static final Names ALONE = new Names("単独では", "alone ");
}
