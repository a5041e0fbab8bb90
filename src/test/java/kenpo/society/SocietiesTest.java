package kenpo.society;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kenpo.config.ConfigError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of societies that doesn't fit together stops the start. */
class SocietiesTest {

  private static final String ENOUGH = SocietyFileTest.ENOUGH;

  @TempDir Path folder;

  @Test
  void whatTwoSocietiesShareIsToldForEachThing() {
    write("aoba.yaml", ENOUGH + "hosts: [shared.example, aoba.example]\n");
    write("minato.yaml", ENOUGH + "hosts: [shared.example]\n");
    assertThat(problems())
        .containsExactly(
            "minato.yaml: hosts: \"shared.example\" is also in aoba.yaml;"
                + " allowed: each in one society only",
            "minato.yaml: insurerNumbers: \"06990014\" is also in aoba.yaml;"
                + " allowed: each in one society only");
  }

  @Test
  void allMistakesOfAllFilesAreToldAtOnce() {
    write("aoba.yaml", ENOUGH + "style: X\npassword: { kinds: 9 }\n");
    write("minato.yaml", "style: [");
    write("sakura.yaml", ENOUGH + "hats: 3\n");
    assertThat(problems())
        .extracting(told -> told.replaceAll(".*/([a-z]+\\.yaml).*", "$1"))
        .containsExactly("aoba.yaml", "aoba.yaml", "minato.yaml", "sakura.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Aoba.yaml", "aoba_1.yaml", "-aoba.yaml", "aoba.yml", "aoba.kenpo.yaml", ".yaml"})
  void aFileNameThatIsNoIdIsTold(String name) {
    write(name, ENOUGH);
    assertThat(problems())
        .singleElement()
        .asString()
        .contains(name + ": this file name is not allowed; allowed: 1 to 31 of a-z");
  }

  @Test
  void aFolderWithoutSocietiesIsTold() {
    write("README.md", "Nothing here yet.");
    assertThat(problems())
        .containsExactly(
            "societies: " + folder + " is empty; allowed: a folder with a file for each society");
    assertThat(problems(folder.resolve("README.md")).getFirst())
        .startsWith("societies: " + folder + "/README.md cannot be read; allowed: ");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems() {
    return problems(folder);
  }

  private static List<String> problems(Path folder) {
    return catchThrowableOfType(ConfigError.class, () -> Societies.load(folder)).problems();
  }
}
