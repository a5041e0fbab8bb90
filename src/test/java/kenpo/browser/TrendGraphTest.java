package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The graph of an item, without a script: by keyboard, by pointer, on a phone and where there is
 * room.
 */
class TrendGraphTest {

  private static TestPortal portal;

  @BeforeAll
  static void open() {
    portal = TenYears.portal();
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void theNewestDayIsSaidUntilAnotherIsChosen() {
    try (var tab = graph(Device.PHONE)) {
      var stops = tab.page().locator(".chart.narrow .stop");
      assertThat(stops.count()).isEqualTo(9);
      assertThat(shown(tab.page())).isZero();
      assertThat(tab.page().locator(".chart.narrow .resting").textContent()).contains("2026年8月7日");
      stops.first().focus();
      assertThat(readout(stops.first()).isVisible()).isTrue();
      assertThat(readout(stops.first()).textContent()).contains("2017年7月18日", "112 mg/dL", "A");
      tab.page().keyboard().press("Tab");
      assertThat(readout(stops.first()).isVisible()).isFalse();
      assertThat(readout(stops.nth(1)).isVisible()).isTrue();
    }
  }

  @Test
  void aPointerFindsADayAndMayGoToWhatItSays() {
    try (var tab = graph(Device.DESKTOP)) {
      var stop = tab.page().locator(".chart.wide .stop").nth(4);
      stop.scrollIntoViewIfNeeded();
      var reach = stop.locator(".reach").boundingBox();
      double x = reach.x + reach.width / 2;
      tab.page().mouse().move(x, reach.y + reach.height / 2);
      assertThat(readout(stop).isVisible()).isTrue();
      tab.page().mouse().move(x, reach.y - 4);
      assertThat(readout(stop).isVisible()).isTrue();
      assertThat(shown(tab.page())).isEqualTo(1);
    }
  }

  @Test
  void oneOfTheTwoSizesIsShownAndItsLettersAreLargeEnough() {
    try (var phone = graph(Device.PHONE);
        var desktop = graph(Device.DESKTOP)) {
      assertThat(phone.page().locator(".chart.narrow").isVisible()).isTrue();
      assertThat(phone.page().locator(".chart.wide").isVisible()).isFalse();
      assertThat(desktop.page().locator(".chart.narrow").isVisible()).isFalse();
      assertThat(desktop.page().locator(".chart.wide").isVisible()).isTrue();
      assertThat(letters(phone.page(), ".chart.narrow")).isGreaterThanOrEqualTo(12);
      assertThat(letters(desktop.page(), ".chart.wide")).isGreaterThanOrEqualTo(12);
      phone.page().setViewportSize(320, 568);
      assertThat(letters(phone.page(), ".chart.narrow")).isGreaterThanOrEqualTo(12);
    }
  }

  @Test
  void aFingerChoosesADay() {
    try (var tab = graph(Device.PHONE)) {
      var stop = tab.page().locator(".chart.narrow .stop").nth(2);
      stop.scrollIntoViewIfNeeded();
      var reach = stop.locator(".reach").boundingBox();
      touch(tab.page(), reach.x + reach.width / 2, reach.y + reach.height / 2);
      readout(stop).waitFor();
      assertThat(shown(tab.page())).isEqualTo(1);
    }
  }

  @Test
  void atTwiceTheSizeNothingIsCutOff() {
    try (var tab = graph(Device.ENLARGED)) {
      Inspection.look("graph at 200 %", tab);
    }
  }

  /** The one for where there is room, whatever it was printed from. */
  @Test
  void onPaperThereIsOneGraphWithAllThatIsBesideIt() {
    try (var tab = graph(Device.PHONE)) {
      tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(tab.page().locator(".chart.narrow").isVisible()).isFalse();
      assertThat(tab.page().locator(".chart.wide").isVisible()).isTrue();
      assertThat(tab.page().locator(".trend-zones").first().isVisible()).isTrue();
      assertThat(tab.page().locator(".trend-choose").isVisible()).isFalse();
    }
  }

  private static Tab graph(Device device) {
    var person = Person.onRoster(portal);
    var tab = person.tab(device, Language.JA);
    return YearsToDraw.of(person, tab)
        .withoutScript("**/*.js")
        .open("/checkups/items/" + YearsToDraw.LDL);
  }

  private static void touch(Page page, double x, double y) {
    var finger = page.context().newCDPSession(page);
    var on = new JsonObject();
    on.addProperty("enabled", true);
    finger.send("Emulation.setTouchEmulationEnabled", on);
    var tip = new JsonObject();
    tip.addProperty("x", x);
    tip.addProperty("y", y);
    var tips = new JsonArray();
    tips.add(tip);
    finger.send("Input.dispatchTouchEvent", touched("touchStart", tips));
    finger.send("Input.dispatchTouchEvent", touched("touchEnd", new JsonArray()));
  }

  private static JsonObject touched(String type, JsonArray tips) {
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", tips);
    return event;
  }

  private static Locator readout(Locator stop) {
    return stop.locator(".readout text").first();
  }

  private static int shown(Page page) {
    var visible = "els => els.filter(it => getComputedStyle(it).visibility === 'visible').length";
    return (int) page.locator(".chart .stop .readout").evaluateAll(visible);
  }

  /** How high a letter is on the screen, in pixels. */
  private static double letters(Page page, String chart) {
    var size = "it => it.getAttribute('font-size') * it.getScreenCTM().a";
    return ((Number) page.locator(chart).evaluate(size)).doubleValue();
  }
}
