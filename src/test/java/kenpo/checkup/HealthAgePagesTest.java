package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import kenpo.society.Society;
import kenpo.support.Ageing;
import kenpo.support.Findings;
import kenpo.support.OpenResults;
import kenpo.support.Policies;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The age that checkups come to: only where a doctor has signed it off, and never as a diagnosis.
 */
class HealthAgePagesTest extends SharedResults {

  private static final String PAGE = "/checkups/health-age";
  private static final List<String> OTHERS =
      List.of(
          "/checkups",
          "/checkups/years",
          "/checkups/judgements",
          "/checkups/about",
          "/checkups/criteria",
          "/checkups/items/" + Ageing.LDL);

  @Test
  void theAgeStandsBesideTheActualOneAndSaysWhatItIs() {
    var one = open.woman().was(Ageing.of("2026-06-01", "138").checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("からだ年齢（参考）", "病気の診断ではありません", "公表された指標ではありません")
        .contains("2026年6月1日の健診結果による推定 49.7歳 （参考・推定値）", "実際の年齢は46歳でした")
        .contains("収縮期血圧 138 mmHg +2点 +3.7年", "HDLコレステロール 55 mg/dL +1点 +1.9年")
        .contains("喫煙 いいえ 0点 0.0年", "比較の基準とする人の点数を引く – −1点 −1.9年", "合計 – +2点 +3.7年")
        .contains("計算式：実際の年齢46＋（点数の合計3−比較の基準とする人の点数1）×1.85＝49.7歳")
        .contains("動脈硬化による病気の起こりやすさだけを", "ほかの検査の結果は計算に入っていません")
        .doesNotContain("確率", "%と推定", "再検査が勧められる結果", "判断でやめない");
  }

  @Test
  void theMethodIsToldWithNumbersSourceEditionDoubtsAndWhoSignedItOff() {
    var page = ResultsOnPage.all(open.woman().browser().get(PAGE).body());
    assertThat(page)
        .contains("差1点を1.85年として", "男性8点、女性1点", "HDLコレステロールが40〜59 mg/dLで")
        .contains("収縮期血圧 mmHg 119以下 0点 120〜129 1点", "160以上 4点")
        .contains("空腹時血糖126 mg/dL以上", "0.14365×点数", "最大で0.9ポイント", "2008年度以降の健診が対象です")
        .contains("40歳から79歳までの方が対象です", "末梢動脈疾患と家族性高コレステロール血症の有無は、健診結果からは分かりません")
        .contains("久山町スコア", "（2022）", "当サイトの試算です", "基準は未確認", "公表された指標ではありません")
        .contains("医師の確認 あおば健康保険組合 顧問医（見本） 見本 一郎（2026年11月20日に2022-1版を確認）")
        .doesNotContain("医師の確認が必要")
        .contains("表示できる健診結果は、まだありません");
  }

  @Test
  void itIsThereInEnglish() {
    var one = open.woman().was(Ageing.of("2026-06-01", "138").checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE + "?lang=en").body()))
        .contains(
            "Body age (reference)",
            "This is not a diagnosis",
            "49.7 years (estimate, for reference)")
        .contains("Systolic blood pressure 138 mmHg +2 +3.7", "you were 46 years old")
        .contains("46 + (points 3 − points compared with 1) × 1.85 = 49.7 years");
  }

  @Test
  void allYearsStandInATableAndAGraphAndSayWhyThereIsNone() {
    var one =
        open.woman()
            .was(Ageing.of("2022-06-01", "122").checkup())
            .was(Ageing.numbers("2024-06-01", "118").checkup())
            .was(Ageing.of("2026-06-01", "138").checkup());
    var page = one.browser().get(PAGE).body();
    assertThat(ResultsOnPage.all(page))
        .contains("2026年6月1日 49.7歳 46歳")
        .contains("2025年度 健診の記録なし")
        .contains("2024年6月1日 計算に使える結果がない項目： 喫煙、既往歴2(心血管)、既往歴1(脳血管)")
        .contains("2022年6月1日 43.9歳 42歳");
    assertThat(page)
        .contains("aria-label=\"2022年6月1日　推定：43.9歳、実際の年齢：42歳\"")
        .contains("aria-label=\"2026年6月1日　推定：49.7歳、実際の年齢：46歳\"", "年齢（歳）")
        .contains("/s/aoba/checkups/2022-06-01");
  }

  @Test
  void whereTheNewestLacksSomethingTheLastOneIsToldWithItsDay() {
    var one =
        open.woman()
            .was(Ageing.of("2025-06-01", "138").checkup())
            .was(
                Ageing.of("2026-06-01")
                    .answer("9N141000000000011", "1.2.392.200119.6.2202", "4")
                    .checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("最新の健診（2026年6月1日）の結果からは計算していません")
        .contains("計算に使える結果がない項目： 空腹時血糖（食後の採血のため使えません）")
        .contains("2025年6月1日の健診結果による推定 48.7歳");
  }

  @Test
  void anAnswerThatExcludesHidesTheAge() {
    var one =
        open.woman()
            .was(Ageing.of("2025-06-01", "138").checkup())
            .was(
                Ageing.answered(Ageing.numbers("2026-06-01", "138"), Ageing.GLUCOSE_MEDICINE)
                    .checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("最新の健診（2026年6月1日）の結果からは計算していません", "服薬2(血糖) はい")
        .doesNotContain("による推定", "計算の内訳", "48.7歳");
  }

  /** Whatever is answered later: a disease once told lasts, and no age of before it stands. */
  @Test
  void aDiseaseOnceToldHidesAllYearsAndSaysOfWhichDay() {
    var one =
        open.woman()
            .was(Ageing.of("2022-06-01", "122").checkup())
            .was(Ageing.answered(Ageing.numbers("2023-06-01", "118"), Ageing.HEART).checkup())
            .was(Ageing.of("2026-06-01", "138").checkup());
    var page = one.browser().get(PAGE).body();
    assertThat(ResultsOnPage.all(page))
        .contains("2023年6月1日の健診に次の回答または結果があり、計算の対象外となるため、表示していません。 既往歴2(心血管) はい")
        .contains("2023年6月1日 対象外： 既往歴2(心血管) はい 43歳", "2022年6月1日 その後の健診で対象外となったため、表示していません。 42歳")
        .doesNotContain("による推定", "49.7歳", "43.9歳");
    assertThat(page).doesNotContain("<svg class=\"chart", "id=\"chart\"");
  }

  @Test
  void resultsToSeeADoctorWithAndTreatmentStandBesideTheAge() {
    var one =
        open.woman()
            .was(
                Ageing.of("2026-06-01")
                    .number("2A030000001930101", "6.0", "g/dL")
                    .answer("9N701000000000011", "1.2.392.200119.6.2003", "1")
                    .checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("による推定", "再検査が勧められる結果があります。", "2026年6月1日の健診結果")
        .contains("薬を自分の判断でやめないでください", "収縮期血圧 薬で治療中の値 118 mmHg");
  }

  /** The table ends at 40 and 79, and so does what is told of it. */
  @Test
  void beyondTheAgesOfTheTableNoNumberIsTold() {
    var one = open.woman().was(Ageing.of("2026-06-01", "165").checkup());
    born(one, "1947-06-01");
    var old = one.browser().get(PAGE).body();
    assertThat(ResultsOnPage.all(old)).contains("80歳以上に相当 （参考・推定値）").doesNotContain("86.4");
    assertThat(old).contains("　推定：80歳以上に相当、実際の年齢：79歳").doesNotContain("86.4");
    var other =
        open.woman()
            .was(
                Ageing.answered(
                        Findings.of("2026-06-01")
                            .number(Ageing.SYSTOLIC, "118", "mmHg")
                            .number(Ageing.GLUCOSE, "95", "mg/dL")
                            .number(Ageing.LDL, "110", "mg/dL")
                            .number(Ageing.HDL, "60", "mg/dL"))
                    .checkup());
    born(other, "1986-06-01");
    assertThat(other.browser().get(PAGE).body())
        .contains("40歳未満に相当", "　推定：40歳未満に相当、実際の年齢：40歳")
        .doesNotContain("38.2", "38.1");
  }

  private static void born(OpenResults.Somebody one, String day) {
    open.portal.execute(
        "UPDATE members SET birth_date = '%s' WHERE member_id = %d".formatted(day, one.member()));
  }

  /** The years of a man's parts come to the same as those of a woman: the sex is on both sides. */
  @Test
  void aMansPartsSayNothingOfTheSex() {
    var one = open.woman().was(Ageing.of("2026-06-01", "138").checkup());
    open.portal.execute("UPDATE members SET sex = 'male' WHERE member_id = " + one.member());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("点数の合計3−比較の基準とする人の点数1）×1.85＝49.7歳")
        .doesNotContain("性別 +7点", "13.0年");
  }

  /** A woman born on 1 April 1980; the clock stands in December 2026. */
  @ParameterizedTest
  @CsvSource({
    "1987-06-01, 39, false",
    "1986-06-01, 40, true",
    "1947-06-01, 79, true",
    "1946-06-01, 80, false"
  })
  void itIsForFortyToSeventyNine(String born, int age, boolean shown) {
    var one = open.woman().was(Ageing.of("2026-06-01").checkup());
    born(one, born);
    var page = ResultsOnPage.all(one.browser().get(PAGE).body());
    assertThat(page.contains("による推定")).isEqualTo(shown);
    assertThat(page.contains("対象の年齢（40〜79歳）ではないため")).isEqualTo(!shown);
    assertThat(page).containsPattern("2026年6月1日 [^ ]+ " + age + "歳");
  }

  @Test
  void whoseSexIsUnknownIsToldThatNothingIsWorkedOut() {
    var one = open.woman().was(Ageing.of("2026-06-01").checkup());
    open.portal.execute("UPDATE members SET sex = NULL WHERE member_id = " + one.member());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("計算できません", "性別が登録されていない")
        .doesNotContain("による推定");
  }

  @Test
  void nobodySeesAnothers() {
    var neighbour = open.woman().was(Ageing.of("2026-06-01", "199").checkup());
    assertThat(ResultsOnPage.all(neighbour.browser().get(PAGE).body())).contains("199 mmHg");
    assertThat(ResultsOnPage.all(open.woman().browser().get(PAGE).body()))
        .contains("表示できる健診結果は、まだありません")
        .doesNotContain("199 mmHg", "2026年6月1日");
  }

  @Test
  void theLookIsWrittenDownAndToldToItsOwner() {
    var one = open.woman();
    int before = one.looks().size();
    one.browser().get(PAGE);
    assertThat(one.looks().subList(before, one.looks().size())).containsExactly("HEALTH_AGE");
    assertThat(one.browser().get("/settings/looked").body()).contains("健診結果から計算した年齢や指標のページを表示しました");
  }

  @Test
  void allPagesOfResultsLeadThere() {
    var one = open.woman().was(Ageing.of("2026-06-01").checkup());
    for (var other : OTHERS) {
      assertThat(one.browser().get(other).body()).as(other).contains("/s/aoba/checkups/health-age");
    }
  }

  @Test
  void withoutASignOffThereIsNoPageNoLinkAndNoEvent() {
    isOff(Policies::unsigned);
  }

  @Test
  void aSignOffOfAnotherEditionIsNone() {
    isOff(s -> Policies.signing(s, "2017"));
  }

  private static void isOff(UnaryOperator<Society> change) {
    try (var off =
        new OpenResults(
            s ->
                Policies.unagreed(
                    s.results().healthAge().signedOff().map(_ -> change.apply(s)).orElse(s)))) {
      var one = off.woman().was(Ageing.of("2026-06-01").checkup());
      int before = one.looks().size();
      assertThat(one.browser().get(PAGE).status()).isEqualTo(404);
      assertThat(one.looks()).hasSize(before);
      for (var other : OTHERS) {
        var page = one.browser().get(other);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).as(other).doesNotContain("health-age", "からだ年齢");
      }
    }
  }

  @Test
  void theRiskIsToldOnlyWhereTheSocietySaysSo() {
    try (var telling = new OpenResults(Policies::tellingRisks)) {
      var one = telling.woman().was(Ageing.of("2026-06-01").checkup());
      assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
          .contains("10年以内に冠動脈疾患またはアテローム血栓性脳梗塞を発症する確率は、1.0%未満と推定されます。");
      telling.portal.execute("UPDATE members SET sex = 'male', birth_date = '1950-04-01'");
      assertThat(ResultsOnPage.all(one.browser().get(PAGE).body())).contains("確率は、10.4%と推定されます。");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?lang=en"})
  void nothingIsLeftUnsaid(String language) {
    var one = open.woman().was(Ageing.of("2026-06-01").checkup());
    assertThat(one.browser().get(PAGE + language).body())
        .containsOnlyOnce("<h1>")
        .doesNotContain("NaN", "null", "freemarker", "{0}", "{1}");
  }
}
