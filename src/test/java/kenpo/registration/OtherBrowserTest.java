package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** A stranger may have registered the address with a password of his own. */
class OtherBrowserTest {

  private static final String OWN = "midori no yamanami 88";

  @Test
  void setsThePasswordAnewAndTheFirstIsWorthless() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var other = walk.elsewhere();
      assertThat(other.browser().get(walk.link(1)).body())
          .contains("name=\"password\"", "autocomplete=\"new-password\"");
      assertThat(other.browser().post(walk.link(1), "password", OWN).location())
          .isEqualTo("/users/eligibility");
      other.claimHanako();
      other.complete();
      assertThat(login(portal, "hanako@example.jp", Walk.PASSWORD)).isEqualTo(422);
      assertThat(login(portal, "hanako@example.jp", OWN)).isEqualTo(303);
    }
  }

  @Test
  void refusesABadNewPasswordAndTheLinkStaysGood() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var link = walk.link(1);
      var other = walk.elsewhere().browser();
      other.get(link);
      for (var bad : List.of("", "short", "password1234", "hanako@example.jp")) {
        var again = other.post(link, "password", bad);
        assertThat(again.status()).as(bad).isEqualTo(422);
        assertThat(again.body())
            .contains("href=\"#password\"")
            .doesNotContain("value=\"password1234");
      }
      assertThat(portal.query("SELECT state FROM registrations")).containsExactly("mailed");
      assertThat(other.post(link, "password", OWN).location()).isEqualTo("/users/eligibility");
    }
  }

  @Test
  void theRegisteringBrowserGoesOnOnlyWithTheNewPassword() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      var other = openedElsewhere(portal, walk);
      assertThat(walk.browser().get("/users/new/sent").body())
          .contains("別のブラウザー")
          .contains("登録をすでに終えた方", "href=\"/s/aoba/login\"");
      var wrong = walk.browser().post("/users/new/sent/continue", "password", Walk.PASSWORD);
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.body()).contains("一致しません").doesNotContain(Walk.PASSWORD);
      var right = walk.browser().post("/users/new/sent/continue", "password", OWN);
      assertThat(right.location()).isEqualTo("/users/eligibility");
      assertThat(walk.browser().get("/users/eligibility").status()).isEqualTo(200);
      assertThat(other.get("/users/eligibility").location()).isEqualTo("/users/new");
      walk.claimHanako();
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
    }
  }

  @Test
  void theNewPasswordCanBeGuessedAtFiveTimesADay() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      openedElsewhere(portal, walk);
      walk.browser().get("/users/new/sent");
      for (int guess = 0; guess < 5; guess++) {
        assertThat(resume(walk, "a guess of mine " + guess)).isEqualTo(422);
      }
      assertThat(resume(walk, OWN)).isEqualTo(429);
      assertThat(portal.query("SELECT outcome FROM audit_events WHERE outcome LIKE 'RESUME%'"))
          .hasSize(5)
          .containsOnly("RESUME_REFUSED");
    }
  }

  private static int resume(Walk walk, String password) {
    return walk.browser().post("/users/new/sent/continue", "password", password).status();
  }

  @Test
  void whoRegisteredTheVictimsAddressGetsNowhereWithHisCookie() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var attacker = Walk.of(portal, "hanako@example.jp");
      var victim = new Walk(portal, openedElsewhere(portal, attacker), attacker.email(), OWN);
      attack(portal, attacker);
      var seen = Walk.masked(attacker.browser().get("/users/new/sent"));
      assertThat(victim.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
      attack(portal, attacker);
      assertThat(victim.complete().location()).isEqualTo("/users/eligibility/done");
      attack(portal, attacker);
      assertThat(Walk.masked(attacker.browser().get("/users/new/sent"))).isEqualTo(seen);
      assertThat(resume(attacker, OWN)).as("the victim's own password").isEqualTo(422);
      assertThat(login(portal, "hanako@example.jp", Walk.PASSWORD)).isEqualTo(422);
      assertThat(victim.browser().get("/home").status()).isEqualTo(200);
      assertThat(portal.query("SELECT count(*) FROM sessions")).containsExactly("1");
    }
  }

  /** Everything that his cookie can reach. */
  private static void attack(TestPortal portal, Walk attacker) {
    var before = portal.query("SELECT r::text FROM registrations AS r");
    var browser = attacker.browser();
    browser.get("/users/new");
    for (var path :
        List.of(
            "/users/eligibility",
            "/users/eligibility/number",
            "/users/eligibility/confirm",
            "/users/eligibility/done",
            "/home")) {
      var page = browser.get(path);
      assertThat(page.location()).as("GET " + path).isIn("/users/new", "/login");
    }
    assertThat(attacker.claimAgain().location()).isEqualTo("/users/new");
    assertThat(browser.post("/users/eligibility/number", "number", "1234").location())
        .isEqualTo("/users/new");
    assertThat(browser.post("/users/eligibility/confirm").location()).isEqualTo("/users/new");
    assertThat(browser.follow(browser.post("/users/new/sent/resend")).status()).isIn(200, 303);
    assertThat(browser.post("/users/cancel").location()).isEqualTo("/users/new");
    var link = portal.mailbox.await(attacker.email()).linkPath();
    assertThat(browser.get(link).status()).isEqualTo(410);
    assertThat(browser.post(link, "password", Walk.PASSWORD).status()).isEqualTo(410);
    var resumed = browser.post("/users/new/sent/continue", "password", Walk.PASSWORD);
    assertThat(resumed.location()).isNotEqualTo("/users/eligibility");
    assertThat(resumed.body()).doesNotContain("ケンポ", "1970");
    assertThat(portal.query("SELECT r::text FROM registrations AS r")).isEqualTo(before);
  }

  private static Browser openedElsewhere(TestPortal portal, Walk walk) {
    walk.agree();
    var other = portal.browser();
    other.get(walk.link(1));
    assertThat(other.post(walk.link(1), "password", OWN).location())
        .isEqualTo("/users/eligibility");
    return other;
  }

  private static int login(TestPortal portal, String email, String password) {
    var browser = portal.browser();
    browser.get("/login");
    return browser.post("/login", "email", email, "password", password).status();
  }
}
