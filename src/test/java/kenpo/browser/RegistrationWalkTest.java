package kenpo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import kenpo.support.TestPortal;
import kenpo.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole registration with pointer and keyboard, as people do it on their own devices. */
class RegistrationWalkTest {

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of(Device.PHONE, Language.JA),
        Arguments.of(Device.PHONE, Language.EN),
        Arguments.of(Device.DESKTOP, Language.JA),
        Arguments.of(Device.DESKTOP, Language.EN),
        Arguments.of(Device.PHONE.withoutScripts(), Language.JA),
        Arguments.of(Device.DESKTOP.withoutScripts(), Language.EN));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void registersLogsOutAndLogsInAgain(Device device, Language language) {
    try (var portal = new TestPortal();
        var person = new Walker(Person.onRoster(portal), device, language)) {
      person.at("/", tab -> tab.open("/"));
      person.at("/users/new", tab -> tab.follow("/users/new"));
      person.at("/users/new/confirm", person.person::begins);
      person.at("/users/new/sent", person.person::agrees);
      person.person.opensLink(person.tab, 1);
      person.at("/users/eligibility", Tab::press);
      person.at("/users/eligibility/confirm", tab -> person.person.claims(tab, person.number()));
      person.at("/users/eligibility/done", Tab::press);
      person.at("/home", tab -> tab.follow("/home"));
      assertThat(person.tab.heading()).contains("ケンポ ハナコ");
      person.at("/", Tab::logOut);
      person.at("/home", tab -> person.person.logsIn(tab, Person.PASSWORD));
    }
  }

  @Test
  void aLinkOpenedInAnotherBrowserAsksForThePasswordAnewAndTheFirstIsWorthless() {
    var anew = "betsu no kasa wo motta 7";
    try (var portal = new TestPortal();
        var computer = new Walker(Person.onRoster(portal), Device.DESKTOP, Language.JA);
        var phone = new Walker(computer.person, Device.PHONE, Language.JA)) {
      computer.person.agrees(computer.person.begins(computer.tab));
      computer.person.opensLink(phone.tab, 1).type("password", anew);
      phone.at("/users/eligibility", Tab::press);
      phone.at("/users/eligibility/confirm", tab -> phone.person.claims(tab, phone.number()));
      phone.at("/users/eligibility/done", Tab::press);
      computer.tab.open("/login");
      computer.at("/login", tab -> computer.person.logsIn(tab, Person.PASSWORD));
      computer.at("/home", tab -> computer.person.logsIn(tab, anew));
    }
  }

  /** A person with a device in hand; each page they come to is looked at. */
  private record Walker(Person person, Tab tab) implements AutoCloseable {

    Walker(Person person, Device device, Language language) {
      this(person, person.tab(device, language));
    }

    String number() {
      return person.number();
    }

    void at(String path, Consumer<Tab> step) {
      step.accept(tab);
      assertThat(tab.path()).isEqualTo(path);
      Inspection.look(path, tab);
    }

    @Override
    public void close() {
      tab.close();
    }
  }
}
