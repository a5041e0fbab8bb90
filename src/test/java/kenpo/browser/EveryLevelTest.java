package kenpo.browser;

import kenpo.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each form that may hold a challenge, at each level of the ladder: fit for everybody, and passed.
 */
class EveryLevelTest {

  @ParameterizedTest
  @CsvSource({"1, EN", "2, JA", "3, EN", "4, JA"})
  void isFitForEverybody(int level, Language language) {
    walk(Device.PHONE, language, level, EveryLevelTest::inspect);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void isPassedWithoutScripts(int level) {
    walk(Device.PHONE.withoutScripts(), Language.JA, level, Inspection::look);
  }

  @Test
  void isWholeAtTwiceTheSize() {
    walk(Device.ENLARGED, Language.EN, 4, Inspection::look);
  }

  private static void walk(Device device, Language language, int level, Gallery.Viewer viewer) {
    try (var walk = new LevelWalk(device, language, level, viewer)) {
      walk.begin();
    }
  }

  private static void inspect(String name, Tab tab) {
    Inspection.look(name, tab);
    Inspection.axe(name, tab, Inspection.STANDARD_AND_PRACTICE);
  }
}
