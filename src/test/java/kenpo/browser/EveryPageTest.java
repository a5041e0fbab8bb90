package kenpo.browser;

import java.util.Set;
import java.util.stream.Stream;
import kenpo.browser.Gallery.Room;
import kenpo.web.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, in both languages and at both widths: accessible, whole, and without complaints. */
class EveryPageTest {

  /** One page for each part that a wide screen lays out in another way than a phone. */
  private static final Set<String> LAID_OUT_ANEW =
      Set.of(
          "top",
          "faq",
          "help-papers",
          "register-errors",
          "register-confirm",
          "home",
          "done",
          "checkups-day",
          "checkups-years");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MAILS")
  void isAccessibleOnAPhoneInJapanese(Room room) {
    new Gallery(Device.PHONE, Language.JA, EveryPageTest::inspect).show(room);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MAILS", "APP", "VIEWING", "VIEWING_PASSWORD", "TRENDS"})
  void isWholeOnADesktopInEnglish(Room room) {
    new Gallery(Device.DESKTOP, Language.EN, EveryPageTest::inspectWide).show(room);
  }

  @ParameterizedTest
  @MethodSource("otherWaysToLook")
  void theWayToHealthDataIsAccessibleHoweverItIsLookedAt(
      Device device, Language language, Room room) {
    new Gallery(device, language, EveryPageTest::inspect).show(room);
  }

  /** On a phone in Japanese it is looked at with all the rest. */
  static Stream<Arguments> otherWaysToLook() {
    return Stream.of(Room.VIEWING, Room.VIEWING_PASSWORD, Room.TRENDS)
        .flatMap(
            room ->
                Stream.of(
                    Arguments.of(Device.PHONE, Language.EN, room),
                    Arguments.of(Device.DESKTOP, Language.JA, room),
                    Arguments.of(Device.DESKTOP, Language.EN, room)));
  }

  /** Colours are all that a dark screen changes. */
  @ParameterizedTest
  @EnumSource(names = {"OPEN_PAGES", "FIRST_HALF", "MEMBERS", "VIEWING", "TRENDS", "CHECKUPS"})
  void isLegibleInTheDark(Room room) {
    new Gallery(Device.DARK, Language.JA, EveryPageTest::inspectColours).show(room);
  }

  /** Nothing is cut off or wide where all of it is twice as large. */
  @ParameterizedTest
  @EnumSource(names = {"CHECKUPS", "TRENDS"})
  void resultsAreWholeAtTwiceTheSize(Room room) {
    new Gallery(Device.ENLARGED, Language.JA, Inspection::look).show(room);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void mailsToo(Language language) {
    new Gallery(Device.PHONE, language, EveryPageTest::inspectMail).show(Room.MAILS);
  }

  private static void inspect(String name, Tab tab) {
    Inspection.look(name, tab);
    Inspection.axe(name, tab, Inspection.STANDARD_AND_PRACTICE);
  }

  private static void inspectWide(String name, Tab tab) {
    Inspection.look(name, tab);
    if (LAID_OUT_ANEW.contains(name)) {
      Inspection.axe(name, tab, Inspection.STANDARD_AND_PRACTICE);
    }
  }

  private static void inspectColours(String name, Tab tab) {
    Inspection.isDark(name, tab);
    Inspection.contrast(name, tab);
  }

  /** A mail is shown inside another page, whose landmarks are not its own. */
  private static void inspectMail(String name, Tab tab) {
    Inspection.look(name, tab);
    Inspection.axe(name, tab, Inspection.STANDARD);
  }
}
