package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.Accounts;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/**
 * Login and logout without a pointer, and at the hardest also without seeing or hearing anything.
 */
class KeyboardTest {

  private static final int MOST_STOPS = 30;
  private static final String EMAIL = "hanako@example.jp";

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
        // Scripts show it: without them one would go past it, to the end of the page.
        tab.page().locator("#challenge-box").waitFor();
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

  @Test
  void atTheHighestLevelTheBrowsersWorkIsEnough() {
    try (var portal = atTheHighestLevel();
        var accounts = new Accounts(portal);
        var tab = new Tab(portal.address() + "/s/aoba", Device.DESKTOP, Language.JA)) {
      accounts.create("aoba", EMAIL, Person.PASSWORD);
      Waiting.ready(tab).open("/login");
      tabTo(tab, "[name=email]");
      tab.page().keyboard().type(EMAIL);
      tabTo(tab, "[name=password]");
      tab.page().keyboard().type(Person.PASSWORD);
      tabTo(tab, "[data-choose=work]");
      tab.page().keyboard().press("Enter");
      assertThat(focused(tab, "#challenge-box")).isTrue();
      Waiting.works(portal, tab, () -> tab.page().keyboard().press("Space"));
      tabTo(tab, "main .actions button[type=submit]");
      tab.page().keyboard().press("Enter");
      tab.page().waitForURL("**/home");
    }
  }

  @Test
  void atTheHighestLevelALinkByMailIsEnough() {
    try (var portal = atTheHighestLevel();
        var accounts = new Accounts(portal);
        var tab = new Tab(portal.address() + "/s/aoba", Device.DESKTOP, Language.JA)) {
      accounts.create("aoba", EMAIL, Person.PASSWORD);
      tab.open("/login");
      tabTo(tab, "[data-ways] a[href$='/login/link']");
      tab.page().keyboard().press("Enter");
      tab.page().waitForURL("**/login/link");
      tabTo(tab, "[name=email]");
      tab.page().keyboard().type(EMAIL);
      tab.page().keyboard().press("Enter");
      tab.page().waitForURL("**/login/link/sent");
      tab.open(portal.mailbox.await(EMAIL).linkPath());
      tabTo(tab, "main button[type=submit]");
      tab.page().keyboard().press("Enter");
      tab.page().waitForURL("**/login/cleared");
      tabTo(tab, "[name=password]");
      tab.page().keyboard().type(Person.PASSWORD);
      tab.page().keyboard().press("Enter");
      tab.page().waitForURL("**/home");
    }
  }

  private static TestPortal atTheHighestLevel() {
    return TestPortal.withLadder(society -> Policies.standingAt(society, 4));
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
