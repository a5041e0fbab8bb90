package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import kenpo.config.Cidr;
import kenpo.config.Proxies;
import kenpo.config.Proxies.Forwarded;
import kenpo.support.Accounts;
import kenpo.support.Desk;
import kenpo.support.Policies;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the manuals of the service that style K follows promise of pictures at its login, sentence
 * by sentence, where the society's policy asks every browser and shows the picture first.
 */
class KencomPictureTest {

  private static final String EMAIL = "hanako@example.jp";
  private static final String PASSWORD = "four words of manuals";
  private static final String OFFICE = "11.22.33.44";
  private static final String HOME = "11.22.34.44";
  private static final int SET_NUMBER = 10;
  private static final int ENOUGH = 40;

  private final TestPortal portal =
      TestPortal.behind(
          new Proxies(List.of(Cidr.of("127.0.0.1").orElseThrow()), Forwarded.X_FORWARDED_FOR),
          s -> Policies.picturesFrom(Policies.askingEveryBrowser(s), 1));
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

  static Stream<Device> computerPhoneAndNoScripts() {
    return Stream.of(Device.DESKTOP, Device.PHONE, Device.PHONE.withoutScripts());
  }

  /** ログイン時の画像認証が必須になります。対象: PCブラウザ、SPブラウザ */
  @ParameterizedTest
  @MethodSource("computerPhoneAndNoScripts")
  void thePictureIsRequiredAtEachLoginInABrowser(Device device) {
    try (var tab = tab(HOME, device)) {
      for (int time = 0; time < 2; time++) {
        tab.open("/login");
        assertThat(picture(tab)).isVisible();
        submit(tab, EMAIL, PASSWORD);
        assertThat(tab.field("code")).hasAttribute("aria-invalid", "true");
        read(tab);
        submit(tab, EMAIL, PASSWORD);
        tab.page().waitForURL("**/home");
        tab.logOut();
      }
    }
  }

  /** 同一IPアドレスからのアクセス集中により、画像認証の難易度が上がります。 */
  @Test
  void accessesThatPileUpFromOneAddressMakeThePictureHarder() {
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

  /** ログイン試行の失敗等により、画像認証の難易度が上がります。 */
  @Test
  void failedLoginsMakeThePictureHarderStepByStep() {
    try (var tab = tab(HOME, Device.PHONE)) {
      tab.open("/login");
      var lengths = new TreeSet<String>();
      int last = level(tab);
      for (int i = 0; i < ENOUGH && last < 4; i++) {
        lengths.add(last + ": " + read(tab).length());
        refused(tab, "nobody" + i + "@example.jp");
        assertThat(picture(tab)).isVisible();
        assertThat(level(tab)).isGreaterThanOrEqualTo(last);
        last = level(tab);
        portal.clock.advance(Duration.ofMinutes(1));
      }
      assertThat(lengths).containsExactly("1: 5", "2: 6", "3: 6");
      assertThat(last).isEqualTo(4);
      assertThat(tab.page().locator("#challenge-hint")).containsText("30秒");
    }
  }

  /** 正当なIPアドレスを登録することにより、ログイン時の画像認証が不要になります。 */
  @Test
  void anAddressThatTheSocietyRegisteredAsLegitimateNeedsNoPicture() {
    listTheOffice();
    try (var inside = tab(OFFICE, Device.DESKTOP);
        var outside = tab(HOME, Device.DESKTOP)) {
      inside.open("/login");
      assertThat(picture(inside)).hasCount(0);
      submit(inside, EMAIL, PASSWORD);
      inside.page().waitForURL("**/home");
      assertThat(picture(outside.open("/login"))).isVisible();
    }
  }

  /** ただし、当該IPアドレスからの規定回数ログイン失敗により、画像認証が発動します。 */
  @Test
  void theSetNumberOfFailuresFromALegitimateAddressBringsThePictureBack() {
    listTheOffice();
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      tab.open("/login");
      for (int i = 0; i < SET_NUMBER; i++) {
        assertThat(picture(tab)).hasCount(0);
        refused(tab, "nobody" + i + "@example.jp");
      }
      assertThat(picture(tab)).isVisible();
      portal.clock.advance(Duration.ofMinutes(1));
      assertThat(levelOfLogin(tab, EMAIL)).as("by the score of all ten").isEqualTo(3);
    }
  }

  private void listTheOffice() {
    desk.list("aoba", "11.22.33.0/24");
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      portal.until(() -> picture(tab.open("/login")).count() == 0);
    }
  }

  /** Somebody logs in on a device that is new; answers how hard the picture was that was passed. */
  private int levelOfLogin(String address, String email) {
    try (var tab = tab(address, Device.PHONE)) {
      return levelOfLogin(tab, email);
    }
  }

  private int levelOfLogin(Tab tab, String email) {
    tab.open("/login");
    int level = 0;
    while (tab.path().equals("/login")) {
      level = level(tab);
      read(tab);
      submit(tab, email, PASSWORD);
    }
    tab.page().waitForURL("**/home");
    return level;
  }

  private Tab tab(String address, Device device) {
    var tab = new Tab(portal.address() + "/s/aoba", device, Language.JA);
    tab.page().setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
    return tab;
  }

  /** Types what the picture shows. */
  private String read(Tab tab) {
    var code = Reader.code(seal(tab), portal.clock.instant());
    tab.type("code", code);
    return code;
  }

  private int level(Tab tab) {
    return Reader.level(seal(tab), portal.clock.instant());
  }

  private static String seal(Tab tab) {
    return tab.field("seal").inputValue();
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

  private static Locator picture(Tab tab) {
    return tab.page().locator("[data-picture] img");
  }
}
