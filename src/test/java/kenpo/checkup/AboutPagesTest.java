package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.judgement.AnswerBands;
import kenpo.health.judgement.BandTable;
import kenpo.results.HistoryOf;
import kenpo.support.Findings;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.SharedResults;
import kenpo.web.Language;
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
    var one = open.woman();
    var bands = HistoryOf.KNOWLEDGE.judgements().bands(HistoryOf.AOBA);
    for (var language : Language.values()) {
      var rows = rows(one, language);
      var names =
          Stream.concat(
                  bands.numbers().all().stream().map(BandTable::series),
                  bands.answers().all().stream().map(AnswerBands::series))
              .map(series -> series.name().in(language))
              .toList();
      assertThat(rows).hasSameSizeAs(names).allSatisfy(row -> assertThat(row).hasSize(6));
      for (int i = 0; i < names.size(); i++) {
        assertThat(rows.get(i).getFirst()).startsWith(names.get(i));
      }
    }
  }

  @Test
  void eachBandStandsInItsColumn() {
    assertThat(rows(open.woman(), Language.JA))
        .contains(
            List.of("BMI kg/m2", "男女共通", "18.5〜24.9", "なし", "18.4以下、25.0以上", "なし"),
            List.of("腹囲 cm", "女性", "89.9以下", "なし", "90.0以上", "なし"),
            List.of("HDLコレステロール ※ 服薬治療中はE △ 基準は未確認 mg/dL", "男女共通", "40以上", "なし", "30〜39", "29以下"),
            List.of(
                "空腹時血糖 ※ 服薬治療中はE mg/dL", "男女共通", "70〜99", "100〜109", "54〜69、110〜125", "53以下、126以上"),
            List.of(
                "血清クレアチニン △ 基準は未確認 mg/dL eGFRの値があるときは、その判定を優先します",
                "女性",
                "0.70以下",
                "0.71〜0.79",
                "0.80〜0.99",
                "1.00以上"),
            List.of("尿糖", "男女共通", "－", "なし", "±、＋、＋＋、＋＋＋", "なし"));
  }

  /** They count in thousands: what is printed is what numbers are really judged by. */
  @Test
  void whiteCellsStandWhereTheyAreJudged() {
    var one = open.woman();
    assertThat(rows(one, Language.JA))
        .contains(
            List.of(
                "白血球数 △ 基準は未確認 ×1000/mm3",
                "男女共通",
                "3.1〜8.4",
                "8.5〜8.9",
                "9.0〜9.9",
                "3.0以下、10.0以上"));
    one.was(white("2026-06-01", "8449")).was(white("2025-06-01", "8450"));
    assertThat(ResultsOnPage.rows(one.browser().get("/checkups/years").body()).getFirst())
        .containsExactly("白血球数 /mm3", "8449 判定 A △ 基準は未確認", "8450 判定 B △ 基準は未確認");
    assertThat(ResultsOnPage.entries(one.browser().get("/checkups").body()))
        .singleElement(STRING)
        .contains("8449 /mm3", "基準範囲 3050〜8449");
  }

  private static Checkup white(String day, String number) {
    return Findings.of(day).number("2A010000001930101", number, "/mm3").checkup();
  }

  @Test
  void rowsThatCountForSeveralValuesTogetherAreThere() {
    var page = open.woman().browser().get("/checkups/criteria").body();
    assertThat(ResultsOnPage.words(page))
        .contains(
            "D 空腹時血糖 126以上、かつ HbA1c(NGSP値) 6.5以上 D 空腹時血糖 53以下"
                + " C 空腹時血糖 110以上、または HbA1c(NGSP値) 6.0以上、または 空腹時血糖 69以下",
            "A 上のどれにも当てはまらないとき");
  }

  @Test
  void whatTheDoctorHasApprovedIsToldAndWhatNot() {
    assertThat(ResultsOnPage.words(open.woman().browser().get("/checkups/about").body()))
        .contains(
            "見本 一郎 判定区分と、健康保険組合が用意した説明文を監修しています。"
                + " ただし、「当サイトの一般的な説明（医師の監修を受けていません）」「基準は未確認」（一覧では△）と表示しているものは除きます。");
  }

  private static List<List<String>> rows(Somebody one, Language language) {
    var page = one.browser().get("/checkups/criteria?lang=" + language.code()).body();
    return ResultsOnPage.rows(page);
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
