package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff at the command line: a firm's scores come in as a table. */
class ImportScoresCommandTest {

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
    assertThat(run("aoba", "roster " + roster).code).isZero();
  }

  private Path scores() throws IOException {
    return Files.writeString(
        folder.resolve("scores.csv"),
        """
        insurer,symbol,number,branch,kana,birth_date,sex,fiscal_year,score
        06990014,71,1001,00,ケンポハナコ,19700102,女,2025,72
        06990014,71,2002,00,シラヌタロウ,19800506,男,2025,63
        """);
  }

  @Test
  void theyAreTriedImportedListedAndTakenBack() throws IOException {
    var counts = "2 read: 1 new, 0 unchanged, 0 corrected, 1 unmatched, 0 refused";
    assertThat(run("aoba", "scores --dry-run " + scores()).out)
        .endsWith(counts, "No score was changed: this is what the import would do (number 1).");
    assertThat(stored()).isEmpty();
    assertThat(run("aoba", "scores " + scores()).out)
        .contains(
            "unmatched #3 The roster has nobody with this number and birth date."
                + " Check the number and the birth date.")
        .endsWith(counts, "Imported as number 2.");
    assertThat(stored()).containsExactly("sample-2026 2025 72");
    assertThat(run("aoba", "scores " + scores()).out)
        .contains("2 read: 0 new, 1 unchanged, 0 corrected, 1 unmatched, 0 refused");
    assertThat(run("aoba", "status --of scores").out)
        .hasSize(3)
        .anyMatch(it -> it.startsWith("Import 2, begun ") && it.contains("2 read: 1 new"));
    assertThat(run("aoba", "scores --undo 2").out)
        .contains("1 scores removed, 0 as they were before they were corrected");
    assertThat(stored()).isEmpty();
  }

  @Test
  void theReportIsWrittenAlsoLater() throws IOException {
    var report = folder.resolve("report.csv");
    run("aoba", "scores " + scores() + " --report " + report);
    assertThat(Files.readAllLines(report)).hasSize(2).last().asString().startsWith("unmatched,#3,");
    var again = folder.resolve("again.csv");
    assertThat(run("aoba", "scores --report " + again + " --of 1").code).isZero();
    assertThat(again).hasSameTextualContentAs(report);
  }

  /** Its file names none. */
  @Test
  void whatNothingIsSaidOfIsNotImported() throws IOException {
    var ended = run("minato", "scores " + scores());
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out)
        .containsExactly(
            "Nothing was imported: the society's file doesn't say what there are scores of"
                + " (results.healthAge.external).");
  }

  private List<String> stored() {
    return Database.query(
        database, "SELECT concat_ws(' ', index_code, fiscal_year, document ->> 'n') FROM scores");
  }

  private Ended run(String society, String command) throws IOException {
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
    var words =
        "--config %s import %s --society %s --language en".formatted(file, command, society);
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute(words.split(" "));
    return new Ended(code, out.toString().lines().toList());
  }
}
