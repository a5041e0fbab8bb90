package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** A form sent with mistakes says so where eyes, keyboard and screen reader look first. */
class ErrorSummaryTest {

  /** The design's red, #ec0000. */
  private static final String RED = "rgb(236, 0, 0)";

  @Test
  void leadsToTheFieldsOfTheFirstHalf() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.PHONE, Language.JA)) {
      leads(tab.open("/login").press(), "challenge-box");
      leads(tab.tick().press(), "email");
      leads(tab.open("/users/new").press(), "email", "password");
      var person = Person.onRoster(portal);
      person.begins(tab);
      leads(tab.press(), "agree");
    }
  }

  @Test
  void leadsToThePasswordAskedForInAnotherBrowser() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.PHONE, Language.JA);
        var elsewhere = Person.onRoster(portal).tab(Device.DESKTOP, Language.JA)) {
      var person = Person.onRoster(portal);
      person.agrees(person.begins(tab));
      leads(person.opensLink(elsewhere, 1).press(), "password");
      elsewhere.type("password", "betsu no kasa wo motta 7").press();
      leads(tab.open("/users/new/sent").press(), "password");
    }
  }

  @Test
  void leadsToTheFieldsOfTheSecondHalfInTheirOrder() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.DESKTOP, Language.EN)) {
      var person = Person.onRoster(portal);
      person.comesToEligibility(tab);
      leads(tab.press(), "number", "kana", "birthDate", "insurerNumber");
    }
  }

  @Test
  void leadsToTheFieldsOfTheAppsTwoScreens() {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.APP, Language.JA)) {
      var person = Person.onRoster(portal);
      person.comesToEligibility(tab);
      leads(tab.press(), "kana", "birthDate", "insurerNumber");
      person.tellsPerson(tab).press();
      leads(tab.press(), "number");
    }
  }

  private static void leads(Tab tab, String... fields) {
    var mark = tab.language() == Language.JA ? "エラー：" : "Error: ";
    assertThat(tab.page().title()).startsWith(mark);
    var summary = tab.page().locator(".error-summary");
    assertThat(summary.evaluate("it => it === document.activeElement")).isEqualTo(true);
    var links = summary.locator("a").all();
    assertThat(links)
        .extracting(link -> link.getAttribute("href").substring(1))
        .containsExactly(fields);
    links.forEach(link -> leads(tab, link));
  }

  private static void leads(Tab tab, Locator link) {
    link.click();
    var field = tab.page().locator("#" + link.getAttribute("href").substring(1));
    assertThat(field.evaluate("it => it === document.activeElement")).isEqualTo(true);
    assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(colour(field)).as("frame of " + link.getAttribute("href")).isEqualTo(RED);
    var told = List.of(field.getAttribute("aria-describedby").split(" "));
    assertThat(tab.page().locator("#" + told.getLast()).innerText()).contains(link.innerText());
  }

  /** Of the frame, as it looks when one has gone on to the next field. */
  private static Object colour(Locator field) {
    field.blur();
    var side = "checkbox".equals(field.getAttribute("type")) ? "outlineColor" : "borderLeftColor";
    return field.evaluate("(it, side) => getComputedStyle(it)[side]", side);
  }
}
