package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two longest forms at 200 %, with mistakes told: nothing is cut off, all can be used. */
class EnlargedTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void aMemberRegistersWithAMistakeOnEachForm(Language language) {
    try (var portal = new TestPortal();
        var tab = Person.onRoster(portal).tab(Device.ENLARGED, language)) {
      var person = Person.onRoster(portal);
      Inspection.look("register", tab.open("/users/new"));
      Inspection.look("register with mistakes", tab.press());
      person.comesToEligibility(tab);
      Inspection.look("eligibility", tab);
      Inspection.look("eligibility with mistakes", tab.press());
      person.claims(tab, person.number());
      assertThat(tab.path()).isEqualTo("/users/eligibility/confirm");
    }
  }
}
