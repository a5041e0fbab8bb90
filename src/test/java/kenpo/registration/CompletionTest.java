package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import kenpo.society.Society.Style;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private static final String CONFIRM = "/users/eligibility/confirm";
  private static final String ACCOUNTS = "SELECT count(*) FROM accounts";

  @Test
  void makesTheAccountLogsInAndErasesWhatWasTyped() {
    try (var portal = new TestPortal()) {
      var member = Walk.hanako(portal);
      var walk = Walk.of(portal, "Hanako@example.jp");
      walk.browser().get("/users/new");
      walk.submit("invitation", "INV-1", "organisation", "ORG-2");
      walk.agreeTo(walk.browser().get("/users/new/confirm"));
      walk.browser().get(walk.link(1));
      walk.browser().post(walk.link(1));
      walk.claimHanako();
      var before = walk.browser().cookies().get("__Host-aoba-form");
      walk.complete();
      assertThat(walk.browser().get("/home").status()).isEqualTo(200);
      assertThat(walk.browser().cookies().get("__Host-aoba-form")).isNotEqualTo(before);
      assertThat(
              portal.query(
                  "SELECT concat_ws(' ', member_id, email, invitation_code, organisation_code)"
                      + " FROM accounts"))
          .containsExactly(member + " Hanako@example.jp INV-1 ORG-2");
      assertThat(portal.query("SELECT state || password_hash || entered FROM registrations"))
          .containsExactly("completed{}");
    }
  }

  @Test
  void refusesWhoLeftTheSocietyMeanwhile() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      portal.execute("UPDATE members SET lost = '2026-12-02'");
      portal.clock.advance(Duration.ofHours(14));
      assertThat(walk.complete().status()).isEqualTo(422);
      assertThat(portal.query(ACCOUNTS)).containsExactly("0");
      assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'ACCOUNT'"))
          .containsExactly("NOT_A_MEMBER_NOW");
    }
  }

  @Test
  void refusesWhoMayNotEnrolAnyMore() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      portal.execute("UPDATE members SET kind = 'dependant', birth_date = '2015-01-02'");
      assertThat(walk.complete().status()).isEqualTo(422);
      assertThat(portal.query(ACCOUNTS)).containsExactly("0");
      assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'ACCOUNT'"))
          .containsExactly("NOT_ALLOWED");
    }
  }

  @Test
  void refusesWhoWasFoundByANumberThatChangedMeanwhileWhereThatTakesTheNewOne() {
    try (var portal = new TestPortal(Policies::reregistering)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      portal.execute("UPDATE members SET renumbered_by = 1");
      portal.execute("INSERT INTO rosters VALUES ('aoba', '', '2026-12-01', 1)");
      assertThat(walk.complete().status()).isEqualTo(422);
      assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'ACCOUNT'"))
          .containsExactly("RENUMBERED");
      walk.claimHanako();
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
    }
  }

  @Test
  void voidsAllOtherMailedRegistrationsOfTheAddress() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var draft = Walk.of(portal, "HANAKO@example.jp");
      draft.begin();
      var mailed = Walk.of(portal, "hanako@EXAMPLE.jp");
      mailed.agree();
      var stranger = Walk.of(portal, "taro@example.jp");
      stranger.agree();
      var walk = Walk.of(portal, "Hanako@example.jp");
      walk.register();
      assertThat(portal.query("SELECT state FROM registrations ORDER BY registration_id"))
          .containsExactly("draft", "void", "mailed", "completed");
      var link = portal.mailbox.await("hanako@example.jp").linkPath();
      assertThat(mailed.browser().get(link).status()).isEqualTo(410);
    }
  }

  @Test
  void tellsNothingToWhoeverElseRegisteredTheAddress() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var stranger = Walk.of(portal, "hanako@example.jp");
      stranger.agree();
      stranger.link(1);
      var before = stranger.browser().get("/users/new/sent");
      var owner = Walk.of(portal, "hanako@example.jp");
      owner.activateAgain();
      owner.claimHanako();
      assertThat(owner.complete().location()).isEqualTo("/users/eligibility/done");
      var after = stranger.browser().get("/users/new/sent");
      assertThat(after.status()).isEqualTo(before.status());
      assertThat(Walk.masked(after)).isEqualTo(Walk.masked(before));
      assertThat(stranger.resend().location()).isEqualTo("/users/new/sent");
      assertThat(Walk.masked(stranger.browser().get("/users/new/sent")))
          .isEqualTo(Walk.masked(before));
      assertThat(portal.query("SELECT template FROM mail_outbox ORDER BY mail_id"))
          .as("who is told that a mail was sent causes one: its owner is told")
          .containsExactly("activation", "activation", "welcome", "already-registered");
      assertThat(portal.query("SELECT outcome FROM audit_events WHERE kind = 'REGISTRATION'"))
          .containsExactly("MAILED", "MAILED", "MAILED_AGAIN");
    }
  }

  /**
   * The link's browser gives up: whoever registered the address sees that it was opened, no more.
   */
  @Test
  void tellsNothingToWhoeverRegisteredTheAddressWhenItsOwnerGivesUp() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var stranger = Walk.of(portal, "hanako@example.jp");
      stranger.agree();
      var owner = stranger.elsewhere().browser();
      var link = stranger.link(1);
      owner.get(link);
      owner.post(link, "password", "midori no yamanami 88");
      var before = stranger.browser().get("/users/new/sent");
      assertThat(before.status()).isEqualTo(200);
      owner.get("/users/cancel");
      owner.post("/users/cancel");
      assertThat(portal.query("SELECT state FROM registrations")).containsExactly("void");
      var after = stranger.browser().get("/users/new/sent");
      assertThat(after.status()).isEqualTo(200);
      assertThat(Walk.masked(after)).isEqualTo(Walk.masked(before));
      var resumed =
          stranger.browser().post("/users/new/sent/continue", "password", "midori no yamanami 88");
      assertThat(resumed.status()).isEqualTo(422);
    }
  }

  @Test
  void isForThePersonThatWasShown() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var child =
          portal.member(
              "aoba", Walk.INSURER, "71-1234", "0001234", "ｹﾝﾎﾟ ﾐﾄﾞﾘ", LocalDate.of(1999, 1, 2));
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      var shown = walk.browser().get(CONFIRM);
      walk.claim("kana", "ケンポ ミドリ", "birthDateEra", "H", "birthDateYear", "11");
      var found = portal.query("SELECT member_id FROM registrations");
      assertThat(found).containsExactly(String.valueOf(child));
      assertThat(walk.confirm(shown).location()).as("what was shown first").isEqualTo(CONFIRM);
      assertThat(walk.browser().post(CONFIRM).location()).as("nothing shown").isEqualTo(CONFIRM);
      assertThat(walk.browser().post(CONFIRM, "shown", "%").location()).isEqualTo(CONFIRM);
      assertThat(portal.query(ACCOUNTS)).containsExactly("0");
      var now = walk.browser().get(CONFIRM);
      assertThat(now.body()).contains("ケンポ ミドリ");
      assertThat(walk.confirm(now).location()).isEqualTo("/users/eligibility/done");
      assertThat(portal.query("SELECT member_id FROM accounts"))
          .containsExactly(String.valueOf(child));
    }
  }

  @Test
  void logsNobodyInWhenThePasswordIsAnotherByThen() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      portal.execute(
          """
          CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            NEW.password_hash := 'another';
            RETURN NEW;
          END $$
          """);
      portal.execute(
          "CREATE TRIGGER changed BEFORE INSERT ON accounts"
              + " FOR EACH ROW EXECUTE FUNCTION changed()");
      walk.complete();
      assertThat(portal.query(ACCOUNTS)).containsExactly("1");
      assertThat(walk.browser().get("/home").location()).isEqualTo("/login");
    }
  }

  @Test
  void aClosedAccountReleasesAddressAndPersonAtOnce() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      portal.execute("UPDATE accounts SET closed_at = now()");
      var again = Walk.of(portal, "hanako@example.jp");
      again.agree();
      var link = portal.mailbox.await("hanako@example.jp", 3).getLast().linkPath();
      again.browser().get(link);
      again.browser().post(link);
      again.claimHanako();
      assertThat(again.complete().location()).isEqualTo("/users/eligibility/done");
    }
  }

  @Test
  void mustBeReachedStepByStep() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().get("/users/new");
      assertThatLaterStepsAreClosed(walk);
      walk.submit();
      assertThatLaterStepsAreClosed(walk);
      walk.agreeTo(walk.browser().get("/users/new/confirm"));
      assertThatLaterStepsAreClosed(walk);
      walk.browser().get(walk.link(1));
      walk.browser().post(walk.link(1));
      assertThat(walk.browser().get("/users/eligibility/confirm").location())
          .isEqualTo("/users/eligibility");
      assertThat(walk.browser().post("/users/eligibility/confirm").location())
          .isEqualTo("/users/eligibility");
      walk.claim("kana", "チガウ ナマエ");
      assertThat(walk.browser().post("/users/eligibility/confirm").location())
          .isEqualTo("/users/eligibility");
      walk.claimHanako();
      walk.claim("kana", "チガウ ナマエ");
      assertThat(walk.browser().post("/users/eligibility/confirm").location())
          .as("a wrong answer after the right one")
          .isEqualTo("/users/eligibility");
      assertThat(walk.browser().get("/users/eligibility/done").location()).isEqualTo("/login");
      assertThat(portal.query(ACCOUNTS)).containsExactly("0");
    }
  }

  @Test
  void aRegistrationUnderWayIsInvisibleInAnotherSociety() {
    try (var portal = new TestPortal(society -> Policies.ofStyle(society, Style.K))) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      var cookie = walk.browser().cookies().get("__Host-aoba-form");
      var elsewhere = new Walk(portal, portal.browser("minato"), walk.email(), Walk.PASSWORD);
      elsewhere.browser().cookies().put("__Host-minato-form", cookie);
      elsewhere.browser().cookies().put("__Host-aoba-form", cookie);
      elsewhere.browser().get("/users/new");
      assertThatLaterStepsAreClosed(elsewhere);
      elsewhere.browser().post("/users/cancel");
      assertThat(portal.query("SELECT state FROM registrations")).containsExactly("activated");
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
      for (var name : List.of("access", "refresh")) {
        var value = walk.browser().cookies().get("__Host-aoba-" + name);
        assertThat(value).isNotEmpty();
        elsewhere.browser().cookies().put("__Host-minato-" + name, value);
      }
      assertThat(elsewhere.browser().get("/home").location()).isEqualTo("/login");
    }
  }

  @Test
  void theActivatedRegistrationLastsADay() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      portal.clock.advance(Duration.ofHours(24));
      assertThat(walk.complete().location()).isEqualTo("/users/new");
      assertThat(portal.query(ACCOUNTS)).containsExactly("0");
    }
  }

  @Test
  void cancellingAtAnyStepStartsOverWithAnotherAddress() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      assertThat(walk.browser().get("/users/cancel").status()).isEqualTo(200);
      walk.browser().post("/users/cancel");
      assertThat(walk.complete().location()).isEqualTo("/users/new");
      assertThat(portal.query("SELECT state || password_hash || entered FROM registrations"))
          .containsExactly("void{}");
      walk.with("other@example.jp").register();
      assertThat(portal.query("SELECT email FROM accounts")).containsExactly("other@example.jp");
    }
  }

  private static void assertThatLaterStepsAreClosed(Walk walk) {
    for (var path :
        List.of("/users/eligibility", "/users/eligibility/number", "/users/eligibility/confirm")) {
      assertThat(walk.browser().get(path).location()).as("GET " + path).isEqualTo("/users/new");
      assertThat(walk.browser().post(path).location()).as("POST " + path).isEqualTo("/users/new");
    }
    assertThat(walk.claimAgain().location()).isEqualTo("/users/new");
    assertThat(walk.browser().get("/users/eligibility/done").location()).isEqualTo("/login");
  }
}
