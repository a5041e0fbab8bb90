package kenpo.demo.checkups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageWriterTest {

  private static final PackageName NAME =
      new PackageName("1399999999", "06990014", LocalDate.of(2025, 6, 20), 0);

  @TempDir private Path folder;

  @Test
  void thePackageIsNamedAsTheSpecificationHasIt() throws Exception {
    write(NAME, 2);

    assertThat(entries())
        .containsExactly(
            "1399999999_06990014_202506200_1/DATA/h13999999992025062001000001.xml",
            "1399999999_06990014_202506200_1/DATA/h13999999992025062001000002.xml",
            "1399999999_06990014_202506200_1/ix08_V08.xml");
  }

  @Test
  void theIndexCountsTheDocumentsInTheNamespaceOfItsDay() throws Exception {
    write(NAME, 2);
    assertThat(text(NAME.index()))
        .contains("xmlns=\"https://www.mhlw.go.jp/", "<totalRecordCount value=\"2\"/>");

    write(new PackageName("1399999999", "06990014", LocalDate.of(2024, 3, 31), 0), 1);
    assertThat(text("1399999999_06990014_202403310_1/ix08_V08.xml"))
        .contains(
            "xmlns=\"http://tokuteikenshin.jp/checkup/2007\"", "<totalRecordCount value=\"1\"/>");
  }

  @Test
  void theSameDocumentsGiveTheSameBytes() throws Exception {
    write(NAME, 1);
    var first = Files.readAllBytes(zip());
    write(NAME, 1);
    assertThat(Files.readAllBytes(zip())).isEqualTo(first);
  }

  private void write(PackageName name, int documents) throws Exception {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    try (var writer = PackageWriter.in(folder, name, EveryItem.ITEMS)) {
      for (int i = 0; i < documents; i++) {
        writer.add(EveryItem.EXAMINEE, EveryItem.checkup());
      }
    }
  }

  private Path zip() throws Exception {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private List<String> entries() throws Exception {
    try (var zip = new ZipFile(zip().toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private String text(String entry) throws Exception {
    try (var zip = new ZipFile(zip().toFile());
        var in = zip.getInputStream(zip.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
