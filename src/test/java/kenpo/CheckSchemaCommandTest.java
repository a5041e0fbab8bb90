package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/portal check-schema} with a schema of a few lines, as the official ones aren't ours.
 */
class CheckSchemaCommandTest {

  private static final String SCHEMA =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:element name="%s"><xs:complexType><xs:attribute name="day"><xs:simpleType>
          <xs:restriction base="xs:string"><xs:pattern value="[0-9]{8}"/></xs:restriction>
        </xs:simpleType></xs:attribute></xs:complexType></xs:element>
      </xs:schema>
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void writeSchemas() throws IOException {
    Files.writeString(folder.resolve("ix08_V08.xsd"), SCHEMA.formatted("index"));
    Files.writeString(folder.resolve("hc08_V08.xsd"), SCHEMA.formatted("ClinicalDocument"));
  }

  private int check(String document) throws IOException {
    var zip = folder.resolve("p.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        var packed = new ZipOutputStream(file)) {
      packed.putNextEntry(new ZipEntry("DATA/h1.xml"));
      packed.write(document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      packed.putNextEntry(new ZipEntry("ix08.xml"));
      packed.write("<index/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    var writer = new PrintWriter(out, true);
    return Main.commandLine()
        .setOut(writer)
        .setErr(writer)
        .execute("check-schema", folder.toString(), zip.toString());
  }

  @Test
  void filesThatAreAsTheSchemaSaysEndWithZero() throws IOException {
    assertThat(check("<ClinicalDocument day=\"20240415\"/>")).isZero();
    assertThat(out).asString().contains("2件のファイルを調べました。スキーマに合わないもの 0件");
  }

  @Test
  void aFileThatIsNotIsToldByPlaceAndRuleWithoutWhatItSays() throws IOException {
    assertThat(check("<ClinicalDocument\n day=\"タロウ\"/>")).isOne();
    assertThat(out)
        .asString()
        .contains("#1 2行目", "cvc-pattern-valid", "合わないもの 1件")
        .doesNotContain("タロウ");
  }

  @Test
  void nothingIsReadFromElsewhere() throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "20240415");
    assertThat(
            check(
                "<!DOCTYPE a [<!ENTITY s SYSTEM \"%s\">]><ClinicalDocument>&s;</ClinicalDocument>"
                    .formatted(secret.toUri())))
        .isOne();
    assertThat(out).asString().contains("使えない宣言（DOCTYPE、ENTITY）");
  }

  @Test
  void aDeclarationOfItsOwnIsRefusedWhateverItHolds() throws IOException {
    var declared = "<!DOCTYPE a [<!ENTITY s \"20240415\">]><ClinicalDocument day=\"&s;\"/>";
    assertThat(check(declared)).isOne();
    assertThat(out).asString().contains("使えない宣言（DOCTYPE、ENTITY）");
  }

  @Test
  void aFolderWithoutSchemasIsTold() throws IOException {
    Files.delete(folder.resolve("hc08_V08.xsd"));
    assertThat(check("<ClinicalDocument/>")).isOne();
    assertThat(out).asString().contains("hc08_V08.xsd");
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws IOException {
    Files.delete(folder.resolve("hc08_V08.xsd"));
    Files.delete(folder.resolve("ix08_V08.xsd"));
    check("<ClinicalDocument/>");
    Files.delete(folder.resolve("p.zip"));
    Files.delete(folder);
    var writer = new PrintWriter(out, true);
    var line = Main.commandLine().setOut(writer).setErr(writer);
    assertThat(line.execute("check-schema", folder.toString(), folder + "/p.zip")).isOne();
    assertThat(out)
        .asString()
        .endsWith("ix08_V08.xsd）がこのフォルダーにありません。厚生労働省が配布する XSD のフォルダーを指定してください。\n");
  }

  @Test
  void aFileOfAnotherEditionIsToldAsSuch() throws IOException {
    assertThat(check("<ClinicalDocument xmlns=\"urn:older\" day=\"tomorrow\"/>")).isOne();
    assertThat(out).asString().contains("このスキーマの版のファイルではありません").doesNotContain("cvc-");
  }

  @Test
  void aValueThatWouldKeepTheValidatorBusyIsRefusedBefore() throws IOException {
    assertThat(check("<ClinicalDocument day=\"%s\"/>".formatted("1".repeat(501)))).isOne();
    assertThat(out).asString().contains("上限を超えています");
  }

  @Test
  void aSchemaThatIsNoneIsToldWithItsLine() throws IOException {
    Files.writeString(folder.resolve("hc08_V08.xsd"), "<xs:schema>");
    assertThat(check("<ClinicalDocument/>")).isOne();
    assertThat(out).asString().contains("スキーマ hc08_V08.xsd を読めません（1行目）");
  }
}
