package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the system's colours are forced. Browsers force none on drawings: ours name those of the
 * system themselves. Bands are told apart by their letters, in a box that is seen.
 */
class ForcedColorsTest {

  /** What is looked at below needs names of colours as the browser computes them. */
  private static final String COLOURS =
      """
      names => {
        const probe = document.body.appendChild(document.createElement('p'));
        const colours = names.map(name => {
          probe.style.setProperty('color', name);
          return getComputedStyle(probe).color;
        });
        probe.remove();
        return colours;
      }
      """;

  private static final String PARTS = ".chart :is(line, polyline, polygon, rect, text)";

  /** Colours in charts, of what is seen, that are none of these. */
  private static final String OTHERS =
      """
      (parts, system) => {
        const known = [...system, 'none', 'rgba(0, 0, 0, 0)', 'transparent'];
        return parts
          .flatMap(it => [getComputedStyle(it).stroke, getComputedStyle(it).fill]
            .filter(color => !known.includes(color))
            .map(color => it.getAttribute('class') + ' ' + color));
      }
      """;

  /** Lines that are no more seen than the paper behind them. */
  private static final String UNSEEN =
      """
      () => [...document.querySelectorAll('.chart :is(.ink-line, .ink-limit, .ink-axis, .arrow)')]
        .filter(it => getComputedStyle(it).stroke === getComputedStyle(document.body).backgroundColor)
        .map(it => it.getAttribute('class'))
      """;

  /** Bands whose letter or edge has another colour than this of text, or no width. */
  private static final String FAINT =
      """
      (bands, [text]) => bands.filter(it => {
        const style = getComputedStyle(it);
        return style.color !== text || style.borderTopColor !== text
          || style.borderTopStyle === 'none' || !(parseFloat(style.borderTopWidth) >= 2);
      }).map(it => it.outerHTML)
      """;

  private static TestPortal portal;
  private static Tab tab;

  @BeforeAll
  static void open() {
    portal = TenYears.portal();
    tab = new Tab(portal.address() + "/s/aoba", Device.DESKTOP, Language.JA);
    YearsToDraw.of(Person.onRoster(portal), tab);
    tab.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
  }

  @AfterAll
  static void close() {
    tab.close();
    portal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/checkups/items/" + YearsToDraw.SYSTOLIC,
        "/checkups/items/" + YearsToDraw.LDL,
        "/checkups/items/" + YearsToDraw.CRP,
        "/checkups/health-age"
      })
  void everyPartOfAChartHasAColourOfTheSystem(String path) {
    var parts = tab.open(path).page().locator(PARTS);
    assertThat(tab.page().locator(".chart.wide .ink-axis").count()).isPositive();
    assertThat(
            (List<?>)
                parts.evaluateAll(OTHERS, system("CanvasText", "Canvas", "GrayText", "Highlight")))
        .isEmpty();
    assertThat((List<?>) tab.page().evaluate(UNSEEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/checkups", "/checkups/years", "/checkups/items/" + YearsToDraw.LDL})
  void everyBandIsALetterInABoxOfTheColourOfText(String path) {
    var bands = tab.open(path).page().locator("main .band");
    assertThat(bands.count()).isGreaterThan(3);
    assertThat(bands.allTextContents()).allMatch(it -> it.matches("(?s)\\s*(判定)?\\s*[A-E]\\s*"));
    assertThat((List<?>) bands.evaluateAll(FAINT, system("CanvasText"))).isEmpty();
  }

  private static Object system(String... names) {
    return tab.page().evaluate(COLOURS, List.of(names));
  }
}
