package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.health.Checkup;
import kenpo.health.Flag;
import kenpo.health.Institution;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.results.Explained;
import kenpo.results.HistoryOf;
import kenpo.society.Society.Names;
import kenpo.support.Database;
import kenpo.support.EveryItem;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.SharedResults;
import kenpo.support.Strange;
import kenpo.support.Told;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** The newest checkup and each other day's, whose they are, and that each look is written down. */
class DayPagesTest extends SharedResults {

  private static final String BMI = "9N011000000000001";
  private static final String LDL = "3F077000002327101";
  private static final String LDL_CALCULATED = "3F077000002391901";
  private static final String TRIGLYCERIDES = "3F015000002327101";
  private static final String FIRST = "9A751000000000001";
  private static final String SECOND = "9A752000000000001";
  private static final Range HEMOGLOBIN =
      new Range(Optional.of(new BigDecimal("11.6")), Optional.empty(), "");

  @Test
  void whoHasNoneIsToldThatTheyComeLater() {
    var one = open.woman();
    var page = one.browser().get("/checkups");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("表示できる健診結果は、まだありません", "2〜3か月ほど");
  }

  @Test
  void theNewestIsShownAndLeadsToTheOthers() {
    var one = open.woman().was(bmi("2025-06-01", "25.0")).was(bmi("2026-06-01", "22.0"));
    var newest = one.browser().get("/checkups").body();
    assertThat(newest)
        .contains("2026年6月1日の健診結果", "若葉健診センター", "22.0", "異常なし", "18.5〜24.9")
        .contains("/s/aoba/checkups/2025-06-01")
        .doesNotContain("/s/aoba/checkups/2026-06-01", "25.0");
    var older = one.browser().get("/checkups/2025-06-01").body();
    assertThat(older).contains("2025年6月1日の健診結果", "25.0", "要再検査・生活改善");
  }

  @Test
  void eachLookIsWrittenDownBeforeItIsShown() {
    var one = open.woman().was(bmi("2025-06-01", "25.0"));
    int before = one.looks().size();
    one.browser().get("/checkups");
    one.browser().get("/checkups/2025-06-01");
    assertThat(one.looks().subList(before, one.looks().size())).containsExactly("LATEST", "DAY");
    assertThat(one.browser().get("/settings/looked").body())
        .containsSubsequence("健診日を選んで健診結果を表示しました", "最新の健診結果のページを表示しました");
  }

  /** Nothing was shown of it, so nobody is told that it was. */
  @Test
  void aDayWithoutACheckupIsNotWrittenDownAsSeen() {
    var one = open.woman().was(bmi("2025-06-01", "25.0")).was(bmi("2016-06-01", "26.0"));
    var before = one.looks();
    for (var day : List.of("2025-06-02", "2016-06-01")) {
      assertThat(one.browser().get("/checkups/" + day).status()).isEqualTo(404);
    }
    assertThat(one.looks()).isEqualTo(before);
  }

  @Test
  void whereItCantBeWrittenDownNothingIsShown() {
    var one = open.woman().was(bmi("2026-06-01", "25.0"));
    Database.execute(open.portal.database, "REVOKE INSERT ON audit_events FROM kenpo_app");
    try {
      var page = one.browser().get("/checkups");
      assertThat(page.status()).isEqualTo(500);
      assertThat(page.body()).doesNotContain("25.0");
    } finally {
      Database.execute(open.portal.database, "GRANT INSERT ON audit_events TO kenpo_app");
    }
  }

  @Test
  void nobodySeesAnothersByAnyDate() {
    var neighbour = open.woman().was(bmi("2026-05-05", "31.4"));
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    assertThat(neighbour.browser().get("/checkups").body()).contains("31.4");
    assertThat(one.browser().get("/checkups").body()).doesNotContain("31.4", "2026-05-05");
    for (var date :
        List.of("2026-05-05", "2026-5-5", "20260505", "x", "2026-02-30", "+2026-05-05", "latest")) {
      var page = one.browser().get("/checkups/" + date);
      assertThat(page.status()).as(date).isEqualTo(404);
      assertThat(page.body()).as(date).doesNotContain("31.4");
    }
  }

  /**
   * PostgreSQL's days end in 5874897, and are sent in 32 bits: a later one may be taken for his.
   */
  @Test
  void daysBeyondThoseOfPostgresAreNoPagesEither() {
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    var before = one.looks();
    var wrapped = LocalDate.of(2026, 6, 1).plusDays(1L << Integer.SIZE).toString();
    for (var date :
        List.of("0000-01-01", "9999-12-31", "+10000-01-01", "+5874898-01-01", wrapped)) {
      assertThat(one.browser().get("/checkups/" + date).status()).as(date).isEqualTo(404);
    }
    assertThat(one.looks()).isEqualTo(before);
  }

  @Test
  void ofYearsAgoTenFiscalYearsAreShown() {
    var one = open.woman().was(bmi("2017-04-01", "22.1")).was(bmi("2017-03-31", "22.2"));
    assertThat(one.browser().get("/checkups/2017-04-01").status()).isEqualTo(200);
    assertThat(one.browser().get("/checkups/2017-03-31").status()).isEqualTo(404);
  }

  @Test
  void everyItemIsOnThePageInBothLanguages() {
    var one = open.woman();
    EveryItem.checkups().forEach(one::was);
    for (var checkup : EveryItem.checkups()) {
      isThere(one, checkup, Language.JA);
      isThere(one, checkup, Language.EN);
    }
  }

  /** Each with its own value, in their order. */
  private static void isThere(Somebody one, Checkup checkup, Language language) {
    var page = one.browser().get("/checkups/" + checkup.examined() + "?lang=" + language.code());
    assertThat(page.status()).isEqualTo(200);
    var expected = new ArrayList<String>();
    for (var section : HistoryOf.of(checkup).latest().orElseThrow().sections()) {
      section
          .together()
          .forEach(it -> expected.add(it.name().in(language) + ": " + TOGETHER.in(language)));
      section
          .lines()
          .forEach(
              line -> expected.add(line.name().in(language) + ": " + Told.value(line, language)));
    }
    assertThat(ResultsOnPage.values(page.body())).isEqualTo(expected);
  }

  private static final Names TOGETHER = new Names("組み合わせによる判定", "Judged together");

  /** All words of each result, so that none of them is lost or stands beside another value. */
  @Test
  void eachResultSaysAllThatIsKnownOfIt() {
    var range =
        new Range(
            Optional.of(new BigDecimal("427")), Optional.of(new BigDecimal("570")), "10*4/mm3");
    var one =
        open.woman()
            .was(Findings.of("2025-06-01").number(LDL, "110", "mg/dL").checkup())
            .was(
                Findings.of("2026-06-01")
                    .number(BMI, "25.0", "kg/m2")
                    .number(FIRST, "180", "mm[Hg]")
                    .above(SECOND, "250", "mm[Hg]")
                    .number(TRIGLYCERIDES, "250", "mg/dL")
                    .number(LDL_CALCULATED, "190", "mg/dL")
                    .below("3B090000002327101", "3", "U/L")
                    .answer("9N141000000000011", "1.2.392.200119.6.2202", "4")
                    .number("3D046000001906202", "6.0", "%")
                    .number("3C015000002327101", "0.9", "mg/dL")
                    .number("8A065000002391901", "55.0", "ml/min/1.73m2")
                    .flagged("2A020000001930101", "310", "10*4/mm3", Flag.LOW, range)
                    .flagged("2A030000001930101", "13.0", "g/dL", Flag.NORMAL, HEMOGLOBIN)
                    .none("1A020000000191111", Status.NOT_DONE)
                    .answer("9N512000000000011", "1.2.392.200119.6.24080", "1")
                    .answer("9N711000000000011", "1.2.392.200119.6.2003", "1")
                    .checkup());
    var page = one.browser().get("/checkups").body();
    assertThat(ResultsOnPage.entries(page))
        .containsExactly(
            "BMI 25.0 kg/m2 判定 C 要再検査・生活改善 基準範囲 18.5〜24.9",
            "収縮期血圧 215 mmHg 以上 （1回目と2回目の平均） 判定 D 要精密検査・治療 基準範囲 129以下",
            "収縮期血圧(1回目) 180 mmHg 基準範囲 129以下",
            "収縮期血圧(2回目) 250 mmHg 以上 基準範囲 129以下",
            "空腹時中性脂肪(トリグリセリド) 250 mg/dL 食後の採血のため、判定していません",
            "LDLコレステロール 190 mg/dL 判定 E 治療中"
                + " 服薬中との回答があるためEとしています。薬を自分の判断でやめず、主治医にご相談ください。 数値だけではDに当たります。 基準範囲 60〜119",
            "γ-GT(γ-GTP) 3 U/L 以下 判定 A 異常なし 基準範囲 50以下",
            "HbA1c(NGSP値) 6.0 % 判定 C 要再検査・生活改善 基準範囲 5.5以下",
            "採血時間(食後) 食後3.5時間未満",
            "血清クレアチニン 0.9 mg/dL 単独では 判定 C 要再検査・生活改善 基準は未確認" + " eGFRの判定をご覧ください。 基準範囲 0.70以下",
            "eGFR 55.0 mL/min/1.73m2 判定 C 要再検査・生活改善 基準は未確認 基準範囲 60.0以上",
            "赤血球数 310 万/mm3 健診機関の基準値 427〜570 万/mm3 健診機関の基準値との比較 基準値より低い",
            "血色素量(ヘモグロビン値) 13.0 g/dL 判定 A 異常なし 基準範囲 12.1〜14.5",
            "尿糖 未実施",
            "服薬3(脂質) はい",
            "検査未実施の理由 生理中" + " どの検査についての理由かは、届いた結果に記載がありません。未実施または測定できなかった検査： 尿糖");
    assertThat(ResultsOnPage.folded(page).get(5))
        .contains("計算法(Friedewald)", "前回（2025年6月1日）の検査方法は「可視吸光光度法(直接法(非沈殿法))」でした。");
    assertThat(ResultsOnPage.folded(page).get(10)).contains("2025年度版・2026年版の写し", "境界が異なります");
    assertThat(ResultsOnPage.folded(page).get(12)).contains("11.6以上 g/dL", "基準値の範囲内");
    assertThat(ResultsOnPage.entries(one.browser().get("/checkups?lang=en").body()))
        .hasSize(16)
        .contains(
            "BMI 25.0 kg/m2 Band C To be tested again; improve habits Reference range 18.5–24.9",
            "LDL cholesterol 190 mg/dL Band E Under treatment E, because you answered that you take"
                + " medicine for this. Don't stop taking it on your own; ask your doctor. By the"
                + " value alone it would be D. Reference range 60–119",
            "Urine glucose Not done");
  }

  @Test
  void ofManyThatAReasonMayBeAboutTheOthersAreCounted() {
    var one = open.woman().was(Strange.undone(102));
    assertThat(one.browser().get("/checkups").body()).contains("9Z900000000000099（ほか2件）");
    assertThat(one.browser().get("/checkups?lang=en").body()).contains(" and 2 more</p>");
    var other = open.woman().was(Strange.undone(100));
    assertThat(other.browser().get("/checkups").body())
        .contains("9Z900000000000099</p>")
        .doesNotContain("（ほか");
  }

  /**
   * No doctor has approved our own words, so each of them says so; diseases only beside a finding.
   */
  @Test
  void ourOwnWordsSayThatTheyAreOurs() {
    var one =
        open.woman()
            .was(
                Findings.of("2026-06-01")
                    .number(BMI, "22.0", "kg/m2")
                    .number(FIRST, "128", "mm[Hg]")
                    .number(LDL, "150", "mg/dL")
                    .checkup());
    var page = one.browser().get("/checkups").body();
    var ours = "当サイトの一般的な説明（医師の監修を受けていません）";
    assertThat(ResultsOnPage.folded(page))
        .satisfiesExactly(
            bmi -> assertThat(bmi).contains("体格の目安です。 " + ours),
            pressure -> assertThat(pressure).contains(ours).doesNotContain("心臓病"),
            ldl -> assertThat(ldl).contains(ours, "脂質異常症", "数値だけで病気が分かるものではありません"));
    assertThat(ResultsOnPage.words(one.browser().get("/checkups/items/" + FIRST).body()))
        .contains(
            "この項目について 項目の説明 心臓が収縮して血液を送り出すときに、血管にかかる圧力です。 "
                + ours
                + " 関連する病気 高血圧症、脳卒中、心臓病 数値だけで病気が分かるものではありません。");
  }

  /** This society has no sentences of its own. */
  @Test
  void noneOfOurWordsIsWithoutThat() {
    var one = open.woman();
    EveryItem.checkups().forEach(one::was);
    for (var checkup : EveryItem.checkups()) {
      var page = one.browser().get("/checkups/" + checkup.examined()).body();
      long ours =
          HistoryOf.of(checkup).latest().orElseThrow().sections().stream()
              .flatMap(section -> section.lines().stream())
              .filter(line -> line.explained().flatMap(Explained::meaning).isPresent())
              .count();
      assertThat(page.split("医師の監修を受けていません", -1)).hasSize((int) ours + 1);
    }
  }

  @Test
  void whatIsJudgedTogetherStandsAboveWhatIsntJudgedAlone() {
    var one =
        open.woman()
            .was(
                Findings.of("2026-06-01")
                    .number("3D010000001926101", "130", "mg/dL")
                    .number("3D046000001906202", "6.0", "%")
                    .checkup());
    assertThat(ResultsOnPage.entries(one.browser().get("/checkups").body()))
        .containsExactly(
            "血糖（空腹時血糖とHbA1c） 組み合わせによる判定 判定 C 要再検査・生活改善 基準は未確認",
            "空腹時血糖 130 mg/dL 単独では 判定 D 要精密検査・治療" + " 「血糖（空腹時血糖とHbA1c）」の判定をご覧ください。 基準範囲 70〜99",
            "HbA1c(NGSP値) 6.0 % 単独では 判定 C 要再検査・生活改善" + " 「血糖（空腹時血糖とHbA1c）」の判定をご覧ください。 基準範囲 5.5以下");
  }

  @Test
  void institutionsStandBesideWhatTheyFound() {
    var one =
        open.woman()
            .was(bmi("2026-06-01", "22.0"))
            .was(
                Findings.of("90", "2026-06-01", new Institution("1322222222", "港クリニック"))
                    .number(BMI, "22.3", "kg/m2")
                    .checkup());
    assertThat(ResultsOnPage.entries(one.browser().get("/checkups").body()))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("BMI 22.0 kg/m2").contains("若葉健診センター"),
            second -> assertThat(second).startsWith("BMI 22.3 kg/m2").contains("港クリニック"));
  }

  @Test
  void ofADayOnWhichManyWereExaminedEachSeesHisOwn() {
    var neighbour = open.woman().was(bmi("2026-06-01", "31.4"));
    var one = open.woman().was(bmi("2026-06-01", "22.0"));
    for (var path : List.of("/checkups", "/checkups/2026-06-01")) {
      assertThat(one.browser().get(path).body()).contains("22.0").doesNotContain("31.4");
      assertThat(neighbour.browser().get(path).body()).contains("31.4").doesNotContain("22.0");
    }
  }

  private static Checkup bmi(String day, String number) {
    return Findings.of(day).number(BMI, number, "kg/m2").checkup();
  }
}
