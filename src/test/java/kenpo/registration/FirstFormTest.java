package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kenpo.society.Society.PasswordPolicy;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class FirstFormTest {

  private static final String NO_DRAFT = "0";
  private static final String DRAFTS = "SELECT count(*) FROM registrations";

  @Test
  void saysFirstWhatOneNeedsAndWhatTheDataIsFor() {
    try (var portal = new TestPortal()) {
      var form = portal.browser().get("/users/new").body();
      assertThat(form)
          .contains("あおば健康保険組合に加入している方", "2か月", "資格情報のお知らせ", "資格確認書", "aoba.example")
          .contains("健診閲覧コードではありません", "空欄のまま", "/privacy");
      assertThat(form.indexOf("/privacy")).isLessThan(form.indexOf("name=\"email\""));
    }
  }

  @Test
  void aMistakeShowsTheFormAgainWithAllButThePassword() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().get("/users/new");
      var again =
          walk.submit("emailAgain", "other@example.jp", "invitation", "A-12", "organisation", "??");
      assertThat(again.status()).isEqualTo(422);
      assertThat(again.body())
          .contains("エラー：", "href=\"#emailAgain\"", "id=\"emailAgain-error\"")
          .contains("href=\"#organisation\"")
          .contains("value=\"hanako@example.jp\"", "value=\"other@example.jp\"", "value=\"A-12\"")
          .doesNotContain(Walk.PASSWORD);
      assertThat(portal.query(DRAFTS)).containsExactly(NO_DRAFT);
    }
  }

  @Test
  void nothingTypedIsNamedFieldByField() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "");
      walk.browser().get("/users/new");
      var again = walk.submit("password", "");
      assertThat(again.status()).isEqualTo(422);
      assertThat(again.body()).contains("href=\"#email\"", "href=\"#password\"");
      assertThat(walk.submit("email", "hanako.example.jp").says("形が正しくありません")).isTrue();
    }
  }

  @Test
  void whatIsTypedInFullWidthOrWithSpacesIsNormalised() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "Hanako@example.jp");
      walk.browser().get("/users/new");
      var kept =
          walk.submit(
              "email", "　Ｈａｎａｋｏ＠ＥＸＡＭＰＬＥ．ｊｐ ",
              "emailAgain", "hanako @example。jp",
              "invitation", "ａｂ－１２",
              "organisation", "　ORG1　");
      assertThat(kept.location()).isEqualTo("/users/new/confirm");
      assertThat(
              portal.query(
                  "SELECT concat_ws(' ', email, email_key, invitation_code, organisation_code)"
                      + " FROM registrations"))
          .containsExactly("Hanako@example.jp hanako@example.jp ab-12 ORG1");
    }
  }

  @Test
  void nothingButTheHashOfThePasswordIsKept() {
    try (var portal = new TestPortal()) {
      Walk.of(portal, "hanako@example.jp").begin();
      assertThat(portal.query("SELECT password_hash FROM registrations"))
          .singleElement()
          .asString()
          .startsWith("$argon2id$")
          .doesNotContain(Walk.PASSWORD);
      assertThat(portal.query("SELECT registrations::text FROM registrations").getFirst())
          .doesNotContain(Walk.PASSWORD);
    }
  }

  @Test
  void guessablePasswordsAreRefusedAndTheReasonIsTold() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako.kenpo@example.jp");
      walk.browser().get("/users/new");
      Stream.of(
              "short",
              "password1234",
              "abcdefghijklm",
              "aaaaaaaaaaaaa",
              "qwertyuiopas",
              "kenpo-portal",
              "hanako.kenpo@example.jp",
              "あおば健康保険組合あおば",
              "ｐａｓｓｗｏｒｄ１２３４")
          .forEach(
              password -> {
                var again = walk.submit("password", password);
                assertThat(again.status()).as(password).isEqualTo(422);
                assertThat(again.body())
                    .as(password)
                    .contains("id=\"password-error\"")
                    .doesNotContain("type=\"password\" value");
              });
      assertThat(walk.submit("password", "abcdefghijklm").says("キーボードの並び")).isTrue();
      assertThat(walk.submit("password", "password1234").says("よく使われる言葉")).isTrue();
      assertThat(portal.query(DRAFTS)).containsExactly(NO_DRAFT);
    }
  }

  @Test
  void aSocietyMayAskForTwoKindsOfCharactersAndBeContentWithEight() {
    var policy = new PasswordPolicy(8, 2);
    try (var portal = new TestPortal(society -> Policies.asking(society, policy))) {
      var walk = Walk.of(portal, "hanako@example.jp");
      assertThat(walk.browser().get("/users/new").body())
          .contains("data-rule=\"length-8\"", "data-rule=\"kinds-2\"");
      assertThat(walk.submit("password", "kikoerusuzumushi").says("2種類以上")).isTrue();
      assertThat(walk.submit("password", "suzu-42").says("8文字以上")).isTrue();
      assertThat(walk.submit("password", "suzu#4mz").location()).isEqualTo("/users/new/confirm");
    }
  }

  @Test
  void beyondSixtyFormsAnAddressPassesAChallenge() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().get("/users/new");
      for (int i = 0; i < 60; i++) {
        assertThat(walk.submit("password", "password1234").status()).isEqualTo(422);
      }
      var refused = walk.submit();
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("purpose=registration&amp;level=3", walk.email());
      assertThat(walk.submit().status()).as("the challenge passed").isEqualTo(303);
      var neighbour =
          new Walk(portal, portal.browserFrom("127.0.0.9"), walk.email(), Walk.PASSWORD);
      assertThat(neighbour.begin().status()).isEqualTo(303);
    }
  }
}
