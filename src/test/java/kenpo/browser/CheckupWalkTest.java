package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Results as a real browser shows them: cautions first (manuals of kencom), ten years across
 * institutions (manual of MyKempo), on a phone, by keyboard, without scripts.
 */
class CheckupWalkTest {

  private static final String REGION = ".sideways";

  private static TestPortal portal;
  private static Person person;

  @BeforeAll
  static void open() {
    portal = TenYears.portal();
    person = Person.onRoster(portal);
    try (var tab = person.tab(Device.PHONE, Language.JA)) {
      person.registers(tab);
    }
    TenYears.of(person);
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void cautionsComeFirstAndAllPagesAreReachedWithoutScripts() {
    try (var opened = opened(Device.PHONE);
        var tab = person.tab(Device.PHONE.withoutScripts(), Language.JA)) {
      tab.page().context().addCookies(opened.page().context().cookies());
      portal.execute("DELETE FROM viewing_agreements");
      tab.open("/home").follow("/checkups");
      assertThat(tab.path()).isEqualTo("/viewing/cautions");
      assertThat(tab.page().content()).contains("判定区分とは", "監修", "基準範囲とは");
      tab.field("agree").check();
      tab.press();
      assertThat(tab.path()).isEqualTo("/checkups");
      tab.page().waitForLoadState();
      var more = tab.page().locator(".result details").first();
      assertThat(more.locator("dl").isVisible()).isFalse();
      more.locator("summary").click();
      assertThat(more.locator("dl").isVisible()).isTrue();
      for (var path :
          new String[] {
            "/checkups/judgements",
            "/checkups/health-age",
            "/checkups/about",
            "/checkups/criteria",
            "/checkups/years"
          }) {
        assertThat(tab.follow(path).path()).isEqualTo(path);
      }
    }
  }

  @Test
  void aResultLeadsToItsGraph() {
    try (var tab = opened(Device.PHONE)) {
      var name = tab.open("/checkups").page().locator(".result-name a").first();
      var item = name.textContent();
      name.click();
      tab.page().waitForURL("**/checkups/items/*");
      assertThat(tab.page().locator("h1").textContent()).contains(item);
      assertThat(tab.page().locator("main svg").first().isVisible()).isTrue();
    }
  }

  @Test
  void theTableOfYearsMovesByKeyboardAndKeepsItsItemsInView() {
    try (var tab = opened(Device.PHONE)) {
      tab.open("/checkups/years");
      assertThat(tab.page().content()).contains("みなと総合健診クリニック", "若葉");
      var region = tab.page().locator(REGION).first();
      region.focus();
      for (int i = 0; i < 10; i++) {
        tab.page().keyboard().press("ArrowRight");
      }
      tab.page().waitForFunction("() => document.querySelector('.sideways').scrollLeft > 100");
      var item = region.locator("tbody th").first().boundingBox();
      assertThat(item.x).isBetween(0.0, 40.0);
      assertThat((int) tab.page().evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(Device.PHONE.width());
    }
  }

  private static Tab opened(Device device) {
    var tab = person.tab(device, Language.JA);
    person.logsIn(tab.open("/login"), Person.PASSWORD);
    tab.page().waitForURL("**/home");
    tab.open("/checkups");
    if (tab.path().equals("/viewing/cautions")) {
      tab.field("agree").check();
      tab.press();
      tab.page().waitForURL("**/checkups");
    }
    return tab;
  }
}
