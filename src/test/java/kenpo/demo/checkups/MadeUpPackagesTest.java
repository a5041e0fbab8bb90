package kenpo.demo.checkups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipFile;
import kenpo.health.Examinee;
import kenpo.roster.Sex;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpPackagesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir private Path folder;
  @TempDir private Path other;

  @Test
  void eachYearAndInsurerHasItsFileAndTheCorrectionComesLast() throws Exception {
    var files = packages().write(folder);
    assertThat(files.stream().map(file -> file.getFileName().toString()))
        .hasSize(21)
        .startsWith("91990009_06990014_201703250_1.zip", "91990009_63990014_201703250_1.zip")
        .endsWith("91990009_63990014_202603250_1.zip", "91990009_06990014_202604140_1.zip");
    assertThat(documents(files.getFirst())).isEqualTo(1);
    assertThat(documents(files.getLast())).isEqualTo(1);
    assertThat(files.stream().mapToLong(MadeUpPackagesTest::documents).sum())
        .isEqualTo(packages().checkups() + 1);
  }

  @Test
  void theSameSeedGivesTheSameFiles() throws Exception {
    var first = packages().write(folder);
    var second = packages().write(other);
    for (int i = 0; i < first.size(); i++) {
      assertThat(Files.mismatch(first.get(i), second.get(i))).isEqualTo(-1);
    }
  }

  private static MadeUpPackages packages() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    return new MadeUpPackages(
        List.of(person("06990014"), person("63990014")), TODAY, EveryItem.ITEMS, random);
  }

  private static Attendee person(String insurer) {
    var examinee =
        new Examinee(
            insurer, "71-1234", "1", Optional.empty(), "サトウ", LocalDate.of(1970, 1, 1), Sex.MALE);
    return new Attendee(examinee, true, LocalDate.of(2001, 4, 1), Course.RISING);
  }

  /** All but the index. */
  private static long documents(Path file) {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.size() - 1L;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
