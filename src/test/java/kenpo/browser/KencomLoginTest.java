package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.support.Accounts;
import kenpo.support.Desk;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the manuals of the service that style K follows promise of its login, sentence by sentence;
 * the box and its harder work are asked wherever they speak of pictures.
 */
class KencomLoginTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of manuals";
  private static final String OFFICE = "11.22.33.44";
  private static final String HOME = "11.22.34.44";
  private static final Pattern LEVEL = Pattern.compile("level=([1-4])");
  private static final int SET_NUMBER = 10;
  private static final int ENOUGH = 40;

  private final TestPortal portal =
      TestPortal.behind(
          new Proxies(List.of(Cidr.of("127.0.0.1").orElseThrow()), Forwarded.X_FORWARDED_FOR),
          Policies::askingEveryBrowser);
  private final Accounts accounts = new Accounts(portal);
  private final Desk desk = new Desk(portal.database, portal.clock);

  {
    accounts.create("aoba", EMAIL, PASSWORD);
  }

  @AfterEach
  void close() {
    desk.close();
    accounts.close();
    portal.close();
  }

  static Stream<Device> computerAndPhone() {
    return Stream.of(Device.DESKTOP, Device.PHONE);
  }

  @ParameterizedTest
  @MethodSource("computerAndPhone")
  void everyLoginInABrowserOfAComputerOrAPhoneAsksForTheBox(Device device) {
    try (var tab = tab(HOME, device)) {
      for (int time = 0; time < 2; time++) {
        tab.open("/login");
        assertThat(box(tab)).isVisible();
        submit(tab, EMAIL, PASSWORD);
        assertThat(box(tab)).hasAttribute("aria-invalid", "true");
        assertThat(challengeLevel(tab)).isEqualTo(1);
        assertThat(tab.page().locator("main")).containsText("すぐに終わります");
        worked(tab);
        submit(tab, EMAIL, PASSWORD);
        tab.page().waitForURL("**/home");
        tab.logOut();
      }
    }
  }

  @Test
  void accessesThatPileUpFromOneAddressMakeItHarder() {
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

  @Test
  void failedLoginsMakeItHarderStepByStep() {
    try (var tab = tab(HOME, Device.PHONE)) {
      tab.open("/login");
      var hint = tab.page().locator("#challenge-box-hint");
      assertThat(hint).containsText("すぐに終わります");
      var seen = new TreeSet<Integer>();
      int last = challengeLevel(tab);
      for (int i = 0; i < ENOUGH && last < 4; i++) {
        seen.add(last);
        assertThat(worked(tab)).isEqualTo(last);
        refused(tab, "nobody" + i + "@example.jp");
        assertThat(challengeLevel(tab)).isGreaterThanOrEqualTo(last);
        last = challengeLevel(tab);
        if (last == 2) {
          assertThat(hint).containsText("秒ほどかかります");
        }
        portal.clock.advance(Duration.ofMinutes(1));
      }
      assertThat(seen).containsExactly(1, 2, 3);
      assertThat(last).isEqualTo(4);
      assertThat(hint).containsText("30秒");
    }
  }

  @Test
  void anAddressThatTheSocietyRegisteredAsLegitimateNeedsNoBox() {
    listTheOffice();
    try (var inside = tab(OFFICE, Device.DESKTOP);
        var outside = tab(HOME, Device.DESKTOP)) {
      for (int time = 0; time < 2; time++) {
        inside.open("/login");
        assertThat(box(inside)).hasCount(0);
        submit(inside, EMAIL, PASSWORD);
        inside.page().waitForURL("**/home");
        inside.logOut();
      }
      assertThat(box(outside.open("/login"))).isVisible();
    }
  }

  @Test
  void theSetNumberOfFailuresFromALegitimateAddressBringsTheBoxBack() {
    listTheOffice();
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      failSoOften(tab);
      assertThat(asked(tab)).isVisible();
      submit(tab, EMAIL, PASSWORD);
      assertThat(box(tab)).hasAttribute("aria-invalid", "true");
      portal.clock.advance(Duration.ofMinutes(1));
      assertThat(worked(tab)).as("by the score of all ten").isEqualTo(3);
      submit(tab, EMAIL, PASSWORD);
      tab.page().waitForURL("**/home");
    }
  }

  @Test
  void afterTheSuspensionTheLegitimateAddressNeedsNoBoxAgain() {
    listTheOffice();
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      failSoOften(tab);
      assertThat(asked(tab.open("/login"))).isVisible();
      portal.clock.advance(Duration.ofMinutes(90));
      portal.purge();
      portal.until(() -> box(tab.open("/login")).count() == 0);
      submit(tab, EMAIL, PASSWORD);
      tab.page().waitForURL("**/home");
    }
  }

  private void listTheOffice() {
    desk.list("aoba", "11.22.33.0/24");
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      portal.until(() -> box(tab.open("/login")).count() == 0);
    }
  }

  private static void failSoOften(Tab tab) {
    tab.open("/login");
    for (int i = 0; i < SET_NUMBER; i++) {
      assertThat(box(tab)).hasCount(0);
      refused(tab, "nobody" + i + "@example.jp");
    }
  }

  /** Somebody logs in on a device that is new; answers how hard the work was. */
  private int levelOfLogin(String address, String email) {
    try (var tab = tab(address, Device.PHONE)) {
      tab.open("/login");
      int level = worked(tab);
      submit(tab, email, PASSWORD);
      tab.page().waitForURL("**/home");
      return level;
    }
  }

  private Tab tab(String address, Device device) {
    var tab = new Tab(portal.address() + "/s/aoba", device, Language.JA);
    tab.page().setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
    return tab;
  }

  /** Ticks the box and waits; answers the level of the challenge that the browser was given. */
  private static int worked(Tab tab) {
    if (!box(tab).isVisible()) {
      tab.choose("work");
    }
    var given = tab.page().waitForResponse("**/captcha/challenge*", () -> box(tab).check());
    tab.untilWorked();
    return new JsonObject(given.text())
        .getJsonObject("parameters")
        .getJsonObject("data")
        .getInteger("level");
  }

  private static void refused(Tab tab, String email) {
    submit(tab, email, "a wrong one");
    assertThat(tab.page().locator(".error-summary")).containsText("ログインできませんでした");
  }

  private static void submit(Tab tab, String email, String password) {
    var login = tab.type("email", email).type("password", password);
    login.page().waitForResponse(r -> r.request().method().equals("POST"), login::press);
    login.page().waitForLoadState();
  }

  /** As the page says that is shown. */
  private static int challengeLevel(Tab tab) {
    var found =
        LEVEL.matcher(tab.page().locator("[data-challenge]").getAttribute("data-challenge"));
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static Locator asked(Tab tab) {
    return tab.page().locator("[data-challenge]");
  }

  private static Locator box(Tab tab) {
    return tab.page().locator("#challenge-box");
  }
}
