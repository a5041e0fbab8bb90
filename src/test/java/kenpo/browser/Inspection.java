package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;

/** What holds for every page, whatever it is about. */
final class Inspection {

  static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  static final List<String> STANDARD_AND_PRACTICE =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final int NARROWEST = 320;

  /**
   * Buttons, links in lists and choices too low for a finger; those in a sentence, or hidden, are
   * exempt.
   */
  private static final String LOW_TARGETS =
      """
      () => [...document.querySelectorAll('main button, nav a, nav button, summary, .links a,'
          + '.result-name a,'
          + '.error-summary a, .change a, .causes a, a.back, a.button, a.site-name, label.choice,'
          + 'input:not([type=hidden]):not([type=radio]):not([type=checkbox])')]
        .filter(it => it.checkVisibility() && !it.closest('[aria-hidden=true]'))
        .filter(it => it.getBoundingClientRect().height < 44)
        .map(it => it.outerHTML)
      """;

  /** Words of drawings that are cut off at their edges, those that are shown on demand included. */
  private static final String OUTSIDE =
      """
      () => [...document.querySelectorAll('main svg')].filter(it => it.checkVisibility())
        .flatMap(svg => {
          const edge = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter(it => {
            const box = it.getBoundingClientRect();
            return box.left < edge.left - 1 || box.right > edge.right + 1
              || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
          });
        })
        .map(it => it.textContent)
      """;

  /** What moves sideways by itself; the table of ten years alone may. */
  private static final String SIDEWAYS =
      """
      () => [...document.querySelectorAll('body *')]
        .filter(it => it.checkVisibility() && it.scrollWidth > it.clientWidth)
        .filter(it => ['auto', 'scroll'].includes(getComputedStyle(it).overflowX))
        .filter(it => !it.matches('.years-block > .sideways'))
        .map(it => it.outerHTML)
      """;

  private Inspection() {}

  /** One heading, the right language, nothing cut off or wide, targets that a finger hits. */
  static void look(String name, Tab tab) {
    var page = tab.page();
    assertThat(page.locator("h1").count()).as("h1 of " + name).isEqualTo(1);
    assertThat(page.locator("html").getAttribute("lang"))
        .as("language of " + name)
        .isEqualTo(tab.language().code());
    hasNone("low targets of " + name, tab, LOW_TARGETS);
    fits(name, tab, tab.device().width());
    fits(name, tab, NARROWEST);
    page.setViewportSize(tab.device().width(), tab.device().height());
  }

  /** The page follows a screen that is dark. */
  static void isDark(String name, Tab tab) {
    var ground = tab.page().evaluate("getComputedStyle(document.body).backgroundColor");
    assertThat(ground).as("ground of " + name).isEqualTo("rgb(26, 26, 26)");
  }

  static void contrast(String name, Tab tab) {
    hasNoneOf(name, axe(tab).withRules(List.of("color-contrast")));
  }

  static void axe(String name, Tab tab, List<String> tags) {
    hasNoneOf(name, axe(tab).withTags(tags));
  }

  private static AxeBuilder axe(Tab tab) {
    var brief = new AxeRunOptions();
    brief.setResultTypes(List.of("violations"));
    return new AxeBuilder(tab.page()).options(brief).setLegacyMode(true);
  }

  private static void hasNoneOf(String name, AxeBuilder rules) {
    var found = rules.analyze();
    assertThat(found.getViolations())
        .as(name)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
        .isEmpty();
    assertThat(found.getPasses()).as("what axe looked at in " + name).isNotEmpty();
  }

  private static void hasNone(String what, Tab tab, String search) {
    assertThat((List<?>) tab.page().evaluate(search)).as(what).isEmpty();
  }

  private static void fits(String name, Tab tab, int width) {
    tab.page().setViewportSize(width, tab.device().height());
    var scroll = tab.page().evaluate("document.documentElement.scrollWidth");
    assertThat((int) scroll).as("width of %s at %d pixels", name, width).isLessThanOrEqualTo(width);
    hasNone(name + " moves sideways at " + width, tab, SIDEWAYS);
    hasNone(name + " is drawn outside at " + width, tab, OUTSIDE);
  }
}
