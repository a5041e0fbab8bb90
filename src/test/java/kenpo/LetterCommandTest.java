package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import kenpo.society.Japan;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.PostOffice;
import kenpo.support.PostOffice.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff at the command line: from the order of letters to the post. */
class LetterCommandTest {

  @TempDir Path folder;

  private PostOffice office;

  private record Ended(int code, List<String> out, List<String> err) {}

  @BeforeEach
  void somebody() {
    office = new PostOffice();
    var aoba = society("aoba");
    office.member(aoba, Person.insured("1"));
    office.member(aoba, Person.insured("2").homeless());
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void lettersAreOrderedPrintedPostedAndListed() throws IOException {
    var today = Japan.today(InstantSource.system());
    assertThat(letters("ask --all").out).containsExactly("2 letter(s) wait to be printed.");
    var printed = letters("print --to " + folder);
    var file = folder.resolve("letters-aoba-1.pdf");
    assertThat(printed.out)
        .contains(file + "  1 letter(s), 0 employer(s), batch 1")
        .anyMatch(it -> it.startsWith("1 letter(s) to people whose address the roster lacks"));
    assertThat(Files.size(file)).isGreaterThan(1_000);
    assertThat(letters("posted --batch 1 --on " + today).out)
        .containsExactly("1 letter(s) posted. They are good until " + today.plusMonths(6) + ".");
    assertThat(letters("list").out)
        .containsExactly(
            "viewing code  waits to be printed  1",
            "viewing code  posted  1",
            "batch 1  viewing code  1 letter(s)  printed %s  posted %s  used 0  void 0"
                .formatted(today, today));
  }

  @Test
  void theAddressesOfABatchAreWrittenDownOnceAndForTheClerkAlone() throws IOException {
    letters("ask --all");
    letters("print --to " + folder);
    var file = folder.resolve("addresses.csv");
    assertThat(letters("addresses --batch 1 --to " + file).code).isZero();
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "\uFEFFletter,goes to,postal code,address (roster of today),employer (roster of"
                + " today),addressee,note",
            "1,home,154-0001,東京都青葉区本町1-2-3,,健保 花子,");
    assertThat(office.query("SELECT count(*) FROM audit_events WHERE outcome = 'EXPORTED'"))
        .containsExactly("1");
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(letters("addresses --batch 1 --to " + file).code).isEqualTo(1);
  }

  @Test
  void aBatchThatWasLostIsPrintedAnewAndItsLettersAreVoid() throws IOException {
    letters("ask --all");
    letters("print --to " + folder);
    assertThat(letters("reissue --batch 1").out)
        .containsExactly(
            "1 letter(s) wait to be printed again. Those printed before can no longer be used.");
    assertThat(letters("print --to " + folder).out)
        .contains(folder.resolve("letters-aoba-2.pdf") + "  1 letter(s), 0 employer(s), batch 2");
    assertThat(office.query("SELECT state FROM letters WHERE batch_id = 1"))
        .containsExactly("void");
  }

  @Test
  void whatCannotBeDoneIsToldInOneLine() throws IOException {
    assertThat(letters("posted --batch 9 --on 2026-12-01").err)
        .containsExactly("There is no 9. See \"letters list\".");
    assertThat(letters("reissue --letter 9").err)
        .containsExactly("There is no 9. See \"letters list\".");
    assertThat(letters("addresses --batch 9 --to x.csv").code).isEqualTo(1);
    assertThat(letters("ask").code).isEqualTo(2);
    assertThat(letters("reissue").code).isEqualTo(2);
    assertThat(letters("list").out).containsExactly("There are no letters.");
  }

  @Test
  void withoutASenderNothingIsPrinted() throws IOException {
    Files.createDirectories(folder.resolve("societies"));
    Files.writeString(
        folder.resolve("societies/aoba.yaml"),
        """
        name: { ja: 青葉, en: Aoba }
        baseUrl: https://aoba.example.jp
        insurerNumbers: ["06990014"]
        desk: { name: { ja: 業務課, en: Services }, phone: 03-0000-0001 }
        mail: { from: no-reply@aoba.example.jp }
        """);
    var refused = run("societies: " + folder.resolve("societies"), "print --to " + folder);
    assertThat(refused.code).isEqualTo(1);
    assertThat(refused.err)
        .containsExactly(
            "aoba: letters.sender: nothing is not allowed; allowed: postalCode and address");
  }

  private static Society society(String id) {
    return Societies.load(Path.of("conf/societies")).byId(id).orElseThrow();
  }

  private Ended letters(String command) throws IOException {
    return run("", command);
  }

  private Ended run(String more, String command) throws IOException {
    var database = office.database;
    var file =
        Files.writeString(
            folder.resolve("portal.yaml"),
            """
            secret: a secret of tests, of forty characters..
            database:
              { port: %d, name: %s, password: app, owner: { password: owner }, tls: disable, timeout: 5s }
            %s
            """
                .formatted(database.port(), database.name(), more));
    var out = new StringWriter();
    var err = new StringWriter();
    var words = "--config %s letters %s --society aoba --language en".formatted(file, command);
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.split(" "));
    return new Ended(code, out.toString().lines().toList(), err.toString().lines().toList());
  }

  @Test
  void aSecondReissueChangesNothingAndNamesTheLetterThatWaits() throws IOException {
    letters("ask --all");
    letters("print --to " + folder);
    letters("reissue --letter 1");
    var again = letters("reissue --letter 1");
    assertThat(again.code).isZero();
    assertThat(again.out)
        .containsExactly(
            "1 letter(s) wait to be printed already in their place. Nothing changed: 3");
    assertThat(letters("reissue --batch 1").out)
        .containsExactly("There is no letter to print anew. Nothing changed.");
  }

  @Test
  void aWrongDayOfPostingIsTakenBackAndToldAnew() throws IOException {
    var today = Japan.today(InstantSource.system());
    letters("ask --all");
    letters("print --to " + folder);
    assertThat(letters("posted --batch 1 --undo").err)
        .containsExactly("Nobody said that batch 1 was posted. Nothing changed.");
    letters("posted --batch 1 --on " + today);
    assertThat(letters("posted --batch 1 --undo").out)
        .containsExactly("Batch 1 counts as not posted: 1 letter(s) are printed only again.");
    assertThat(letters("list").out).contains("viewing code  printed  1");
    assertThat(letters("posted --batch 1 --on " + today).code).isZero();
    assertThat(letters("posted --batch 1 --on " + today + " --undo").code).isEqualTo(2);
    assertThat(letters("posted --batch 1").code).isEqualTo(2);
    assertThat(letters("posted --batch 9 --undo").err)
        .containsExactly("There is no 9. See \"letters list\".");
  }

  @Test
  void whatLiesAboutPrintedForMoreThanTwoWeeksIsMarked() throws IOException {
    letters("ask --all");
    letters("print --to " + folder);
    printedDaysAgo(14);
    assertThat(letters("list").out).noneMatch(it -> it.contains("LATE"));
    printedDaysAgo(15);
    assertThat(letters("list").out)
        .anyMatch(it -> it.endsWith("LATE: printed more than 14 days ago, not posted"));
    letters("reissue --batch 1");
    assertThat(letters("list").out).noneMatch(it -> it.contains("LATE"));
  }

  private void printedDaysAgo(int days) {
    office.execute(
        "UPDATE letter_batches SET printed_at = now() - interval '%d days'".formatted(days));
  }
}
