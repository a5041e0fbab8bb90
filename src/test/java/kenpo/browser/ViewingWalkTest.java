package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.letter.LetterKind;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;

/** The way to health data, as a real browser goes it. */
class ViewingWalkTest {

  @Test
  void theCodeOfTheLettersPictureIsInItsFieldAndNoServerSawIt() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var person = Person.onRoster(portal);
      try (var tab = person.tab(Device.PHONE, Language.JA)) {
        person.registers(tab);
        var code = person.getsLetter(LetterKind.VIEWING_CODE);
        var asked = new StringBuilder();
        tab.page().onRequest(request -> asked.append(request.url()).append('\n'));
        tab.page().navigate(portal.address() + "/s/aoba/viewing#" + code);
        tab.page().waitForFunction("() => document.querySelector('#code').value !== ''");
        assertThat(tab.field("code").inputValue()).isEqualTo(code);
        assertThat(tab.page().url()).doesNotContain("#");
        assertThat(asked.toString()).contains("/viewing").doesNotContain(code);
        person.typesCode(tab, code);
        assertThat(tab.path()).isEqualTo("/viewing/name");
      }
    }
  }

  @Test
  void theBackButtonShowsNothingAfterLogout() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var person = Person.onRoster(portal);
      try (var tab = person.tab(Device.DESKTOP, Language.JA)) {
        person.registers(tab);
        var code = person.getsLetter(LetterKind.VIEWING_CODE);
        person.typesCode(tab.open("/viewing"), code).press();
        tab.type("question", "はじめて育てた花は？").type("answer", "Asagao").press().press();
        tab.field("agree").check();
        tab.press();
        assertThat(tab.path()).isEqualTo("/checkups");
        tab.logOut();
        tab.page().goBack();
        assertThat(tab.path()).isEqualTo("/login");
      }
    }
  }
}
