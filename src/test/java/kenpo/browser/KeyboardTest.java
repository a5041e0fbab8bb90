package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** Login and logout without a pointer. */
class KeyboardTest {

  private static final int MOST_STOPS = 30;

  /** How wide the frame of what has the focus is, and whether it can be seen. */
  private static final String FRAME =
      """
      () => {
        const it = document.activeElement, box = it.getBoundingClientRect();
        const seen = box.top >= 0 && box.bottom <= innerHeight && box.width > 0;
        return seen ? parseFloat(getComputedStyle(it).outlineWidth) : 0;
      }
      """;

  @Test
  void aMemberLogsInAndOut() {
    try (var portal = new TestPortal();
        var first = Person.onRoster(portal).tab(Device.PHONE, Language.JA)) {
      var person = Person.onRoster(portal);
      person.registers(first);
      try (var tab = person.tab(Device.DESKTOP, Language.JA)) {
        tab.open("/");
        skipsToContent(tab);
        tabTo(tab, "[name=email]");
        tab.page().keyboard().type(person.email());
        tabTo(tab, "[name=password]");
        tab.page().keyboard().type(Person.PASSWORD);
        tabTo(tab, "#challenge-box");
        tab.page().keyboard().press("Space");
        tab.untilWorked();
        tabTo(tab, "main button[type=submit]");
        tab.page().keyboard().press("Enter");
        tab.page().waitForURL("**/home");
        tabTo(tab, "form[action$='/logout'] button");
        tab.page().keyboard().press("Space");
        tab.page().waitForURL("**/s/aoba/");
        assertThat(tab.page().locator(".notice.success").isVisible()).isTrue();
      }
    }
  }

  private static void skipsToContent(Tab tab) {
    tabTo(tab, "a.skip");
    tab.page().keyboard().press("Enter");
    assertThat(focused(tab, "main")).isTrue();
  }

  /** Goes on from stop to stop, each of them seen, until the one that is looked for. */
  private static void tabTo(Tab tab, String selector) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      tab.page().keyboard().press("Tab");
      // The browser brings what has the focus into view, in its own time.
      tab.page().waitForCondition(() -> frame(tab) >= 4);
      if (focused(tab, selector)) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached");
  }

  private static double frame(Tab tab) {
    return ((Number) tab.page().evaluate(FRAME)).doubleValue();
  }

  private static boolean focused(Tab tab, String selector) {
    return (boolean) tab.page().evaluate("it => document.activeElement.matches(it)", selector);
  }
}
