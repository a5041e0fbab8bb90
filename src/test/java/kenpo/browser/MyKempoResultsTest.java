package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kenpo.letter.LetterKind;
import kenpo.society.ViewingPolicy.Style;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.web.Dates;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the viewing password opens where societies follow style M: ten years of results across
 * institutions, as a table, as graphs and as files.
 */
class MyKempoResultsTest {

  private static final String OWN = "midori no yama";
  private static final String LDL = "LDLコレステロール";
  private static final String LINES = ".chart.wide polyline.ink-line";

  private static TestPortal portal;

  /** Of somebody who has opened her results. */
  private static List<Cookie> session;

  @BeforeAll
  static void open() {
    portal = new TestPortal(s -> Policies.viewing(Policies.unlimited(s), Style.password));
    var person = Person.onRoster(portal);
    try (var tab = registered(person)) {
      tab.open("/viewing").type("code", letter(person)).press();
      tab.type("password", OWN).press().field("agree").check();
      tab.press().page().waitForURL("**/checkups");
      session = tab.page().context().cookies();
    }
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void thePasswordOfTheLetterLeadsByOnesOwnToTheResults() {
    var person = Person.onRoster(portal);
    try (var tab = registered(person)) {
      tab.open("/home").follow("/checkups").page().waitForURL("**/viewing");
      assertThat(main(tab)).contains("はがきでお届けした閲覧用パスワード");
      tab.type("code", letter(person)).press();
      assertThat(tab.path()).isEqualTo("/viewing/password");
      tab.type("password", OWN).press();
      assertThat(tab.path()).isEqualTo("/viewing/cautions");
      tab.field("agree").check();
      tab.press().page().waitForURL("**/checkups");
      assertThat(tab.heading()).isEqualTo("2026年8月7日の健診結果");
      assertThat(main(tab)).contains("健診機関 みなと総合病院 健康管理センター", "124 mg/dL");
    }
  }

  @Test
  void tenYearsAreTenColumnsEachWithItsDayAndInstitution() {
    try (var tab = opened(Device.DESKTOP, "/checkups/years")) {
      var blocks = tab.page().locator(".years-block").all();
      assertThat(blocks).hasSizeGreaterThan(3);
      for (var block : blocks) {
        assertThat(words(block.locator("thead th"))).containsExactlyElementsOf(heads());
      }
      assertThat(words(row(tab, LDL).locator("td")))
          .zipSatisfy(
              years(year -> measured(year, "" + YearsToDraw.ldl(year))),
              (cell, wanted) -> assertThat(cell).startsWith(wanted));
    }
  }

  private static List<String> heads() {
    var heads = years(MyKempoResultsTest::head);
    heads.addFirst("項目");
    return heads;
  }

  private static String head(int year) {
    var day = Dates.day(YearsToDraw.day(year), Language.JA);
    var seen = measured(year, day + " " + YearsToDraw.institution(year).name());
    return year + "年度 " + seen.replace("記録なし", "健診の記録なし");
  }

  @Test
  void theLastYearIsReachedByKeyboardWhileTheItemsStay() {
    try (var tab = opened(Device.PHONE, "/checkups/years")) {
      var region = tab.page().locator(".sideways").filter(has(row(tab, LDL)));
      var item = row(tab, LDL).locator("th");
      var oldest = row(tab, LDL).locator("td").last();
      region.focus();
      assertThat(isOnTop(oldest)).isFalse();
      double before = item.boundingBox().x;
      tab.page().waitForCondition(() -> isAtItsEnd(tab, region));
      assertThat(item.boundingBox().x).isCloseTo(before, within(1.0));
      assertThat(isOnTop(item)).isTrue();
      assertThat(isOnTop(oldest)).isTrue();
      assertThat(oldest.innerText()).startsWith("112");
    }
  }

  private static boolean isAtItsEnd(Tab tab, Locator region) {
    tab.page().keyboard().press("ArrowRight");
    return (boolean) region.evaluate("it => it.scrollLeft + it.clientWidth >= it.scrollWidth - 1");
  }

  @Test
  void anItemLeadsToItsGraphWhereEachDayIsAStop() {
    try (var tab = opened(Device.DESKTOP, "/checkups/years")) {
      leadsToItsGraph(tab);
      assertThat(tab.heading()).isEqualTo("LDLコレステロールの推移");
      var stops = tab.page().locator(".chart.wide .stop");
      var examined = examined();
      assertThat(stops.count()).isEqualTo(examined.size());
      stops.first().focus();
      for (int year : examined) {
        var stop = tab.page().locator(".chart.wide .stop:focus");
        assertThat(stop.getAttribute("aria-label"))
            .startsWith(
                "%s　%d mg/dL"
                    .formatted(
                        Dates.day(YearsToDraw.day(year), Language.JA), YearsToDraw.ldl(year)));
        assertThat(stop.locator(".readout text").first().isVisible()).isTrue();
        tab.page().keyboard().press("Tab");
      }
    }
  }

  private static void leadsToItsGraph(Tab tab) {
    row(tab, LDL).locator("th a").click();
    tab.page().waitForURL("**/checkups/items/*");
  }

  @Test
  void theYearWithoutACheckupBreaksTheLine() {
    try (var tab = opened(Device.DESKTOP, "/checkups/items/" + YearsToDraw.SYSTOLIC)) {
      assertThat(tab.page().locator(".chart.wide").count()).isEqualTo(2);
      assertThat(points(tab)).containsExactly(3, 6, 3, 6);
    }
  }

  /** 2021 stands alone, between that year and the other method. */
  @Test
  void anotherMethodBreaksTheLineAndIsMarked() {
    try (var tab = opened(Device.DESKTOP, "/checkups/items/" + YearsToDraw.LDL)) {
      assertThat(points(tab)).containsExactly(3, 5);
      var marked = tab.page().locator(".chart.wide .stop[aria-label$='検査方法の変更あり']");
      assertThat(marked.count()).isOne();
      assertThat(marked.getAttribute("aria-label")).startsWith("2022年");
      var rows =
          tab.page().locator(".trend-results tr").filter(has(tab.page().locator(".trend-changed")));
      assertThat(words(rows))
          .singleElement()
          .asString()
          .startsWith("2022年")
          .contains("紫外吸光光度法", "可視吸光光度法");
      var cells = words(row(tab.open("/checkups/years"), LDL).locator("td"));
      assertThat(cells)
          .zipSatisfy(
              years(year -> year),
              (cell, year) -> assertThat(cell.contains("※")).isEqualTo(year == YearsToDraw.MOVED));
    }
  }

  private static List<Integer> points(Tab tab) {
    return tab.page().locator(LINES).all().stream()
        .map(line -> line.getAttribute("points").split(" ").length)
        .toList();
  }

  @Test
  void fastingAndCasualGlucoseAreRowsOfTheirOwn() {
    try (var tab = opened(Device.DESKTOP, "/checkups/years")) {
      isGlucose(row(tab, "空腹時血糖"), false);
      isGlucose(row(tab, "随時血糖"), true);
    }
  }

  private static void isGlucose(Locator row, boolean casual) {
    assertThat(words(row.locator("td")))
        .zipSatisfy(
            years(
                year ->
                    YearsToDraw.isCasual(year) == casual
                        ? measured(year, "" + YearsToDraw.glucose(year))
                        : "記録なし"),
            (cell, wanted) -> assertThat(cell).startsWith(wanted));
  }

  @Test
  void withoutScriptsTableGraphAndFilesAreThere() throws IOException {
    try (var tab = opened(Device.PHONE.withoutScripts(), "/checkups/years")) {
      assertThat(words(row(tab, LDL).locator("td")))
          .hasSize(10)
          .last()
          .asString()
          .startsWith("112 判定 A");
      leadsToItsGraph(tab);
      assertThat(tab.page().locator("svg.chart.narrow").isVisible()).isTrue();
      assertThat(tab.page().locator(".chart.narrow .stop").count()).isEqualTo(9);
      assertThat(words(tab.page().locator(".trend-results tbody tr")))
          .hasSize(9)
          .last()
          .asString()
          .contains("2017年7月18日", "若葉健診センター", "112 mg/dL", "判定 A 異常なし");
      tab.follow("/checkups/export");
      assertThat(text(tab.download("/checkups/export.pdf"))).startsWith("%PDF");
      assertThat(text(tab.download("/checkups/export.csv")))
          .contains("保険者番号", YearsToDraw.LDL, "みなと総合病院");
      assertThat(text(tab.download("/checkups/export.json")))
          .contains("\"Bundle\"", YearsToDraw.LDL, "みなと総合病院");
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  /** Ten years of results are there; nothing is opened yet. */
  private static Tab registered(Person person) {
    var tab = person.registers(person.tab(Device.PHONE, Language.JA));
    YearsToDraw.put(person);
    return tab;
  }

  private static String letter(Person person) {
    return person.getsLetter(LetterKind.VIEWING_PASSWORD);
  }

  private static Tab opened(Device device, String path) {
    var tab = new Tab(portal.address() + "/s/aoba", device, Language.JA);
    tab.page().context().addCookies(session);
    return tab.open(path);
  }

  /** The newest first, as columns are. */
  private static <T> List<T> years(IntFunction<T> said) {
    var years = IntStream.iterate(YearsToDraw.LAST, it -> it >= YearsToDraw.FIRST, it -> it - 1);
    return new ArrayList<>(years.mapToObj(said).toList());
  }

  private static List<Integer> examined() {
    return IntStream.rangeClosed(YearsToDraw.FIRST, YearsToDraw.LAST)
        .filter(it -> it != YearsToDraw.MISSED)
        .boxed()
        .toList();
  }

  private static String measured(int year, String words) {
    return year == YearsToDraw.MISSED ? "記録なし" : words;
  }

  /** Of the table of years. */
  private static Locator row(Tab tab, String item) {
    return tab.page()
        .locator(".years tbody tr")
        .filter(has(tab.page().locator("th a:text-is('%s')".formatted(item))));
  }

  private static FilterOptions has(Locator inside) {
    return new FilterOptions().setHas(inside);
  }

  /** What is seen of each, on one line. */
  private static List<String> words(Locator all) {
    return all.allInnerTexts().stream().map(it -> it.replaceAll("\\s+", " ").strip()).toList();
  }

  private static String main(Tab tab) {
    return words(tab.page().locator("main")).getFirst();
  }

  /** Its middle is on the screen, and nothing lies above it. */
  private static boolean isOnTop(Locator it) {
    var top =
        """
        it => {
          const box = it.getBoundingClientRect();
          return it.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
        }
        """;
    return (boolean) it.evaluate(top);
  }
}
