package kenpo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.db.Db;
import kenpo.letter.LetterKind;
import kenpo.letter.PrintQueue;
import kenpo.letter.print.PrintReport;
import kenpo.letter.print.PrintRun;
import kenpo.paper.Typefaces;
import kenpo.society.Japan;
import kenpo.society.Society;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal letters print}: the queue as files for the printer. */
@Command(name = "print", description = "print what waits, each letter once")
final class LetterPrintCommand extends LetterCommand.Step {

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES} (default: all)")
  private Optional<LetterKind> kind;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "gets files of up to 1,000 letters, and their cover sheets")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    var whose = society();
    if (whose.letters().sender().isEmpty()) {
      throw new ConfigError(
          whose.id() + ": letters.sender: nothing is not allowed; allowed: postalCode and address");
    }
    var kinds = kind.map(List::of).orElseGet(() -> Arrays.asList(LetterKind.values()));
    int code = CommandLine.ExitCode.OK;
    var typefaces = Typefaces.load();
    for (var which : kinds) {
      var report = parent.waiting((vertx, db) -> print(db, typefaces, whose, which));
      tell(true, parent.report().lines(which, report));
      code = report.isComplete() ? code : CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  private PrintReport print(Db db, Typefaces typefaces, Society whose, LetterKind which)
      throws Exception {
    var letters = parent.letters(db);
    var run =
        new PrintRun(
            new PrintQueue(db, letters.audit(), parent.clock),
            letters.secrets(),
            parent.texts(),
            typefaces,
            new SecureRandom());
    return run.print(
        whose,
        which,
        folder,
        Japan.today(parent.clock),
        part -> tell(true, parent.report().lines(part)));
  }
}
