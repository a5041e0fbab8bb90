package kenpo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.file.SchemaCheck;
import kenpo.health.file.Unreadable;
import kenpo.web.Language;
import kenpo.web.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/portal check-schema DIR ZIP}. */
@Command(
    name = "check-schema",
    description = "hold a ZIP of checkups against the official XML schemas (docs/checkup-files.md)")
final class CheckSchemaCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "folder with ix08_V08.xsd and so on")
  private Path folder;

  @Parameters(index = "1", paramLabel = "ZIP", description = "as the institution sent it")
  private Path zip;

  @Option(
      names = "--language",
      defaultValue = "ja",
      description = "ja or en (default: ${DEFAULT-VALUE})")
  private String language;

  @Override
  public Integer call() throws Exception {
    var messages = Messages.load(List.of(Problem.TEXTS));
    var in = Language.of(language);
    var out = spec.commandLine().getOut();
    try {
      var result =
          SchemaCheck.load(folder)
              .check(
                  zip,
                  Limits.asOf(LocalDate.MAX),
                  problem -> out.println(problem.text(messages, in)));
      out.println(messages.text(in, "checkupfile.schema.result", result.files(), result.wrong()));
      return result.wrong() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (Unreadable e) {
      var err = spec.commandLine().getErr();
      e.problems().forEach(problem -> err.println(problem.text(messages, in)));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
