package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.results.HistoryOf;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;

/** How results are to be read. */
class AboutPagesTest extends SharedResults {

  @Test
  void bandsRangesDoctorLiteratureAndCautionsAreTold() {
    assertThat(open.woman().browser().get("/checkups/about").body())
        .contains("判定区分とは", "要精密検査・治療", "基準範囲とは", "見本 一郎", "あおば健康保険組合 顧問医（見本）")
        .contains("（2026-04-01）", "日本腎臓学会", "公式の文書では確認できていません")
        .contains("診断ではありません", "2〜3か月ほど", "受けていない項目が表示されること");
  }

  @Test
  void theTableOfCriteriaHasEveryRow() {
    for (var language : new String[] {"ja", "en"}) {
      var page = open.woman().browser().get("/checkups/criteria?lang=" + language).body();
      HistoryOf.KNOWLEDGE.judgements().bands(HistoryOf.AOBA).numbers().stream()
          .map(table -> table.series().name())
          .map(name -> language.equals("ja") ? name.ja() : name.en())
          .forEach(name -> assertThat(page).contains(name));
      assertThat(page).contains("84.9", "3100");
    }
  }

  /** They hold nothing of anybody's results, so there is nothing to write down. */
  @Test
  void nobodysResultsAreReadForThem() {
    var one = open.woman();
    int before = one.looks().size();
    one.browser().get("/checkups/about");
    one.browser().get("/checkups/criteria");
    assertThat(one.looks()).hasSize(before);
  }
}
