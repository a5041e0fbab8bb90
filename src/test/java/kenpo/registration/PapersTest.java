package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** What people type from their papers, through the real pages. */
class PapersTest {

  private static final String APP = "Mozilla/5.0 KenpoPortalApp/1.0";

  @Test
  void symbolAndNumberAreFoundHoweverTheyAreTyped() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      for (var papers :
          List.of(
              List.of("71-1234", "0001234"),
              List.of("７１－１２３４", "０００１２３４"),
              List.of("71ー1234", "1234"),
              List.of("1234", "0001234"),
              List.of(" 71 - 1234 ", "12 34"),
              List.of("99-1234", "5550001234"))) {
        var found = walk.claim("symbol", papers.get(0), "number", papers.get(1));
        assertThat(found.location()).as(papers.toString()).isEqualTo("/users/eligibility/confirm");
      }
      for (var papers :
          List.of(List.of("71", "1234"), List.of("71-1235", "1234"), List.of("", "1234"))) {
        var none = walk.claim("symbol", papers.get(0), "number", papers.get(1));
        assertThat(none.status()).as(papers.toString()).isEqualTo(422);
      }
    }
  }

  @Test
  void namesAndDaysAreFoundHoweverTheyAreTyped() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      portal.member(
          "aoba", Walk.INSURER, "71-1234", "1234", "ｼﾖｳｼﾞ ｷﾖｳｺ", LocalDate.of(1970, 1, 2));
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      for (var name : List.of("ショウジ キョウコ", "しょうじきょうこ", "ｼｮｳｼﾞ　ｷｮｳｺ", "シヨウジキヨウコ")) {
        assertThat(walk.claim("kana", name).status()).as(name).isEqualTo(303);
      }
      for (var day :
          List.of(
              new String[] {"birthDateEra", "AD", "birthDateYear", "1970"},
              new String[] {"birthDateYear", "４５", "birthDateMonth", "０１", "birthDateDay", "２"},
              new String[] {"birthDateEra", "AD", "birthDateYear", "昭和45", "kana", "ショウジキョウコ"})) {
        var found = walk.claim(with(day, "kana", "ショウジ キョウコ"));
        assertThat(found.status()).as(String.join(" ", day)).isEqualTo(303);
      }
    }
  }

  @Test
  void aDayThatItsEraDoesNotHaveIsExplained() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      assertThat(day(walk, "S", "64", "1", "8")).contains("昭和は64年1月7日まで");
      assertThat(day(walk, "H", "31", "5", "1")).contains("平成は31年4月30日まで");
      assertThat(day(walk, "R", "1", "4", "30")).contains("令和は5月1日から");
      assertThat(day(walk, "S", "45", "2", "30")).contains("この日付はありません");
      assertThat(day(walk, "R", "20", "1", "1")).contains("今日より後");
      assertThat(day(walk, "S", "x", "1", "1")).contains("数字で入力");
      assertThat(portal.query("SELECT eligibility_tries FROM registrations")).containsExactly("0");
    }
  }

  @Test
  void aBranchMissingOnEitherSideIsNoMismatch() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      assertThat(walk.claim("branch", "05").status()).as("none in the roster").isEqualTo(303);
      portal.execute("UPDATE member_identities SET branch = '00'");
      assertThat(walk.claim("branch", "").status()).as("none typed").isEqualTo(303);
      assertThat(walk.claim("branch", "０").status()).isEqualTo(303);
      assertThat(walk.claim("branch", "1").status()).isEqualTo(422);
    }
  }

  @Test
  void inTheAppThePersonComesFirstThenSymbolAndNumber() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().header("User-Agent", APP);
      walk.activate();
      var person = walk.browser().get("/users/eligibility").body();
      assertThat(person).contains("name=\"kana\"").doesNotContain("name=\"symbol\"");
      assertThat(walk.browser().get("/users/eligibility/number").location())
          .isEqualTo("/users/eligibility");
      var wrong = walk.claimAgain("kana", "");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.body()).contains("href=\"#kana\"").doesNotContain("href=\"#number\"");
      assertThat(walk.claimAgain().location()).isEqualTo("/users/eligibility/number");
      assertThat(portal.query("SELECT eligibility_tries FROM registrations")).containsExactly("0");
      var number = walk.browser().get("/users/eligibility/number").body();
      assertThat(number).contains("name=\"symbol\"").doesNotContain("name=\"kana\"");
      var missing = walk.browser().post("/users/eligibility/number", "symbol", "71-1234");
      assertThat(missing.status()).isEqualTo(422);
      assertThat(missing.body()).contains("href=\"#number\"", "value=\"71-1234\"");
      var found =
          walk.browser().post("/users/eligibility/number", "symbol", "71-1234", "number", "1234");
      assertThat(found.location()).isEqualTo("/users/eligibility/confirm");
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
    }
  }

  @Test
  void theAppHasNoMoreTriesThanABrowser() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().header("User-Agent", APP);
      walk.activate();
      for (int i = 0; i < 6; i++) {
        walk.claim();
        walk.browser().post("/users/eligibility/number", "symbol", "1", "number", "1");
      }
      assertThat(walk.browser().get("/users/eligibility/number").body()).contains("これ以上入力できません");
      assertThat(portal.query("SELECT count(*) FROM audit_events WHERE kind = 'ELIGIBILITY'"))
          .containsExactly("5");
    }
  }

  @Test
  void eitherInsurerNumberOfTheSocietyIsItsOwn() {
    try (var portal = new TestPortal()) {
      portal.member(
          "aoba",
          "special_retiree",
          "63990014",
          "71-1234",
          "1234",
          Optional.empty(),
          "ｹﾝﾎﾟ ﾊﾅｺ",
          LocalDate.of(1970, 1, 2));
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      assertThat(walk.claim("insurerNumber", "63 990014").status()).isEqualTo(303);
    }
  }

  private static String day(Walk walk, String era, String year, String month, String day) {
    var page =
        walk.claim(
            "birthDateEra",
            era,
            "birthDateYear",
            year,
            "birthDateMonth",
            month,
            "birthDateDay",
            day);
    assertThat(page.status()).isEqualTo(422);
    return page.body();
  }

  private static String[] with(String[] fields, String... more) {
    var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return all;
  }
}
