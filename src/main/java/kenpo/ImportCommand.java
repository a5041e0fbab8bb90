package kenpo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import kenpo.config.ConfigError;
import kenpo.db.Schema;
import kenpo.roster.ImportReport;
import kenpo.roster.Imported;
import kenpo.roster.RosterImport;
import kenpo.society.Societies;
import kenpo.web.Language;
import kenpo.web.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/portal import …}: files of a society's own system. */
@Command(
    name = "import",
    description = "read files of a society's own system",
    subcommands = {ImportCommand.Roster.class, CommandLine.HelpCommand.class})
final class ImportCommand implements Callable<Integer> {

  @CommandLine.ParentCommand private Main main;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  @Command(
      name = "roster",
      description = "資格データ: who belongs to the society (docs/import-formats.md)")
  static final class Roster implements Callable<Integer> {

    @CommandLine.ParentCommand private ImportCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 or windows-31j")
    private Path file;

    @Option(
        names = "--society",
        required = true,
        paramLabel = "ID",
        description = "whose roster it is, e.g. aoba")
    private String society;

    @Option(
        names = "--language",
        defaultValue = "ja",
        description = "ja or en (default: ${DEFAULT-VALUE})")
    private String language;

    @Override
    public Integer call() throws Exception {
      var config = parent.main.config();
      var policy =
          Societies.load(config.societies())
              .byId(society)
              .orElseThrow(
                  () ->
                      new ConfigError(
                          "--society: \"%s\" is not allowed; allowed: a file of %s"
                              .formatted(society, config.societies())));
      var schema = new Schema(config.database());
      schema.check();
      var imported =
          new RosterImport(schema, InstantSource.system())
              .run(file, society, policy.roster(), policy.match());
      var report =
          new ImportReport(Messages.load(List.of(ImportReport.TEXTS)), Language.of(language));
      report.lines(imported).forEach(spec.commandLine().getOut()::println);
      return imported instanceof Imported.Done
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }
  }
}
