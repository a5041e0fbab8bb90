package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.society.Society.Limit;
import kenpo.support.Database;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class EligibilityTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String OUTCOMES =
      "SELECT outcome FROM audit_events WHERE kind = 'ELIGIBILITY' ORDER BY event_id";

  private static final String NOTHING_COUNTED =
      """
      SELECT coalesce(sum(count), 0) + (SELECT sum(eligibility_tries) FROM registrations) = 0
      FROM throttle_counts
      WHERE limit_name LIKE 'ELIGIBILITY%'
      """;

  @Test
  void fiveTriesThenANewMailIsNeeded() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      for (int left = 4; left >= 2; left--) {
        assertThat(wrong(walk)).contains("あと" + left + "回").doesNotContain("あと1回です");
      }
      assertThat(wrong(walk)).as("said before the last").contains("あと1回です");
      assertThat(walk.browser().get("/users/eligibility").body()).contains("あと1回です");
      assertThat(wrong(walk)).contains("これ以上入力できません", "/users/cancel");
      assertThat(walk.browser().get("/users/eligibility").body()).contains("これ以上入力できません");
      assertThat(walk.claimAgain().body()).as("the right answer").contains("これ以上入力できません");
      assertThat(walk.browser().get("/users/eligibility/confirm").location())
          .isEqualTo("/users/eligibility");
      assertThat(portal.query(OUTCOMES)).hasSize(5);

      walk.browser().post("/users/cancel");
      portal.clock.advance(MINUTE);
      walk.agree();
      walk.browser().get(walk.link(2));
      walk.browser().post(walk.link(2));
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
    }
  }

  @Test
  void whatWeCouldNotLookAtIsNoTryAndCountsNowhere() throws Exception {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      try (var locked = Database.locked(portal.database, "audit_events")) {
        assertThat(walk.claimHanako().status()).isEqualTo(503);
        locked.rollback();
      }
      portal.until(() -> portal.query(NOTHING_COUNTED).equals(List.of("t")));
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
    }
  }

  @Test
  void aMistakeInTheFormIsNoTry() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      var again = walk.claim("kana", "健保 花子", "number", "", "insurerNumber", "06990015");
      assertThat(again.status()).isEqualTo(422);
      assertThat(again.body())
          .contains("href=\"#kana\"", "href=\"#number\"", "href=\"#insurerNumber\"")
          .contains("value=\"健保 花子\"", "value=\"71-1234\"", "value=\"45\"");
      assertThat(again.body().indexOf("href=\"#number\""))
          .as("in the order of the form")
          .isLessThan(again.body().indexOf("href=\"#kana\""));
      assertThat(portal.query("SELECT eligibility_tries FROM registrations")).containsExactly("0");
    }
  }

  @Test
  void tenWrongAnswersCloseANumberForADayWhoeverGaveThem() {
    try (var portal = new TestPortal(s -> Policies.allowing(s, Limit.MAIL_PER_ADDRESS, 100))) {
      Walk.hanako(portal);
      wrongTenTimes(portal, "71-1234", "0001234");
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      assertThat(walk.claimHanako().status()).isEqualTo(422);
      assertThat(portal.query(OUTCOMES)).hasSize(11).endsWith("NAME_DIFFERS", "NUMBER_LIMIT");
      portal.clock.advance(Duration.ofHours(23).plusMinutes(55));
      walk.activateAgain();
      assertThat(walk.claimHanako().status()).as("still").isEqualTo(422);
      portal.clock.advance(Duration.ofMinutes(5));
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
    }
  }

  @Test
  void aRightAnswerCountsNowhereAsAWholeFirmMaySitBehindOneAddress() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      assertThat(wrong(walk)).contains("あと4回");
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
      assertThat(
              portal.query(
                  "SELECT DISTINCT count FROM throttle_counts WHERE limit_name LIKE"
                      + " 'ELIGIBILITY%'"))
          .containsExactly("1");
    }
  }

  @Test
  void aNumberThatNobodyHasIsClosedAlike() {
    try (var portal = new TestPortal()) {
      wrongTenTimes(portal, "99", "7777777");
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claim("symbol", "9-99", "number", "90007777777");
      assertThat(portal.query(OUTCOMES)).endsWith("NO_IDENTITY", "NUMBER_LIMIT");
    }
  }

  @Test
  void aRightAnswerDoesNotCountAgainstTheNumber() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      for (int i = 0; i < 3; i++) {
        assertThat(walk.claimHanako().status()).isEqualTo(303);
      }
      assertThat(
              portal.query(
                  "SELECT count FROM throttle_counts WHERE limit_name = 'ELIGIBILITY_PER_NUMBER'"))
          .containsExactly("0");
    }
  }

  @Test
  void anAddressThatTriesOftenPassesAChallengeAndANetworkWaits() {
    try (var portal = new TestPortal(EligibilityTest::strict)) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      wrong(walk);
      wrong(walk);
      var refused = walk.claimAgain();
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("purpose=eligibility&amp;level=3", "ケンポ ハナコ");
      assertThat(portal.query("SELECT eligibility_tries FROM registrations")).containsExactly("2");

      var neighbour =
          new Walk(portal, portal.browserFrom("127.0.0.2"), "b@example.jp", Walk.PASSWORD);
      neighbour.activate();
      assertThat(wrong(neighbour)).contains("資格を確認できません");
      assertThat(neighbour.claimAgain().status()).as("network").isEqualTo(429);
      var far = new Walk(portal, portal.browserFrom("127.0.1.2"), "c@example.jp", Walk.PASSWORD);
      far.activate();
      assertThat(wrong(far)).contains("資格を確認できません");
    }
  }

  @Test
  void theAuditLogSaysWhichFailureItWas() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var member = Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claim("number", "9");
      walk.claim("kana", "ケンポ タロウ");
      walk.claim("symbol", "72");
      portal.execute("UPDATE member_identities SET branch = '01'");
      walk.claim("branch", "02");
      walk.claim("branch", "01");
      portal.execute("UPDATE members SET lost = '2026-12-01'");
      walk.claim();
      portal.execute("UPDATE members SET lost = NULL, kind = 'dependant', birth_date = birth_date");
      walk.claim();
      Walk.hanako(portal);
      walk.claim();
      assertThat(portal.query(OUTCOMES))
          .containsExactly(
              "NO_IDENTITY",
              "NAME_DIFFERS",
              "SYMBOL_DIFFERS",
              "BRANCH_DIFFERS",
              "FOUND",
              "NOT_A_MEMBER_NOW",
              "FOUND",
              "AMBIGUOUS");
      assertThat(
              portal.query("SELECT DISTINCT member_id FROM audit_events WHERE outcome = 'FOUND'"))
          .containsExactly(String.valueOf(member));
      assertThat(
              portal.query(
                  "SELECT DISTINCT (subject IS NOT NULL AND address = '127.0.0.1')::text FROM"
                      + " audit_events"))
          .containsExactly("true");
    }
  }

  @Test
  void membershipEndsWithTheDayBeforeTheOneLost() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      portal.execute("UPDATE members SET lost = '2026-12-02'");
      assertThat(walk.claim().status()).as("1 December, 10:00 in Japan").isEqualTo(303);
      portal.clock.advance(Duration.ofHours(13).plusMinutes(59));
      assertThat(walk.claim().status()).as("23:59 in Japan").isEqualTo(303);
      portal.clock.advance(MINUTE);
      assertThat(walk.claim().status()).as("0:00 in Japan").isEqualTo(422);
    }
  }

  @Test
  void aDependantOfTheRightAgeMayFromTheBirthdayOn() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      portal.member(
          "aoba",
          "dependant",
          Walk.INSURER,
          "71-1234",
          "1234",
          Optional.empty(),
          "ｹﾝﾎﾟ ﾊﾅｺ",
          LocalDate.of(2010, 12, 2));
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      var born = new String[] {"birthDateEra", "H", "birthDateYear", "22", "birthDateMonth", "12"};
      assertThat(walk.claim(born).status()).as("15 years old").isEqualTo(422);
      portal.clock.advance(Duration.ofHours(14));
      assertThat(walk.claim(born).status()).as("16 years old").isEqualTo(303);
    }
  }

  private static kenpo.society.Society strict(kenpo.society.Society society) {
    var byAddress = Policies.allowing(society, Limit.ELIGIBILITY_PER_ADDRESS, 2);
    return Policies.allowing(byAddress, Limit.ELIGIBILITY_PER_NETWORK, 3);
  }

  private static void wrongTenTimes(TestPortal portal, String symbol, String number) {
    for (int stranger = 0; stranger < 2; stranger++) {
      var walk = Walk.of(portal, "stranger" + stranger + "@example.jp");
      walk.activate();
      for (int i = 0; i < 5; i++) {
        walk.claim("symbol", symbol, "number", number, "kana", "チガウ ナマエ");
      }
    }
  }

  private static String wrong(Walk walk) {
    var page = walk.claim("kana", "チガウ ナマエ");
    assertThat(page.status()).isEqualTo(422);
    return page.body();
  }
}
