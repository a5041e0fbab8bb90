package kenpo.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import kenpo.society.Society.Style;
import kenpo.support.Browser;
import kenpo.support.Browser.Page;
import kenpo.support.Policies;
import kenpo.support.Race;
import kenpo.support.Reader;
import kenpo.support.Solver;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one solved challenge is good for, at the pages of two servers side by side. */
class OneChallengeTest {

  private static final String HERE = "127.0.1.1";

  private final TestPortal one = new TestPortal(s -> Policies.ofStyle(s, Style.K));
  private final TestPortal other = one.beside();

  @AfterEach
  void close() {
    other.close();
    one.close();
  }

  @Test
  void oneTryOnWhicheverServer() {
    var solved = at(one, HERE).passed();
    assertThat(isLookedAt(login(at(other, HERE), solved))).isTrue();
    assertThat(isLookedAt(login(at(one, HERE), solved))).isFalse();
    assertThat(isLookedAt(login(at(other, HERE), solved))).isFalse();
  }

  @Test
  void ofAHundredTriesAtOnceOnTwoServersOneIsLookedAt() throws Exception {
    var solved = at(one, HERE).passed();
    var tries = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 50; i++) {
      for (var server : new TestPortal[] {one, other}) {
        var browser = at(server, HERE);
        tries.add(() -> login(browser, solved));
      }
    }
    assertThat(Race.all(tries)).hasSize(100).filteredOn(OneChallengeTest::isLookedAt).hasSize(1);
    assertThat(one.query("SELECT count(*) FROM audit_events WHERE kind = 'LOGIN'"))
        .containsExactly("1");
  }

  @Test
  void noTryFromAnotherNetwork() {
    var solved = at(one, HERE).passed();
    assertThat(isLookedAt(login(at(other, "127.0.2.1"), solved))).isFalse();
    assertThat(isLookedAt(login(at(other, HERE), solved))).isTrue();
  }

  @Test
  void noTryAtAnotherSociety() {
    var solved = at(one.browser("sakura")).passed();
    assertThat(isLookedAt(login(at(other.browser("aoba")), solved))).isFalse();
    assertThat(isLookedAt(login(at(other.browser("sakura")), solved))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"registration", "eligibility", "login_link"})
  void noTryAtAnotherForm(String purpose) {
    var browser = at(one, HERE);
    assertThat(isLookedAt(login(browser, given(browser, purpose)))).isFalse();
    assertThat(isLookedAt(login(browser, given(browser, "login")))).isTrue();
  }

  @Test
  void noTryAfterItsTime() {
    var solved = at(one, HERE).passed();
    one.clock.advance(Duration.ofMinutes(5));
    assertThat(isLookedAt(login(at(other, HERE), solved))).isFalse();
  }

  @Test
  void ofAHundredTriesAtOnceWithOneCodeOneIsLookedAt() throws Exception {
    var page = one.browserFrom(HERE).get("/login");
    var seal = Reader.seal(page.body());
    var code = Reader.code(seal, one.clock.instant());
    var tries = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 50; i++) {
      for (var server : new TestPortal[] {one, other}) {
        var browser = at(server, HERE);
        tries.add(() -> typed(browser, seal, code));
      }
    }
    assertThat(Race.all(tries)).hasSize(100).filteredOn(OneChallengeTest::isLookedAt).hasSize(1);
    assertThat(one.query("SELECT count(*) FROM audit_events WHERE kind = 'LOGIN'"))
        .containsExactly("1");
  }

  @Test
  void aCodeIsForItsNetworkSocietyFormAndTimeOnly() {
    var page = one.browserFrom(HERE).get("/login");
    var seal = Reader.seal(page.body());
    var code = Reader.code(seal, one.clock.instant());
    assertThat(isLookedAt(typed(at(other, "127.0.2.1"), seal, code))).isFalse();
    var form = new JsonObject(page(at(one, HERE), "registration")).getString("seal");
    assertThat(isLookedAt(typed(at(one, HERE), form, Reader.code(form, one.clock.instant()))))
        .isFalse();
    var sakura = Reader.seal(one.browser("sakura").get("/login").body());
    assertThat(
            isLookedAt(typed(at(one.browser()), sakura, Reader.code(sakura, one.clock.instant()))))
        .isFalse();
    assertThat(isLookedAt(typed(at(other, HERE), seal, code))).isTrue();
    var late = Reader.seal(one.browserFrom(HERE).get("/login").body());
    var slow = Reader.code(late, one.clock.instant());
    one.clock.advance(Duration.ofMinutes(5));
    assertThat(isLookedAt(typed(at(one, HERE), late, slow))).isFalse();
  }

  private static String page(Browser browser, String purpose) {
    return browser.tab().get("/captcha/challenge?way=code&purpose=" + purpose).body();
  }

  private static Page typed(Browser browser, String seal, String code) {
    return browser.type(
        "/login", seal, code, "email", "hanako@example.jp", "password", "a wrong one");
  }

  private static String given(Browser browser, String purpose) {
    var form = browser.tab();
    return Solver.solve(new JsonObject(form.get("/captcha/challenge?purpose=" + purpose).body()));
  }

  private static Browser at(TestPortal portal, String address) {
    return at(portal.browserFrom(address));
  }

  private static Browser at(Browser browser) {
    browser.get("/login");
    return browser;
  }

  private static Page login(Browser browser, String solved) {
    return browser.post(
        "/login", "email", "hanako@example.jp", "password", "a wrong one", "challenge", solved);
  }

  private static boolean isLookedAt(Page page) {
    assertThat(page.status()).isEqualTo(422);
    return page.says("ログインできませんでした");
  }
}
