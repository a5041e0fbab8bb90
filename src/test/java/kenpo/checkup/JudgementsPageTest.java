package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.health.Institution;
import kenpo.health.Status;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.SharedResults;
import org.junit.jupiter.api.Test;

/** What checkups come to by national rules, as the page says it. */
class JudgementsPageTest extends SharedResults {

  private static final String DAY = "2026-06-10";
  private static final String METABOLIC = "9N501000000000011";
  private static final String GUIDANCE = "9N506000000000011";

  @Test
  void besideWhatWasSentNothingOfOursIsSaid() {
    var one = open.woman();
    one.was(
        Findings.heavy(DAY)
            .answer(METABOLIC, "1.2.392.200119.6.1008", "3")
            .answer(GUIDANCE, "1.2.392.200119.6.3001", "3")
            .checkup());
    assertThat(said(one))
        .containsExactly("メタボリックシンドローム判定 非該当 健診機関から届いた結果です", "保健指導レベル なし（情報提供） 健診機関から届いた結果です");
  }

  @Test
  void whatCouldNotBeJudgedAndWhatInstitutionsSayDifferentlyIsShown() {
    var one = open.woman();
    one.was(
        Findings.heavy(DAY)
            .none(GUIDANCE, Status.NOT_DONE)
            .answer(METABOLIC, "1.2.392.200119.6.1008", "1")
            .checkup());
    one.was(
        Findings.of("90", DAY, new Institution("1322222222", "港クリニック"))
            .answer(METABOLIC, "1.2.392.200119.6.1008", "3")
            .checkup());
    assertThat(said(one))
        .containsExactly(
            "メタボリックシンドローム判定 基準該当 若葉健診センター 非該当 港クリニック 健診機関から届いた結果です",
            "保健指導レベル 未実施 若葉健診センター 健診機関から届いた結果です");
  }

  @Test
  void ourOwnIsAReferenceWithItsDoubtsInSightAndAllThatItRestsOn() {
    var one = open.woman();
    one.was(Findings.heavy(DAY).untreated().checkup());
    assertThat(said(one))
        .containsExactly(
            "メタボリックシンドローム判定 基準該当 参考（届いた結果から計算） 基準は未確認", "保健指導レベル 積極的支援 参考（届いた結果から計算） 基準は未確認");
    var page = one.browser().get("/checkups/judgements").body();
    assertThat(ResultsOnPage.folded(page).getFirst())
        .contains("もとにした結果 腹囲(実測) 95.0 cm 収縮期血圧(その他) 150 mmHg", "性別 女性 出典")
        .contains("第4期の手引きでは確認できていません");
    assertThat(ResultsOnPage.folded(page).getLast())
        .contains("「積極的支援」", "当サイトの一般的な説明（医師の監修を受けていません）", "服薬3(脂質) いいえ 性別 女性 年度末の年齢 47歳 出典");
    assertThat(page)
        .containsOnlyOnce("実際に特定保健指導の対象となるかは、健康保険組合からのご案内をご確認ください。")
        .contains("妊娠中であることなど、健診結果だけでは分からない事情は考慮していません");
  }

  @Test
  void fromWhichAgeOnTheLighterSupportIsOfferedIsSaid() {
    var one = open.woman();
    open.portal.execute(
        "UPDATE members SET birth_date = '1961-04-01' WHERE member_id = " + one.member());
    one.was(Findings.heavy(DAY).untreated().checkup());
    assertThat(said(one).getLast()).startsWith("保健指導レベル 動機付け支援");
    assertThat(ResultsOnPage.folded(one.browser().get("/checkups/judgements").body()).getLast())
        .contains("年度末の年齢 66歳 （年度末に65歳以上の方は、積極的支援ではなく動機付け支援となります）");
  }

  @Test
  void twoReportsOfOneInstitutionThatDifferAreNamed() {
    var one = open.woman();
    var own = new Institution("1311111111", "若葉健診センター");
    one.was(Findings.of(DAY).answer(METABOLIC, "1.2.392.200119.6.1008", "1").checkup());
    one.was(Findings.of("90", DAY, own).none(METABOLIC, Status.NOT_DONE).checkup());
    assertThat(said(one)).containsExactly("メタボリックシンドローム判定 基準該当 特定健診情報 未実施 そのほか 健診機関から届いた結果です");
  }

  @Test
  void aSlimWaistIsNamedWithTheResult() {
    var one = open.woman();
    one.was(Findings.of(DAY).number("9N016160100000001", "80.0", "cm").checkup());
    var page = one.browser().get("/checkups/judgements").body();
    assertThat(ResultsOnPage.entries(page).getFirst())
        .isEqualTo("メタボリックシンドローム判定 非該当 参考（届いた結果から計算） 基準は未確認");
    assertThat(ResultsOnPage.folded(page).getFirst()).contains("もとにした結果 腹囲(実測) 80.0 cm");
  }

  @Test
  void whoseSexNobodyKnowsIsToldThatItIsThat() {
    var one = open.woman();
    open.portal.execute("UPDATE members SET sex = NULL WHERE member_id = " + one.member());
    one.was(Findings.heavy(DAY).checkup());
    assertThat(said(one))
        .containsExactly(
            "メタボリックシンドローム判定 判定なし 性別が登録されていないため、計算していません", "保健指導レベル 判定なし 性別が登録されていないため、計算していません");
  }

  @Test
  void childrenAreNotJudgedByTheCriteriaOfAdults() {
    var one = open.woman();
    open.portal.execute(
        "UPDATE members SET birth_date = '2010-04-01' WHERE member_id = " + one.member());
    one.was(Findings.heavy(DAY).checkup());
    assertThat(said(one).getFirst()).isEqualTo("メタボリックシンドローム判定 判定なし 判定の対象ではありません 基準は未確認");
    assertThat(ResultsOnPage.folded(one.browser().get("/checkups/judgements").body()).getFirst())
        .contains("対象の年齢ではありません。 健診日に18歳以上の方が対象です。");
    assertThat(ResultsOnPage.folded(one.browser().get("/checkups/judgements").body()).getLast())
        .contains("年度末に40歳以上で、健診日に75歳未満の方が対象です。");
  }

  @Test
  void daysThatHaveNothingToDoWithItAreLeftOut() {
    var one = open.woman();
    one.was(Findings.of(DAY).called("胃部X線").words("9Z999000000000049", "異常なし").checkup());
    var page = one.browser().get("/checkups/judgements").body();
    assertThat(page).contains("メタボ判定、保健指導レベル、eGFRを表示できる健診結果は、まだありません").doesNotContain("2026年6月10日");
  }

  @Test
  void aYearWhoseRuleWeDoNotHaveSaysThat() {
    var one = open.woman();
    one.was(Findings.heavy("2020-06-10").checkup());
    assertThat(said(one).getFirst()).isEqualTo("メタボリックシンドローム判定 判定なし この年度の基準は、このサイトでは扱っていません");
  }

  private static List<String> said(Somebody one) {
    return ResultsOnPage.entries(one.browser().get("/checkups/judgements").body());
  }
}
