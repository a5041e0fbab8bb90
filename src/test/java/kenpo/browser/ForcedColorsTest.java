package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** Browsers force no colours on drawings: ours name those of the system themselves. */
class ForcedColorsTest {

  /** Colours in charts, of what is seen, that are none of the system's. */
  private static final String OTHERS =
      """
      () => {
        const probe = document.body.appendChild(document.createElement('p'));
        const system = ['CanvasText', 'Canvas', 'GrayText', 'Highlight'].map(name => {
          probe.style.setProperty('color', name);
          return getComputedStyle(probe).color;
        });
        const known = [...system, 'none', 'rgba(0, 0, 0, 0)', 'transparent'];
        return [...document.querySelectorAll('.chart :is(line, polyline, polygon, rect, text)')]
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

  @Test
  void everyPartOfAChartHasAColourOfTheSystem() {
    try (var portal = TenYears.portal();
        var tab = new Tab(portal.address() + "/s/aoba", Device.DESKTOP, Language.JA)) {
      YearsToDraw.of(Person.onRoster(portal), tab);
      tab.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      for (var item : List.of(YearsToDraw.SYSTOLIC, YearsToDraw.LDL, YearsToDraw.CRP)) {
        tab.open("/checkups/items/" + item);
        assertThat((List<?>) tab.page().evaluate(OTHERS)).isEmpty();
        assertThat((List<?>) tab.page().evaluate(UNSEEN)).isEmpty();
      }
    }
  }
}
