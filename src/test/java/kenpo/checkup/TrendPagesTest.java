package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import kenpo.health.Checkup;
import kenpo.health.Status;
import kenpo.results.HistoryOf;
import kenpo.results.Line;
import kenpo.results.Trend;
import kenpo.society.Society.Names;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.SharedResults;
import kenpo.support.Told;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** One item over the years: what is on its page, whose it is, and that the look is written down. */
class TrendPagesTest extends SharedResults {

  private static final String LDL = "3F077000002327101";
  private static final String SYSTOLIC = "9A751000000000001";
  private static final String DIASTOLIC = "9A761000000000001";
  private static final String GLUCOSE = "3D010000001926101";
  private static final String JDS = "3D045000001906202";
  private static final String NGSP = "3D046000001906202";
  private static final String PAGE = "/checkups/items/";

  /** What stands beside a value in its cell. */
  private static final Pattern BESIDE =
      Pattern.compile("(?s)<span class=\"trend-by\">.*?</span>|<p class=\"trend-changed\">.*?</p>");

  private static final Names ALONE = new Names("単独では 判定 ", "On its own: Band ");

  @Test
  void theNewestValueIsComparedAndJudged() {
    var one = open.woman().was(ldl("2025-06-01", "118")).was(ldl("2026-06-01", "130"));
    var page = one.browser().get(PAGE + LDL).body();
    assertThat(page)
        .contains("LDLコレステロールの推移", "最も新しい結果（2026年6月1日）")
        .contains("2025年6月1日の結果より12 mg/dL高い値でした。", "基準範囲より高い値です。", "軽度異常")
        .contains("若葉健診センター", "/s/aoba/checkups/2025-06-01");
  }

  @Test
  void theGraphSaysEachDayAndItsBandInWords() {
    var one = open.woman().was(ldl("2025-06-01", "118")).was(ldl("2026-06-01", "130"));
    var page = one.browser().get(PAGE + LDL).body();
    assertThat(page)
        .contains("aria-label=\"2026年6月1日　130 mg/dL（B 軽度異常）\"")
        .contains("aria-label=\"2025年6月1日　118 mg/dL（A 異常なし）\"")
        .contains("LDLコレステロール（mg/dL）", "class=\"tone-wished\"", ">指導</text>", ">受診</text>")
        .contains("背景のA〜Dは判定区分", "120〜139", "線をつないでいません");
    var english = one.browser().get(PAGE + LDL + "?lang=en").body();
    assertThat(english)
        .contains("LDL cholesterol over the years", "12 mg/dL higher than on 1 June 2025.")
        .contains("aria-label=\"1 June 2026: 130 mg/dL (B Slight abnormality)\"");
  }

  @Test
  void bothPressuresHaveAGraphEachWithItsBandsOverTheSameYears() {
    var one =
        open.woman()
            .was(Findings.of("2019-06-01").number(SYSTOLIC, "118", "mmHg").checkup())
            .was(
                Findings.of("2026-06-01")
                    .number(SYSTOLIC, "128", "mmHg")
                    .number(DIASTOLIC, "86", "mmHg")
                    .checkup());
    for (var code : List.of(SYSTOLIC, DIASTOLIC)) {
      var page = one.browser().get(PAGE + code).body();
      assertThat(page)
          .containsSubsequence("<h3>収縮期</h3>", "tone-wished", "130〜139")
          .containsSubsequence("<h3>拡張期</h3>", "tone-wished", "85〜89")
          .contains("128 mmHg（A 異常なし）", "86 mmHg（B 軽度異常）", "血圧（収縮期）の推移のグラフ")
          .doesNotContain("ink-limit line-0", "ink-limit line-1");
      // Where there is room each year is named, also one that only the other has a day of.
      assertThat(page.split(">2019</text>", -1)).hasSize(3);
      assertThat(page.split("class=\"stop\"", -1)).hasSize(7);
    }
  }

  @Test
  void theBandsOfAnswersSayWhichAnswersTheyAre() {
    var protein =
        Findings.of("2026-06-01")
            .answer("1A010000000191111", "1.2.392.200119.6.2102", "1")
            .checkup();
    assertThat(open.woman().was(protein).browser().get(PAGE + "1A010000000191111").body())
        .containsPattern("異常なし\\s+−|異常なし\\s+－|異常なし\\s+-");
  }

  @Test
  void whatCantBeMeasuredIsSaidInWordsAndByAHollowMark() {
    var one =
        open.woman()
            .was(Findings.of("2026-06-01").below("5C070000002306201", "0.05", "mg/dL").checkup());
    assertThat(one.browser().get(PAGE + "5C070000002306201").body())
        .contains("0.05</span> mg/dL 以下", "hollow", "測定できる範囲を外れた値です");
  }

  @Test
  void whatCantBeDrawnIsSaid() {
    var one =
        open.woman()
            .was(ldl("2025-06-01", "118"))
            .was(Findings.of("2026-06-01").none(LDL, Status.BELOW).checkup());
    assertThat(one.browser().get(PAGE + LDL).body())
        .containsSubsequence("最も新しい結果（2026年6月1日）", "測定できる下限を下回っています", "グラフに示した最も新しい結果（2025年6月1日）")
        .contains("グラフに示せない結果があります。表をご覧ください。");
  }

  @Test
  void aValueThatDoesNotTellItsBandSaysSo() {
    var cells = "2A010000001930101";
    var one = open.woman().was(Findings.of("2026-06-01").number(cells, "5.2", "").checkup());
    assertThat(one.browser().get(PAGE + cells).body())
        .contains("5.2", "この値からは判定できません")
        .doesNotContain("<svg", "基準範囲より低い値です");
  }

  @Test
  void whatCountsInsteadOfABandIsSaidBesideIt() {
    var one =
        open.woman()
            .was(
                Findings.of("2026-06-01")
                    .number(GLUCOSE, "99", "mg/dL")
                    .number("3D046000001906202", "6.5", "%")
                    .checkup());
    assertThat(one.browser().get(PAGE + GLUCOSE).body())
        .containsSubsequence("異常なし", "の判定をご覧ください。", "グラフを見る", "の判定をご覧ください。")
        .contains("aria-label=\"2026年6月1日　99 mg/dL（単独ではA 異常なし）\"");
  }

  /** Who looks at one point alone learns as much as who reads the table. */
  @Test
  void aPointSaysWhatTreatmentAndDoubtMakeOfItsBand() {
    var one =
        open.woman()
            .was(
                Findings.of("2026-06-01")
                    .number(LDL, "190", "mg/dL")
                    .number("3F070000002327101", "45", "mg/dL")
                    .answer("9N711000000000011", "1.2.392.200119.6.2003", "1")
                    .checkup());
    assertThat(one.browser().get(PAGE + LDL).body())
        .contains("aria-label=\"2026年6月1日　190 mg/dL（E 治療中、数値ではD）\"");
    assertThat(one.browser().get(PAGE + "3F070000002327101").body())
        .contains("45 mg/dL（E 治療中、数値ではA、基準は未確認）");
  }

  @Test
  void nationalValuesAreNoEdgesOfBands() {
    var casual = "3D010129901926101";
    var one =
        open.woman()
            .was(Findings.of("2025-06-01").number(GLUCOSE, "99", "mg/dL").checkup())
            .was(Findings.of("2026-06-01").number(casual, "110", "mg/dL").checkup());
    assertThat(one.browser().get(PAGE + GLUCOSE).body())
        .containsSubsequence("<h3>空腹時</h3>", "tone-wished", "<h3>随時</h3>", ">指導</text>")
        .contains("背景のA〜Dは判定区分", "「指導」「受診」と添えた線は");
    var two = open.woman().was(Findings.of("2026-06-01").number(casual, "110", "mg/dL").checkup());
    assertThat(two.browser().get(PAGE + casual).body())
        .contains(">指導</text>", "「指導」「受診」と添えた線は")
        .doesNotContain("背景のA〜Dは判定区分", "tone-");
  }

  @Test
  void aChangedMethodIsMarkedInTheTableAndAtItsPoint() {
    var calculated = "3F077000002391901";
    var one =
        open.woman()
            .was(ldl("2025-06-01", "118"))
            .was(Findings.of("2026-06-01").number(calculated, "130", "mg/dL").checkup());
    assertThat(one.browser().get(PAGE + LDL).body())
        .contains("aria-label=\"2026年6月1日　130 mg/dL（B 軽度異常）　検査方法の変更あり\"")
        .contains("前回（2025年6月1日）の検査方法は")
        .contains("2025年6月1日とは検査方法が異なるため");
  }

  @Test
  void whoseSexIsUnknownIsToldThatNothingIsJudged() {
    var one = open.woman().was(ldl("2026-06-01", "130"));
    open.portal.execute("UPDATE members SET sex = NULL WHERE member_id = " + one.member());
    assertThat(one.browser().get(PAGE + LDL).body())
        .contains("判定区分は表示していません")
        .doesNotContain("判定区分は目安であり");
  }

  @Test
  void whatIsUncertainSaysSo() {
    var hdl = "3F070000002327101";
    var one = open.woman().was(Findings.of("2026-06-01").number(hdl, "60", "mg/dL").checkup());
    assertThat(one.browser().get(PAGE + hdl).body())
        .contains("基準は未確認", "公開資料により境界が異なります", "2026-04-01");
    assertThat(one.was(ldl("2025-06-01", "1")).browser().get(PAGE + LDL).body())
        .doesNotContain("公開資料により境界が異なります");
  }

  @Test
  void withoutAValueThereIsATableOnly() {
    var one = open.woman().was(Findings.of("2026-06-01").none(LDL, Status.NOT_DONE).checkup());
    assertThat(one.browser().get(PAGE + LDL).body()).contains("未実施").doesNotContain("<svg");
    assertThat(open.woman().browser().get(PAGE + LDL).body())
        .contains("この項目の結果は、まだありません")
        .doesNotContain("<table");
  }

  /** Whatever files say of it; nothing was shown, so no look is written down. */
  @Test
  void aCodeThatOurTablesDoNotHaveIsNoPage() {
    var code = "ZZZZZZZZZZZZZZZZZ";
    var one = open.woman().was(Findings.of("2026-06-01").number(code, "77.7", "").checkup());
    var before = one.looks();
    for (var strange : List.of(code, "x", "3f077000002327101", LDL + "0", "%3Cb%3E", "../" + LDL)) {
      var page = one.browser().get(PAGE + strange);
      assertThat(page.status()).as(strange).isEqualTo(404);
      assertThat(page.body()).as(strange).doesNotContain("77.7");
    }
    assertThat(one.looks()).isEqualTo(before);
  }

  @Test
  void theLookIsWrittenDown() {
    var one = open.woman().was(ldl("2026-06-01", "130"));
    one.browser().get(PAGE + LDL);
    assertThat(one.looks()).endsWith("ITEM");
    assertThat(one.browser().get("/settings/looked").body()).contains("健診結果の項目別推移のページを表示しました");
  }

  @Test
  void everyItemHasAPageInBothLanguages() {
    var one = open.woman();
    EveryItem.checkups().forEach(one::was);
    var checkups =
        EveryItem.checkups().stream()
            .sorted(Comparator.comparing(Checkup::examined).reversed())
            .toArray(Checkup[]::new);
    var history = HistoryOf.of(checkups);
    for (var item : EveryItem.ITEMS.all()) {
      var trend = history.trend(item.code()).orElseThrow();
      for (var language : Language.values()) {
        var page = one.browser().get(PAGE + item.code() + "?lang=" + language.code());
        assertThat(page.status()).as(item.name()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("<h1>").doesNotContain("NaN");
        isThere(trend, page.body(), language);
      }
    }
  }

  /** All of its table, in their order: each value with its own band. */
  private static void isThere(Trend trend, String page, Language language) {
    var lines = trend.past().stream().flatMap(past -> past.lines().stream()).toList();
    var shown = ResultsOnPage.rows(BESIDE.matcher(page).replaceAll(" "));
    assertThat(shown).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      var row = shown.get(i).reversed();
      assertThat(row.get(1)).isEqualTo(Told.value(lines.get(i), language));
      isThere(lines.get(i), row.getFirst(), language);
    }
  }

  private static void isThere(Line line, String band, Language language) {
    Told.letter(line, language, ALONE)
        .or(() -> Told.unjudged(line, language))
        .ifPresentOrElse(
            words -> assertThat(band).startsWith(words), () -> assertThat(band).isEqualTo("–"));
  }

  @Test
  void whatJdsAndNgspMeasuredIsInSeriesOfTheirOwn() {
    var one =
        open.woman()
            .was(Findings.of("2018-06-01").number(JDS, "5.2", "%").checkup())
            .was(
                Findings.of("2026-06-01")
                    .number(JDS, "5.3", "%")
                    .number(NGSP, "5.7", "%")
                    .checkup());
    assertThat(ResultsOnPage.rows(one.browser().get("/checkups/years").body()))
        .satisfiesExactly(
            ngsp -> assertThat(ngsp).startsWith("HbA1c(NGSP値) %", "5.7 判定 B").endsWith("記録なし"),
            jds -> assertThat(jds).startsWith("HbA1c(JDS値) %", "5.3").endsWith("5.2"));
    for (var code : List.of(JDS, NGSP)) {
      var page = one.browser().get(PAGE + code).body();
      assertThat(page)
          .containsSubsequence("<h3>NGSP値</h3>", "日　5.7 %（B", "<h3>JDS値</h3>", "日　5.2 %", "日　5.3 %")
          .doesNotContainPattern("(?s)<h3>NGSP値</h3>.*日　5.2 %.*<h3>JDS値</h3>");
      assertThat(ResultsOnPage.rows(page).stream().map(row -> row.get(row.size() - 2)))
          .satisfiesExactlyInAnyOrder(
              it -> assertThat(it).startsWith("HbA1c(JDS値) 5.3 %"),
              it -> assertThat(it).startsWith("HbA1c(NGSP値) 5.7 %"),
              it -> assertThat(it).startsWith("HbA1c(JDS値) 5.2 %"));
    }
  }

  private static Checkup ldl(String day, String number) {
    return Findings.of(day).number(LDL, number, "mg/dL").checkup();
  }
}
