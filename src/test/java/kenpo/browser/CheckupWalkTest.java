package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import kenpo.support.ReadAloud;
import kenpo.support.Shelf;
import kenpo.support.Strange;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Results as a real browser shows them: cautions first (manuals of kencom), ten years across
 * institutions (manual of MyKempo), on a phone, by keyboard, without scripts, on paper.
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
      assertThat(tab.path()).startsWith("/checkups/items/");
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

  @Test
  void bandsAreToldApartWithoutColours() {
    try (var tab = opened(Device.PHONE)) {
      tab.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      tab.open("/checkups");
      var letters = tab.page().locator(".band");
      assertThat(letters.count()).isPositive();
      for (var letter : letters.allInnerTexts()) {
        assertThat(letter).matches("(?s).*判定\\s*[A-E]\\s*");
      }
      assertThat((String) letters.first().evaluate("it => getComputedStyle(it).borderTopStyle"))
          .isEqualTo("solid");
    }
  }

  /** All columns across sheets that lie on their side; the last year is not cut off. */
  @Test
  void tenYearsFitOnPaper() throws IOException {
    try (var tab = opened(Device.DESKTOP)) {
      var years = tab.open("/checkups/years").page();
      var file = years.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
      try (var read = ReadAloud.of(file)) {
        for (var sheet : read.document().getPages()) {
          assertThat(sheet.getMediaBox().getWidth()).isGreaterThan(sheet.getMediaBox().getHeight());
        }
        assertThat(read.page(2)).contains("2025年度", "2017年度");
      }
    }
  }

  /** Paper can't be unfolded. */
  @Test
  void whatIsFoldedAwayIsOnPaper() throws IOException {
    var other = Person.onRoster(person.portal());
    try (var tab = TenYears.everyItemOf(other, other.tab(Device.DESKTOP, Language.JA))) {
      Shelf.put(person.portal().database, "aoba", other.member(), Strange.day(2024, 101));
      var day = tab.open("/checkups/2024-06-01").page();
      assertThat(day.locator(".results-rest .result-name").isVisible()).isFalse();
      try (var read = ReadAloud.of(day.pdf())) {
        var last = read.document().getNumberOfPages() - 1;
        assertThat(read.page(last) + read.page(last + 1)).contains("9Z900202400000100");
      }
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
