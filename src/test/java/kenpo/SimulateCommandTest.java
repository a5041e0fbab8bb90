package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/portal simulate attack}, and its tables in the documentation. */
class SimulateCommandTest {

  private static final Pattern COMMAND =
      Pattern.compile("^bin/portal .*(simulate attack .*)$", Pattern.MULTILINE);

  /** Those that take a second or two; the others print their tables by the same code. */
  private static final List<String> QUICK =
      List.of("one-account", "lockout", "office", "first-day");

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {

    Stream<String> rows() {
      return out.lines().filter(line -> line.startsWith("| "));
    }
  }

  @Test
  void theTablesInTheDocumentationAreWhatTheCommandPrints() throws IOException {
    var page = Files.readString(Path.of("docs/throttle.md"));
    var command = COMMAND.matcher(page).results().findFirst().orElseThrow().group(1);
    for (var attack : QUICK) {
      var ended = run(command + " --attack " + attack);
      assertThat(ended.code).isZero();
      var rows = ended.rows().toList();
      assertThat(page.lines()).containsAll(rows);
      var label = rows.getLast().split(" \\| ")[0] + " | ";
      assertThat(page.lines().filter(line -> line.startsWith(label)))
          .containsExactlyElementsOf(rows.stream().filter(r -> r.startsWith(label)).toList());
    }
  }

  @Test
  void textHasTheSameCells() throws IOException {
    var markdown = run("simulate attack --attack office --policy ladder --format markdown");
    var text = run("simulate attack --attack office --policy ladder --format text");
    var cells = Arrays.stream(markdown.rows().toList().getLast().split("\\|"));
    assertThat(text.out.lines().toList().get(1))
        .contains(cells.map(String::strip).toArray(String[]::new));
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() throws IOException {
    var attack = run("simulate attack --attack flood");
    assertThat(attack.code).isEqualTo(2);
    assertThat(attack.err)
        .contains("--attack: \"flood\" is not allowed; allowed: one-account, spray,");
    assertThat(run("simulate attack --policy none").err).contains("allowed: ladder, lock-after-5");
    assertThat(run("simulate attack --guesses 0").err).contains("allowed: 1 or more");
    assertThat(run("simulate attack --society nobody").err).contains("--society: \"nobody\"");
    assertThat(run("simulate").code).isEqualTo(2);
  }

  private Ended run(String command) throws IOException {
    var config = Files.writeString(folder.resolve("portal.yaml"), "secret: " + TestPortal.SECRET);
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(("--config " + config + " " + command).split(" "));
    return new Ended(code, out.toString(), err.toString());
  }
}
