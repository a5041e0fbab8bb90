package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import kenpo.society.Society.Style;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final String STATE = "SELECT state FROM registrations ORDER BY registration_id";

  @Test
  void survivesMailScannersThatLookAtIt() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var link = walk.link(1);
      for (int i = 0; i < 5; i++) {
        var scanner = walk.elsewhere().browser();
        assertThat(scanner.head(link).status()).isEqualTo(200);
        assertThat(scanner.get(link).status()).isEqualTo(200);
      }
      assertThat(portal.query(STATE)).containsExactly("mailed");
      walk.browser().get(link);
      assertThat(walk.browser().post(link).location()).isEqualTo("/users/eligibility");
      var late = walk.elsewhere().browser();
      late.get("/users/new");
      var used = late.post(link, "password", Walk.PASSWORD);
      assertThat(used.status()).isEqualTo(410);
      assertThat(used.body()).contains("使用済み");
    }
  }

  @Test
  void isGoodOnce() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      var link = walk.link(1);
      assertThat(walk.browser().get(link).location())
          .as("here: go on")
          .isEqualTo("/users/eligibility");
      assertThat(walk.browser().post(link).location()).isEqualTo("/users/eligibility");
      var other = walk.elsewhere().browser();
      other.get("/users/new");
      var used = other.get(link);
      assertThat(used.status()).isEqualTo(410);
      assertThat(used.body()).contains("使用済み", "/s/aoba/login");
      assertThat(other.post(link, "password", "another pass phrase 7").status()).isEqualTo(410);
      assertThat(other.get("/users/eligibility").location()).isEqualTo("/users/new");
    }
  }

  @Test
  void isGoodForAnHourFromABrowserAndADayFromTheApp() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var app = Walk.of(portal, "taro@example.jp");
      app.browser().header("User-Agent", "Mozilla/5.0 KenpoPortalApp/1.0");
      app.agree();
      portal.clock.advance(Duration.ofMinutes(59));
      assertThat(walk.browser().get(walk.link(1)).status()).isEqualTo(200);
      portal.clock.advance(Duration.ofMinutes(1));
      var expired = walk.browser().get(walk.link(1));
      assertThat(expired.status()).isEqualTo(410);
      assertThat(expired.body()).contains("有効期限が切れて", "/s/aoba/users/new");
      assertThat(walk.browser().post(walk.link(1)).status()).isEqualTo(410);
      portal.clock.advance(Duration.ofHours(22).plusMinutes(59));
      assertThat(app.browser().get(app.link(1)).status()).isEqualTo(200);
      portal.clock.advance(Duration.ofMinutes(1));
      assertThat(app.browser().get(app.link(1)).status()).isEqualTo(410);
      assertThat(portal.query(STATE)).containsExactly("mailed", "mailed");
    }
  }

  @Test
  void saysInTheMailForHowLongItIsGood() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      assertThat(portal.mailbox.await("hanako@example.jp").text()).contains("1時間以内");
      var app = Walk.of(portal, "taro@example.jp");
      app.browser().header("User-Agent", "Mozilla/5.0 KenpoPortalApp/1.0");
      app.agree();
      assertThat(portal.mailbox.await("taro@example.jp").text()).contains("24時間以内");
    }
  }

  @Test
  void forgedOrAlteredIsNotFound() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var token = walk.link(1).split("/")[2];
      var altered =
          token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A') + token.substring(21);
      for (var wrong :
          new String[] {altered, token.substring(1), token + "A", "x", "%00", "..%2f"}) {
        var path = "/users/" + wrong + "/activate";
        assertThat(walk.browser().get(path).status()).as(wrong).isEqualTo(404);
        assertThat(walk.browser().post(path).status()).as(wrong).isEqualTo(404);
      }
      assertThat(portal.query(STATE)).containsExactly("mailed");
    }
  }

  @Test
  void ofAnotherSocietyIsNotFound() {
    try (var portal = new TestPortal(society -> Policies.ofStyle(society, Style.K))) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var elsewhere = portal.browser("minato");
      elsewhere.get("/users/new");
      assertThat(elsewhere.get(walk.link(1)).status()).isEqualTo(404);
      assertThat(elsewhere.post(walk.link(1)).status()).isEqualTo(404);
      assertThat(walk.browser().get(walk.link(1)).status()).isEqualTo(200);
    }
  }

  @Test
  void ofACancelledRegistrationSaysSo() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      walk.browser().get("/users/cancel");
      assertThat(walk.browser().post("/users/cancel").location()).isEqualTo("/users/new");
      var cancelled = walk.browser().get(walk.link(1));
      assertThat(cancelled.status()).isEqualTo(410);
      assertThat(cancelled.body()).contains("取り消されたか", "/s/aoba/users/new");
      assertThat(walk.browser().post(walk.link(1)).status()).isEqualTo(410);
      assertThat(portal.query("SELECT password_hash FROM registrations")).containsExactly("");
    }
  }

  @Test
  void goesOnThoughTheBrowserHasALaterFormUnderWay() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      var link = walk.link(1);
      walk.with("taro@example.jp").begin();
      walk.browser().get(link);
      walk.browser().post(link);
      assertThat(walk.claimHanako().location()).isEqualTo("/users/eligibility/confirm");
      assertThat(walk.complete().location()).isEqualTo("/users/eligibility/done");
      assertThat(portal.query("SELECT email FROM accounts")).containsExactly("hanako@example.jp");
    }
  }
}
