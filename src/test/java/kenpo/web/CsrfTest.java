package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Browser;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CsrfTest {

  private static final String[] LOGIN = {"email", "taro@example.jp", "password", "x"};
  @AutoClose private static final TestPortal portal = new TestPortal();

  @Test
  void aPostFromOurOwnPageIsLookedAt() {
    assertThat(visitor().post("/login", LOGIN).status()).isEqualTo(422);
  }

  @Test
  void aPostWithoutATokenIsRefused() {
    assertThat(visitor().postRaw("/login", LOGIN).status()).isEqualTo(403);
    assertThat(visitor().postRaw("/login", "csrf", "").status()).isEqualTo(403);
    assertThat(visitor().postRaw("/login", "csrf", "%&!").status()).isEqualTo(403);
  }

  @Test
  void anotherVisitorsTokenIsRefused() {
    var token = visitor().csrf();
    assertThat(visitor().postRaw("/login", "csrf", token).status()).isEqualTo(403);
  }

  @Test
  void aTokenOfAnotherSocietyIsRefused() {
    var browser = visitor();
    var form = browser.cookies().get("__Host-aoba-form");
    var neighbour = portal.browser("minato");
    neighbour.cookies().put("__Host-minato-form", form);
    assertThat(neighbour.postRaw("/login", "csrf", browser.csrf()).status()).isEqualTo(403);
  }

  @Test
  void aPostFromAnotherSiteIsRefusedEvenWithAToken() {
    for (var site : new String[] {"cross-site", "same-site", "nonsense"}) {
      var browser = visitor().header("Sec-Fetch-Site", site);
      assertThat(browser.post("/login", LOGIN).status()).as(site).isEqualTo(403);
    }
    for (var origin : new String[] {"https://evil.example", "null", "http://localhost:1", "%%"}) {
      var browser = visitor().header("Origin", origin);
      assertThat(browser.post("/login", LOGIN).status()).as(origin).isEqualTo(403);
    }
    var own = visitor().header("Sec-Fetch-Site", "same-origin");
    own.header("Origin", portal.address());
    assertThat(own.post("/login", LOGIN).status()).isEqualTo(422);
  }

  @Test
  void everyTabOfAVisitorStaysGood() {
    var browser = visitor();
    var first = browser.csrf();
    browser.get("/");
    assertThat(browser.post("/login", LOGIN).status()).isEqualTo(422);
    assertThat(browser.postRaw("/login", "csrf", first).status()).isEqualTo(422);
  }

  private static Browser visitor() {
    var browser = portal.browser();
    browser.get("/login");
    return browser;
  }
}
