package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

  @TempDir private Path checkout;
  private DemoFolder folder;

  @BeforeEach
  void open() {
    folder = DemoFolder.open(checkout.resolve("var"));
  }

  @AfterEach
  void release() {
    folder.release();
  }

  @Test
  void aSecretStaysTheSameAndIsItsOwnersAlone() throws IOException {
    var secret = folder.secret("portal");
    folder.release();
    folder = DemoFolder.open(checkout.resolve("var"));

    assertThat(folder.secret("portal")).isEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
    assertThat(folder.secret("other")).isNotEqualTo(secret);
    assertThat(permissions("var/secrets/portal")).isEqualTo("rw-------");
    assertThat(permissions("var")).isEqualTo("rwx------");
  }

  @Test
  void emptyingLeavesNothingOfEarlierRunsAndDoesNotFollowLinks() throws IOException {
    var elsewhere = Files.writeString(checkout.resolve("precious"), "kept");
    Files.createSymbolicLink(folder.path("roster/link"), elsewhere);
    Files.writeString(folder.path("postgres/data/base"), "rows");

    folder.empty();

    try (var left = Files.list(checkout.resolve("var"))) {
      assertThat(left).containsExactly(checkout.resolve("var/demo.lock"));
    }
    assertThat(elsewhere).hasContent("kept");
  }

  @Test
  void aFileInItsPlaceIsSaidInOneLine() throws IOException {
    var file = Files.writeString(checkout.resolve("taken"), "");
    assertThatThrownBy(() -> DemoFolder.open(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith(file + ": can't be written to")
        .hasMessageNotContaining("\n");
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(checkout.resolve(path)));
  }
}
