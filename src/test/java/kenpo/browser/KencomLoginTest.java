package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the manuals of the service that style K follows promise of its login, sentence by sentence;
 * the box and its harder work are asked wherever they speak of pictures.
 */
class KencomLoginTest extends KencomManual {

  private static final Pattern LEVEL = Pattern.compile("level=([1-4])");

  KencomLoginTest() {
    super(UnaryOperator.identity());
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
    assertThatAccessesThatPileUpMakeItHarder();
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

  @Override
  int levelOfLogin(Tab tab, String email) {
    tab.open("/login");
    int level = worked(tab);
    submit(tab, email, PASSWORD);
    tab.page().waitForURL("**/home");
    return level;
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

  @Override
  Locator challenge(Tab tab) {
    return box(tab);
  }

  private static Locator box(Tab tab) {
    return tab.page().locator("#challenge-box");
  }
}
