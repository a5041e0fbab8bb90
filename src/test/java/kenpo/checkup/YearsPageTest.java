package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.SharedResults;
import kenpo.support.Strange;
import org.junit.jupiter.api.Test;

/** Ten years side by side say of each value what its own day does. */
class YearsPageTest extends SharedResults {

  private static final String LDL = "3F077000002327101";
  private static final String TRIGLYCERIDES = "3F015000002327101";
  private static final String CASUAL = "3D010129901927201";
  private static final String AFTER_MEAL = "9N141000000000011";
  private static final String HOURS = "1.2.392.200119.6.2202";
  private static final String SMOKING = "9N736000000000011";

  @Test
  void whatIsJudgedTogetherHasARowAndItsPartsSayThatTheyDoNotCount() {
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .number("3D010000001926101", "130", "mg/dL")
            .number("3D046000001906202", "6.0", "%")
            .checkup());
    one.was(Findings.of("2025-06-01").number("3D046000001906202", "6.5", "%").checkup());
    assertThat(rows(one, "ja"))
        .containsExactly(
            List.of("血糖（空腹時血糖とHbA1c） 組み合わせによる判定", "判定 C △ 基準は未確認", "組み合わせの判定なし"),
            List.of("空腹時血糖 mg/dL", "130 単独ではD", "記録なし"),
            List.of("HbA1c(NGSP値) %", "6.0 単独ではC", "6.5 判定 D"));
    assertThat(rows(one, "en").get(1)).startsWith("Glucose (fasting) mg/dL", "130 alone D");
  }

  @Test
  void creatinineGivesWayToEgfr() {
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .number("3C015000002327101", "0.80", "mg/dL")
            .number("8A065000002391901", "61.0", "mL/min/1.73m2")
            .checkup());
    assertThat(rows(one, "ja"))
        .containsExactly(
            List.of("血清クレアチニン mg/dL", "0.80 単独ではC △ 基準は未確認"),
            List.of("eGFR mL/min/1.73m2", "61.0 判定 A △ 基準は未確認"));
  }

  @Test
  void underMedicineTheValueSaysWhatItWouldBe() {
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .number("9A751000000000001", "190", "mm[Hg]")
            .answer("9N701000000000011", "1.2.392.200119.6.2003", "1")
            .checkup());
    assertThat(rows(one, "ja")).contains(List.of("収縮期血圧 mmHg", "190 判定 E （数値ではD）"));
  }

  @Test
  void whatAnEditionMarksUncertainIsMarkedAndWhatItDoesntIsnt() {
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .number("3F070000002327101", "33", "mg/dL")
            .number(LDL, "100", "mg/dL")
            .checkup());
    assertThat(rows(one, "ja"))
        .containsExactly(
            List.of("HDLコレステロール mg/dL", "33 判定 C △ 基準は未確認"),
            List.of("LDLコレステロール mg/dL", "100 判定 A"));
  }

  @Test
  void whatWasDrawnAfterAMealSaysSoBesideFastingValues() {
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .number(TRIGLYCERIDES, "120", "mg/dL")
            .number(CASUAL, "100", "mg/dL")
            .answer(AFTER_MEAL, HOURS, "2")
            .checkup());
    one.was(
        Findings.of("2023-06-01")
            .number(TRIGLYCERIDES, "310", "mg/dL")
            .number(CASUAL, "140", "mg/dL")
            .answer(AFTER_MEAL, HOURS, "3")
            .checkup());
    one.was(
        Findings.of("2022-06-01")
            .number(TRIGLYCERIDES, "320", "mg/dL")
            .number(CASUAL, "150", "mg/dL")
            .answer(AFTER_MEAL, HOURS, "4")
            .checkup());
    var rows = rows(one, "ja");
    var none = "記録なし";
    assertThat(rows.getFirst())
        .containsExactly("空腹時中性脂肪 mg/dL", "120 判定 A", none, none, "310 食後の採血", "320 食後の採血");
    assertThat(rows.get(1)).containsExactly("随時血糖 mg/dL", "100", none, none, "140", "150 食後の採血");
    assertThat(page(one, "ja")).contains("2023年度までの空腹時中性脂肪には、食後に採血した値が含まれることがあります");
    assertThat(ResultsOnPage.entries(one.browser().get("/checkups/2022-06-01").body()))
        .contains("随時血糖 150 mg/dL 食後の採血");
  }

  @Test
  void aValueThatMayBeInTwoBandsSaysSo() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").below(TRIGLYCERIDES, "30", "mg/dL").checkup());
    assertThat(rows(one, "ja")).containsExactly(List.of("空腹時中性脂肪 mg/dL", "30 以下 この値からは判定できません"));
  }

  /** Where years are missing one sees it here, beside those that are there. */
  @Test
  void whyYearsMayBeMissingIsToldWithResultsAndWithout() {
    var one = open.woman();
    assertThat(page(one, "ja")).contains("以前の加入期間の結果は表示されません");
    one.was(Findings.of("2026-06-01").number(LDL, "100", "mg/dL").checkup());
    assertThat(page(one, "ja")).containsOnlyOnce("以前の加入期間の結果は表示されません");
  }

  @Test
  void cautionsEditionAndWhatLettersMeanAreTold() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").number(LDL, "100", "mg/dL").checkup());
    assertThat(page(one, "ja"))
        .contains("判定区分は目安であり、病気の診断ではありません", "2026年4月1日改定", "過去の健診結果も同じ版で判定しています")
        .contains("</strong> 異常なし</li>", "</strong> 要精密検査・治療</li>", "</strong> 治療中</li>")
        .doesNotContain("判定区分は表示していません");
  }

  @Test
  void whoseSexNobodyKnowsIsToldWhyThereAreNoLetters() {
    var one = open.woman();
    open.portal.execute("UPDATE members SET sex = NULL WHERE member_id = " + one.member());
    one.was(
        Findings.of("2026-06-01")
            .number(LDL, "100", "mg/dL")
            .number(TRIGLYCERIDES, "310", "mg/dL")
            .answer(AFTER_MEAL, HOURS, "4")
            .checkup());
    assertThat(page(one, "ja"))
        .contains("判定区分は表示していません", "性別が登録されていないため")
        .doesNotContain("異常なし</li>", "判定区分は目安");
    assertThat(rows(one, "ja"))
        .contains(List.of("空腹時中性脂肪 mg/dL", "310 食後の採血"), List.of("LDLコレステロール mg/dL", "100"));
  }

  @Test
  void answersOfAnotherListAreMarked() {
    var one = open.woman();
    one.was(smoking("2025-06-01", "1.2.392.200119.6.24060"));
    one.was(smoking("2024-06-01", "1.2.392.200119.6.24060"));
    one.was(smoking("2023-06-01", "1.2.392.200119.6.2003"));
    assertThat(rows(one, "ja")).containsExactly(List.of("喫煙", "はい", "はい ※ 選択肢の変更", "はい"));
    assertThat(one.browser().get("/checkups/2024-06-01").body())
        .contains("前回（2023年6月1日）とは選択肢が異なります");
    assertThat(one.browser().get("/checkups/2025-06-01").body()).doesNotContain("選択肢が異なります");
  }

  private static Checkup smoking(String day, String list) {
    return Findings.of(day).answer(SMOKING, list, "1").checkup();
  }

  @Test
  void whatIsntInOurTablesIsToldApartByItsName() {
    var code = "9Z999000000000049";
    var one = open.woman();
    one.was(
        Findings.of("2026-06-01")
            .called("腹部エコー")
            .words(code, "異常なし")
            .called("胸部X線")
            .words(code, "要再検査")
            .checkup());
    one.was(Findings.of("2025-06-01").called("胸部X線").words(code, "所見なし").checkup());
    assertThat(rows(one, "ja"))
        .containsExactly(List.of("腹部エコー", "異常なし", "記録なし"), List.of("胸部X線", "要再検査", "所見なし"));
  }

  @Test
  void ofTwoInstitutionsOfADayEachValueNamesItsOwn() {
    var one = open.woman();
    one.was(Findings.of("2026-06-01").number(LDL, "100", "mg/dL").checkup());
    one.was(
        Findings.of("90", "2026-06-01", new Institution("1322222222", "港クリニック"))
            .number("9N011000000000001", "22.3", "kg/m2")
            .checkup());
    assertThat(rows(one, "ja"))
        .containsExactly(
            List.of("BMI kg/m2", "22.3 判定 A 港クリニック"),
            List.of("LDLコレステロール mg/dL", "100 判定 A 若葉健診センター"));
  }

  /** As many as files may hold, and each day others. */
  @Test
  void ofThousandsThatNobodyKnowsThePageStaysReadable() {
    var one = open.woman();
    IntStream.rangeClosed(2017, 2026).forEach(year -> one.was(Strange.day(year, 2000)));
    var years = page(one, "ja");
    assertThat(ResultsOnPage.rows(years)).hasSize(100);
    assertThat(years).hasSizeLessThan(200_000).contains("項目がほかに19900件あります");
    var day = one.browser().get("/checkups/2017-06-01").body();
    assertThat(ResultsOnPage.entries(day)).hasSize(2000);
    assertThat(day.split("<details class=\"results-rest\">", -1)).hasSize(2);
    assertThat(ResultsOnPage.entries(day.split("<details class=\"results-rest\">", -1)[0]))
        .hasSize(100);
    assertThat(day).contains("残りの結果を表示（1900件）").hasSizeLessThan(2_000_000);
  }

  private static List<List<String>> rows(Somebody one, String language) {
    return ResultsOnPage.rows(page(one, language));
  }

  private static String page(Somebody one, String language) {
    return one.browser().get("/checkups/years?lang=" + language).body();
  }
}
