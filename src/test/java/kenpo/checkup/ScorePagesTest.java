package kenpo.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import kenpo.society.Societies;
import kenpo.support.Ageing;
import kenpo.support.OpenResults;
import kenpo.support.OpenResults.Somebody;
import kenpo.support.Policies;
import kenpo.support.SharedResults;
import kenpo.support.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A firm's number of each year: beside the age that we make, in place of it, or nowhere. */
class ScorePagesTest extends SharedResults {

  private static final String PAGE = "/checkups/health-age";
  private static final String INDEX = "sample-2026";
  private static final String NAME = "健康スコア（見本）";

  private static Somebody scored(OpenResults at) {
    var one = at.woman();
    score(one, INDEX, 2023, "{\"n\": \"61.5\"}");
    score(one, INDEX, 2025, "{\"n\": \"72\", \"d\": \"2025-06-10\"}");
    return one;
  }

  private static void score(Somebody one, String index, int year, String document) {
    Shelf.score(one.at().portal.database, "aoba", one.member(), index, year, document);
  }

  @Test
  void besideOurAgeItStandsUnderItsOwnNameWithItsMaker() {
    var one = scored(open).was(Ageing.of("2026-06-01", "138").checkup());
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("からだ年齢（参考）", "49.7歳", NAME)
        .contains("株式会社見本ヘルスケアが健診結果などから計算した指標です", "計算や診断は行っていません", "病気の診断ではありません")
        .contains("2025年度の値 72点 2025年6月10日の健診によるものです。")
        .contains("2025年度 2025年6月10日 72点 2024年度 記録なし 2023年度 61.5点")
        .contains("作成者 株式会社見本ヘルスケア")
        .contains("医師の確認 あおば健康保険組合 顧問医（見本） 見本 一郎（2026年11月20日に、表示することを確認）")
        .contains("保存用のファイル（PDF・CSV・FHIR）には含まれません");
  }

  @Test
  void theGraphSaysEachYearInWords() {
    assertThat(scored(open).browser().get(PAGE).body())
        .contains("aria-label=\"2023年度　61.5点\"", "aria-label=\"2025年6月10日　72点\"")
        .contains(NAME + "（点）");
  }

  @Test
  void itIsThereInEnglish() {
    assertThat(ResultsOnPage.all(scored(open).browser().get(PAGE + "?lang=en").body()))
        .contains("Health score (sample)", "Sample Healthcare Inc. works this number out")
        .contains("Fiscal 2025 72 points", "2023 61.5 points");
  }

  @Test
  void inPlaceOfOursNothingOfOursIsThere() {
    try (var instead = new OpenResults(Policies::replacing)) {
      var one = scored(instead).was(Ageing.of("2026-06-01", "138").checkup());
      var page = one.browser().get(PAGE).body();
      assertThat(ResultsOnPage.all(page))
          .contains(NAME, "72点")
          .doesNotContain("からだ年齢", "49.7", "計算の方法", "久山町");
      assertThat(page).containsOnlyOnce("<h1>");
      assertThat(one.browser().get("/checkups").body())
          .contains(NAME, "/s/aoba/checkups/health-age");
      assertThat(ResultsOnPage.all(one.browser().get("/checkups/about").body()))
          .contains(NAME, "株式会社見本ヘルスケア")
          .doesNotContain("久山町");
    }
  }

  @Test
  void aloneItIsShownWhereOursIsNotSigned() {
    try (var alone = new OpenResults(Policies::unsigned)) {
      assertThat(ResultsOnPage.all(scored(alone).browser().get(PAGE).body()))
          .contains(NAME, "72点")
          .doesNotContain("からだ年齢");
    }
  }

  @Test
  void withoutADoctorNothingOfItIsShown() {
    try (var off = new OpenResults(Policies::unagreed)) {
      var one = scored(off).was(Ageing.of("2026-06-01", "138").checkup());
      assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
          .contains("からだ年齢（参考）")
          .doesNotContain(NAME, "72点", "見本ヘルスケア");
      assertThat(one.browser().get("/checkups/about").body()).doesNotContain(NAME);
    }
  }

  @Test
  void whoHasNoneIsToldSo() {
    assertThat(ResultsOnPage.all(open.woman().browser().get(PAGE).body()))
        .contains(NAME, "表示できる値は、まだありません。")
        .doesNotContain("年度の値");
  }

  @Test
  void scoresOfAnotherIndexOrMemberOrOlderOnesAreNotShown() {
    scored(open);
    var one = open.woman();
    score(one, "another", 2025, "{\"n\": \"88\"}");
    score(one, INDEX, 2016, "{\"n\": \"99\"}");
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body()))
        .contains("表示できる値は、まだありません。")
        .doesNotContain("88点", "99点", "72点");
    score(one, INDEX, 2017, "{\"n\": \"55\"}");
    assertThat(ResultsOnPage.all(one.browser().get(PAGE).body())).contains("2017年度 55点");
  }

  @Test
  void aLookIsOneEventThatItsOwnerIsToldOf() {
    var one = scored(open);
    int before = one.looks().size();
    one.browser().get(PAGE);
    assertThat(one.looks().subList(before, one.looks().size())).containsExactly("HEALTH_AGE");
  }

  /** Whoever agreed to other words about it is asked again; while it isn't shown, nobody is. */
  @Test
  void itsWordsAreAmongThoseAgreedTo() {
    var aoba = Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
    assertThat(Policies.scored(aoba, Optional.empty()).cautionsInForce())
        .isEqualTo(Policies.unagreed(aoba).cautionsInForce())
        .isNotEqualTo(aoba.cautionsInForce());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?lang=en"})
  void nothingIsLeftUnsaid(String language) {
    assertThat(scored(open).browser().get(PAGE + language).body())
        .containsOnlyOnce("<h1>")
        .doesNotContain("NaN", "null", "freemarker", "{0}", "{1}");
  }
}
