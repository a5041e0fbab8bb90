package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.config.PortalConfig;
import kenpo.demo.checkups.PackageName;
import kenpo.demo.checkups.PackageWriter;
import kenpo.health.Examinee;
import kenpo.roster.Sex;
import kenpo.support.Database;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff at the command line: checkups come in as the ZIP of an institution, and as a table. */
class ImportCheckupsCommandTest {

  private static final Examinee HANAKO =
      new Examinee(
          "06990014",
          "71",
          "1001",
          Optional.of("00"),
          "ケンポハナコ",
          LocalDate.of(1970, 1, 2),
          Sex.FEMALE);

  private final PortalConfig.Database database = Database.fresh();

  @TempDir Path folder;

  private record Ended(int code, List<String> out) {}

  @BeforeEach
  void roster() throws IOException {
    var roster =
        Files.writeString(
            folder.resolve("roster.csv"),
            """
            保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日
            06990014,71,1001,00,ｹﾝﾎﾟ ﾊﾅｺ,19700102,本人,20200401
            """);
    assertThat(run("roster " + roster).code).isZero();
  }

  @Test
  void aZipIsTriedImportedAndListed() throws IOException {
    var zip = zip(HANAKO);
    var tried = run("checkups --dry-run " + zip);
    assertThat(tried.out)
        .endsWith(
            "1 read: 1 new, 0 unchanged, 0 corrected, 0 unmatched, 0 refused",
            "No checkup was changed: this is what the import would do (number 1).");
    assertThat(tried.code).isZero();
    assertThat(run("checkups " + zip).out)
        .endsWith(
            "1 read: 1 new, 0 unchanged, 0 corrected, 0 unmatched, 0 refused",
            "Imported as number 2.");
    assertThat(run("checkups " + zip).out)
        .contains("1 read: 0 new, 1 unchanged, 0 corrected, 0 unmatched, 0 refused");
    assertThat(run("status --of checkups").out)
        .hasSize(3)
        .anyMatch(it -> it.startsWith("Import 2, begun ") && it.contains("1 read: 1 new"));
    assertThat(run("status").out).hasSize(4);
    assertThat(run("checkups --undo 2").out).contains("Import 2 was taken back.");
    assertThat(stored()).containsExactly("0");
  }

  @Test
  void aTableIsKnownByItsEnding() throws IOException {
    var table =
        Files.writeString(
            folder.resolve("Results.CSV"),
            """
            保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,健診実施日,9N001000000000001
            06990014,71,1001,00,ケンポハナコ,19700102,女,20250610,158.2
            06990014,71,1001,00,ケンポハナコ,19700102,女,20240610,高い
            """);
    var ended = run("checkups " + table);
    assertThat(ended.out)
        .contains("2 read: 1 new, 0 unchanged, 0 corrected, 0 unmatched, 1 refused")
        .anyMatch(
            it -> it.startsWith("refused 3 身長 9N001000000000001 The result is no plain number"));
    assertThat(stored()).containsExactly("1");
  }

  @Test
  void whoIsNoMemberIsToldOfInTheReportWithoutBeingNamed() throws IOException {
    var stranger =
        new Examinee(
            "06990014",
            "71",
            "2002",
            Optional.of("00"),
            "シラヌタロウ",
            LocalDate.of(1980, 5, 6),
            Sex.MALE);
    var report = folder.resolve("report.csv");
    run("checkups " + zip(stranger) + " --report " + report);
    assertThat(Files.readAllLines(report))
        .hasSize(3)
        .startsWith("\uFEFFoutcome,document,line,item,reason")
        .last()
        .asString()
        .contains("unmatched", "The roster has nobody with this number and birth date")
        .doesNotContain("2002", "シラヌ", "1980");
    var again = folder.resolve("again.csv");
    assertThat(run("checkups --report " + again + " --of 1").code).isZero();
    assertThat(again).hasSameTextualContentAs(report);
  }

  @Test
  void whatCannotBeDoneIsToldAndChangesNothing() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.zip"), "this is no ZIP");
    var ended = run("checkups " + broken);
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out)
        .last()
        .isEqualTo("Nothing was imported; all checkups are as they were (number 1).");
    var report = folder.resolve("report.csv");
    var unknown = run("checkups --report " + report + " --of 9");
    assertThat(unknown.code).isEqualTo(1);
    assertThat(unknown.out).containsExactly("There is no import 9.");
    assertThat(report).doesNotExist();
    assertThat(run("checkups").code).isEqualTo(2);
    assertThat(run("checkups --undo 1 " + broken).code).isEqualTo(2);
    assertThat(stored()).containsExactly("0");
  }

  private List<String> stored() {
    return Database.query(database, "SELECT count(*) FROM checkups");
  }

  private Path zip(Examinee examinee) throws IOException {
    var name = new PackageName("1399999999", "06990014", LocalDate.of(2025, 7, 1), 0);
    try (var writer = PackageWriter.in(folder, name, EveryItem.ITEMS)) {
      writer.add(examinee, EveryItem.checkups().getFirst());
    }
    return folder.resolve(name.folder() + ".zip");
  }

  private Ended run(String command) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("portal.yaml"),
            """
            secret: a secret of tests, of forty characters..
            database:
              { port: %d, name: %s, password: app, owner: { password: owner }, tls: disable, timeout: 5s }
            """
                .formatted(database.port(), database.name()));
    var out = new StringWriter();
    var words = "--config %s import %s --society aoba --language en".formatted(file, command);
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute(words.split(" "));
    return new Ended(code, out.toString().lines().toList());
  }
}
