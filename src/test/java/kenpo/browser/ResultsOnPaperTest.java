package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kenpo.support.Findings;
import kenpo.support.ReadAloud;
import kenpo.support.Shelf;
import kenpo.support.Strange;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results as a browser prints them from a dark screen: paper can't be unfolded, nor moved sideways.
 */
class ResultsOnPaperTest {

  private static final String GROUND = "getComputedStyle(document.body).backgroundColor";

  /** Words that are not much darker than white paper. */
  private static final String FAINT =
      """
      () => [...document.querySelectorAll('main :is(h1, h2, h3, p, a, th, td, dt, dd, strong)')]
        .filter(it => it.checkVisibility())
        .filter(it => Math.max(...getComputedStyle(it).color.match(/\\d+/g).slice(0, 3)) > 128)
        .map(it => it.outerHTML)
      """;

  private static TestPortal portal;

  /** Of somebody who has opened her results. */
  private static List<Cookie> session;

  @BeforeAll
  static void open() {
    portal = TenYears.portal();
    var person = Person.onRoster(portal);
    try (var tab = person.tab(Device.DARK, Language.JA)) {
      person.registers(tab).open("/checkups").field("agree").check();
      tab.press().page().waitForURL("**/checkups");
      YearsToDraw.put(person);
      // Of kidneys that exclude nobody from the age.
      var kidneys = Findings.of("2026-06-01").number("3C015000002327101", "0.60", "mg/dL");
      Shelf.put(portal.database, "aoba", person.member(), kidneys.checkup());
      session = tab.page().context().cookies();
    }
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/checkups",
        "/checkups/years",
        "/checkups/judgements",
        "/checkups/health-age",
        "/checkups/criteria"
      })
  void paperIsLightHoweverDarkTheScreenIs(String path) {
    try (var tab = opened(path)) {
      Inspection.isDark(path, tab);
      tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(tab.page().evaluate(GROUND)).isEqualTo("rgb(255, 255, 255)");
      assertThat((List<?>) tab.page().evaluate(FAINT)).isEmpty();
    }
  }

  /** All columns across sheets that lie on their side; the last year is not cut off. */
  @Test
  void tenYearsFitOnPaper() throws IOException {
    try (var tab = opened("/checkups/years")) {
      var file = tab.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
      try (var read = ReadAloud.of(file)) {
        for (var sheet : read.document().getPages()) {
          assertThat(sheet.getMediaBox().getWidth()).isGreaterThan(sheet.getMediaBox().getHeight());
        }
        assertThat(read.page(2)).contains("2025年度", "2017年度");
      }
    }
  }

  @Test
  void whatIsFoldedAwayOfADayIsOnPaper() throws IOException {
    var other = Person.onRoster(portal);
    try (var tab = TenYears.everyItemOf(other, other.tab(Device.DARK, Language.JA))) {
      Shelf.put(portal.database, "aoba", other.member(), Strange.day(2024, 101));
      var day = tab.open("/checkups/2024-06-01").page();
      assertThat(day.locator(".results-rest .result-name").isVisible()).isFalse();
      assertThat(printed(tab)).contains("9Z900202400000100");
    }
  }

  @Test
  void whatJudgementsRestOnIsOnPaper() throws IOException {
    try (var tab = opened("/checkups/judgements")) {
      assertThat(tab.page().locator("dd").first().isVisible()).isFalse();
      assertThat(words(tab, "details dt")).contains("もとにした結果", "出典");
      assertThat(printed(tab)).contains(words(tab, "details dd"));
    }
  }

  /** All edges of all bands, those of the last column, too. */
  @Test
  void allCriteriaAreOnPaper() throws IOException {
    try (var tab = opened("/checkups/criteria")) {
      var edges = words(tab, ".criteria td").stream().flatMap(it -> Stream.of(it.split("、")));
      assertThat(printed(tab)).contains(edges.toList()).contains(words(tab, ".answers dd"));
    }
  }

  @Test
  void theAgeItsMethodAndItsGraphAreOnPaper() throws IOException {
    try (var tab = opened("/checkups/health-age")) {
      assertThat(words(tab, "h2")).contains("計算の内訳", "計算の方法", "グラフ");
      assertThat(printed(tab))
          .contains(words(tab, "h2"))
          .contains(words(tab, "caption"))
          .contains(words(tab, ".answers dd"))
          .contains(words(tab, ".chart.wide .ink-tick"));
    }
  }

  private static Tab opened(String path) {
    var tab = new Tab(portal.address() + "/s/aoba", Device.DARK, Language.JA);
    tab.page().context().addCookies(session);
    return tab.open(path);
  }

  /** Without what is between words, as lines end elsewhere on paper. */
  private static List<String> words(Tab tab, String selector) {
    return tab.page().locator("main").locator(selector).allTextContents().stream()
        .map(ResultsOnPaperTest::joined)
        .toList();
  }

  private static String printed(Tab tab) throws IOException {
    try (var read = ReadAloud.of(tab.page().pdf())) {
      var all = new StringBuilder();
      for (int page = 1; page <= read.document().getNumberOfPages(); page++) {
        all.append(read.page(page));
      }
      return joined(all.toString());
    }
  }

  private static String joined(String words) {
    return words.replaceAll("\\s", "");
  }
}
