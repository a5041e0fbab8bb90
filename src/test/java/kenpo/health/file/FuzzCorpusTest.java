package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whatever the fuzzer found a way through the readers with is read or cleanly refused. */
class FuzzCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/checkups/fuzz");

  @Test
  void everyInputOfTheCorpusIsReadOrCleanlyRefused() throws IOException {
    try (var inputs = Files.list(CORPUS)) {
      var all = inputs.toList();
      assertThat(all).hasSizeGreaterThan(50);
      for (var input : all) {
        assertThatNoException()
            .as("%s", input.getFileName())
            .isThrownBy(() -> Fuzz.fuzzerTestOneInput(Files.readAllBytes(input)));
      }
    }
  }
}
