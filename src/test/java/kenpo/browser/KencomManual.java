package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.society.Society;
import kenpo.support.Accounts;
import kenpo.support.Desk;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterEach;

/**
 * Where the manuals of the service that style K follows are tried: a portal behind a proxy that
 * names where a browser is, somebody with an account, and the office that the society may register.
 */
abstract class KencomManual {

  static final String EMAIL = "hanako@example.jp";
  static final String PASSWORD = "four words of manuals";
  static final String OFFICE = "11.22.33.44";
  static final String HOME = "11.22.34.44";

  /** More wrong logins than any step of the ladder takes. */
  static final int ENOUGH = 40;

  private static final int SET_NUMBER = 10;

  final TestPortal portal;
  private final Accounts accounts;
  private final Desk desk;

  KencomManual(UnaryOperator<Society> policy) {
    portal =
        TestPortal.behind(
            new Proxies(List.of(Cidr.of("127.0.0.1").orElseThrow()), Forwarded.X_FORWARDED_FOR),
            policy);
    accounts = new Accounts(portal);
    desk = new Desk(portal.database, portal.clock);
    accounts.create("aoba", EMAIL, PASSWORD);
  }

  @AfterEach
  void close() {
    desk.close();
    accounts.close();
    portal.close();
  }

  /** What a login asks first. */
  abstract Locator challenge(Tab tab);

  /** Somebody logs in on a device that is new; answers how hard the challenge was. */
  abstract int levelOfLogin(Tab tab, String email);

  void assertThatAccessesThatPileUpMakeItHarder() {
    for (int person = 0; person < 6; person++) {
      var email = "person" + person + "@example.jp";
      accounts.create("aoba", email, PASSWORD);
      assertThat(levelOfLogin(HOME, email)).isEqualTo(1);
    }
    assertThat(levelOfLogin(HOME, EMAIL)).as("the seventh within a minute").isEqualTo(2);
    assertThat(levelOfLogin("11.22.35.44", EMAIL)).as("elsewhere").isEqualTo(1);
    portal.clock.advance(Duration.ofMinutes(1));
    assertThat(levelOfLogin(HOME, EMAIL)).as("the next minute").isEqualTo(1);
  }

  private int levelOfLogin(String address, String email) {
    try (var tab = tab(address, Device.PHONE)) {
      return levelOfLogin(tab, email);
    }
  }

  void listTheOffice() {
    desk.list("aoba", "11.22.33.0/24");
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      portal.until(() -> challenge(tab.open("/login")).count() == 0);
    }
  }

  /** As often as a network on the allow-list may, and nothing is asked for it. */
  void failSoOften(Tab tab) {
    tab.open("/login");
    for (int i = 0; i < SET_NUMBER; i++) {
      assertThat(challenge(tab)).hasCount(0);
      refused(tab, "nobody" + i + "@example.jp");
    }
  }

  Tab tab(String address, Device device) {
    var tab = new Tab(portal.address() + "/s/aoba", device, Language.JA);
    tab.page().setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
    return tab;
  }

  static void refused(Tab tab, String email) {
    submit(tab, email, "a wrong one");
    assertThat(tab.page().locator(".error-summary")).containsText("ログインできませんでした");
  }

  static void submit(Tab tab, String email, String password) {
    var login = tab.type("email", email).type("password", password);
    login.page().waitForResponse(r -> r.request().method().equals("POST"), login::press);
    login.page().waitForLoadState();
  }
}
