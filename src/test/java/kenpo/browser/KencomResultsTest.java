package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kenpo.health.Checkup;
import kenpo.support.Findings;
import kenpo.support.ReadAloud;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the viewing code opens: the cautions with what results are judged by, and results with their
 * bands.
 */
class KencomResultsTest extends KencomViewing {

  private static final String PRESSURE = "収縮期血圧";
  private static final String AST = "AST(GOT)";
  private static final String LDL = "LDLコレステロール";
  private static final String SUGAR = "HbA1c(NGSP値)";
  private static final String RELATED = "関連する病気";

  /** One result in each band. The society has written of diseases for all but AST. */
  private static final Checkup CHECKUP =
      Findings.of("2026-06-01")
          .number("9A751000000000001", "118", "mmHg")
          .number("3B035000002327201", "33", "U/L")
          .number("3F077000002327101", "145", "mg/dL")
          .number("3D046000001906202", "6.8", "%")
          .checkup();

  /** E comes last, as it is no farther than D but apart from their order. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void theCautionsSayWhatResultsAreJudgedByAndLeadToAllCriteria(Device device) throws IOException {
    try (var tab = somebody().comesToTheCautions(device)) {
      isAt(tab, "/viewing/cautions");
      says(tab, "値を基準範囲と比べ、どのくらい離れているかをA・B・C・Dの順に段階で表したものです。Dがいちばん離れています。");
      assertThat(main(tab).locator("dt")).hasText(new String[] {"A", "B", "C", "D", "E"});
      assertThat(main(tab).locator("dd"))
          .hasText(new String[] {"異常なし", "軽度異常", "要再検査・生活改善", "要精密検査・治療", "治療中"});
      assertThat(under(tab, "基準範囲とは")).containsText("健康な人の大多数が含まれる数値の範囲です。");
      assertThat(under(tab, "監修")).hasText("あおば健康保険組合 顧問医（見本） 見本 一郎");
      assertThat(under(tab, "判定のもとにしている資料")).containsText("2026-04-01");
      says(tab, "日本人間ドック・予防医療学会 判定区分（2026年4月1日改定） （2026-04-01）");
      says(tab, "日本腎臓学会");
      link(tab, "判定基準の一覧").click();
      isAt(tab, "/checkups/criteria");
      var file = tab.download("/checkups/criteria.pdf");
      Assertions.assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
      try (var read = ReadAloud.of(file)) {
        Assertions.assertThat(read.page(1)).contains("LDLコレステロール", "60〜119", "120〜139");
      }
      tab.page().locator("a.back").click();
      isAt(tab, "/viewing/cautions");
    }
  }

  /** Beside a normal value diseases would only frighten. */
  @ParameterizedTest
  @MethodSource("computerAndApp")
  void eachResultShowsItsBandItsRangeAndWhatItIsAbout(Device device) {
    try (var tab = somebody().was(CHECKUP).opens(device)) {
      isAt(tab, "/checkups");
      assertThat(tab.page().locator("h1")).hasText("2026年6月1日の健診結果");
      shows(tab, PRESSURE, "118 mmHg 判定 A 異常なし 基準範囲 129以下");
      shows(tab, AST, "33 U/L 判定 B 軽度異常 基準範囲 30以下");
      shows(tab, LDL, "145 mg/dL 判定 C 要再検査・生活改善 基準範囲 60〜119");
      shows(tab, SUGAR, "6.8 % 判定 D 要精密検査・治療 基準範囲 5.5以下");
      assertThat(told(tab, LDL, RELATED)).not().isVisible();
      for (var item : new String[] {PRESSURE, AST, LDL, SUGAR}) {
        result(tab, item).getByText("くわしく見る").click();
        assertThat(told(tab, item, "項目の説明")).isVisible();
        assertThat(told(tab, item, "出典")).containsText("日本人間ドック・予防医療学会 判定区分（2026年4月1日改定）");
      }
      assertThat(told(tab, LDL, RELATED)).isVisible();
      assertThat(told(tab, LDL, RELATED)).containsText("脂質異常症、動脈硬化");
      assertThat(told(tab, LDL, "検査方法")).hasText("可視吸光光度法(直接法(非沈殿法))");
      assertThat(told(tab, SUGAR, RELATED)).containsText("糖尿病");
      assertThat(told(tab, AST, RELATED)).hasCount(0);
      assertThat(told(tab, PRESSURE, RELATED)).hasCount(0);
    }
  }

  /** The first paragraph of a part of the page. */
  private static Locator under(Tab tab, String heading) {
    return main(tab).locator("h2:text-is('%s') + p".formatted(heading));
  }

  private static Locator result(Tab tab, String item) {
    var name = new FilterOptions().setHas(tab.page().locator("h3").getByText(item));
    return tab.page().locator(".result").filter(name);
  }

  private static void shows(Tab tab, String item, String words) {
    assertThat(result(tab, item)).containsText(words);
    assertThat(result(tab, item).locator(".band")).isVisible();
  }

  private static Locator told(Tab tab, String item, String label) {
    return result(tab, item).locator("div:has(> dt:text-is('%s')) > dd".formatted(label));
  }
}
