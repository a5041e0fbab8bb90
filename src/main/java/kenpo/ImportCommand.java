package kenpo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kenpo.db.Schema;
import kenpo.health.intake.Stock;
import kenpo.health.intake.StockReport;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportRun;
import kenpo.intake.WatchImport;
import kenpo.roster.intake.ImportReport;
import kenpo.roster.intake.Imported;
import kenpo.roster.intake.RosterImport;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.roster.intake.RosterPolicy;
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
    subcommands = {
      ImportCommand.Roster.class,
      ImportCheckupsCommand.class,
      ImportScoresCommand.class,
      ImportCommand.Status.class,
      CommandLine.HelpCommand.class
    })
final class ImportCommand extends CommandGroup {

  /** What all of them are told. */
  static final class Whose {

    @Option(
        names = "--society",
        required = true,
        paramLabel = "ID",
        description = "whose it is, e.g. aoba")
    private String society;

    @Option(
        names = "--language",
        defaultValue = "ja",
        description = "ja or en (default: ${DEFAULT-VALUE})")
    private String language;

    String society() {
      return society;
    }

    Language language() {
      return Language.of(language);
    }

    ImportReport report() {
      return new ImportReport(Messages.load(List.of(ImportReport.TEXTS)), language());
    }
  }

  /** A file to bring, or an import to take back. */
  static final class Wanted {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "as docs/import-formats.md says")
    private Optional<Path> file;

    @Option(names = "--dry-run", description = "tell what would be done, and change nothing")
    private boolean preview;

    @Option(
        names = "--undo",
        paramLabel = "N",
        description =
            "without a file: take import N back; docs/import-formats.md says when it can be")
    private Optional<Long> undo;

    Optional<Path> file() {
      return file;
    }

    boolean isPreview() {
      return preview;
    }

    Optional<Long> undo() {
      return undo;
    }
  }

  @Command(
      name = "roster",
      description = "資格データ: who belongs to the society (docs/import-formats.md)")
  static final class Roster implements Callable<Integer> {

    @CommandLine.ParentCommand private ImportCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin private Whose whose;

    @CommandLine.Mixin private Wanted wanted;

    @Option(
        names = "--allow-loss",
        paramLabel = "N",
        description = "so many members may be lost or excluded, however many that is")
    private Optional<Integer> allowedLoss;

    @Override
    public Integer call() throws Exception {
      if (wanted.file.isPresent() == wanted.undo.isPresent()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "either FILE or --undo N is needed");
      }
      var society = parent.society(whose.society);
      var schema = new Schema(parent.config().database());
      schema.check();
      var report = whose.report();
      var progress = ImportProgress.of(spec, report::progress);
      var imported =
          run(
              new RosterImport(schema, InstantSource.system(), whoever(), progress),
              RosterPolicy.of(society));
      progress.end();
      report.lines(imported).forEach(spec.commandLine().getOut()::println);
      return switch (imported) {
        case Imported.Done it -> CommandLine.ExitCode.OK;
        case Imported.Previewed it -> CommandLine.ExitCode.OK;
        case Imported.Undone it -> CommandLine.ExitCode.OK;
        default -> CommandLine.ExitCode.SOFTWARE;
      };
    }

    private Imported run(RosterImport roster, RosterPolicy policy) throws Exception {
      return wanted.undo.isPresent()
          ? roster.undo(wanted.undo.get(), policy, wanted.preview)
          : roster.run(
              wanted.file.orElseThrow(), policy, new Wish(wanted.preview, allowedLoss.orElse(0)));
    }
  }

  @Command(name = "status", description = "how far an import is, and how the last ones ended")
  static final class Status implements Callable<Integer> {

    private static final int LAST = 10;

    @CommandLine.ParentCommand private ImportCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin private Whose whose;

    @Parameters(paramLabel = "N", arity = "0..1", description = "the import; else the last ones")
    private Optional<Long> number;

    @Option(
        names = "--of",
        paramLabel = "KIND",
        description =
            "roster, checkups or scores (default: all; with --watch the one that began last)")
    private Optional<ImportKind> kind;

    @Option(names = "--watch", description = "go on until it has ended")
    private boolean watch;

    @Override
    public Integer call() throws Exception {
      var societyId = parent.society(whose.society).id();
      var schema = new Schema(parent.config().database());
      var clock = InstantSource.system();
      if (watch) {
        try (var runs = new WatchImport(schema, watched(schema, societyId), societyId, clock)) {
          runs.watch(number, run -> tell(runs.kind(), clock, run));
        }
      } else {
        for (var one : kinds()) {
          try (var runs = new WatchImport(schema, one, societyId, clock)) {
            runs.last(number, LAST).forEach(run -> tell(one, clock, run));
          }
        }
      }
      return CommandLine.ExitCode.OK;
    }

    private List<ImportKind> kinds() {
      return kind.map(List::of).orElse(List.of(ImportKind.values()));
    }

    private ImportKind watched(Schema schema, String societyId) throws Exception {
      var last = ImportKind.ROSTER;
      var began = Instant.MIN;
      for (var one : kinds()) {
        try (var runs = new WatchImport(schema, one, societyId, InstantSource.system())) {
          var run = runs.last(number, 1).stream().findFirst();
          if (run.isPresent() && run.get().startedAt().isAfter(began)) {
            began = run.get().startedAt();
            last = one;
          }
        }
      }
      return last;
    }

    private void tell(ImportKind of, InstantSource clock, ImportRun run) {
      boolean broken = run.isBrokenOff(clock.instant());
      var out = spec.commandLine().getOut();
      out.println(
          switch (of) {
            case ROSTER -> broken ? roster().brokenOff(run) : roster().line(run);
            case CHECKUPS -> line(Stock.CHECKUPS, run, broken);
            case SCORES -> line(Stock.SCORES, run, broken);
          });
      out.flush();
    }

    private ImportReport roster() {
      return whose.report();
    }

    private String line(Stock of, ImportRun run, boolean broken) {
      var report = StockReport.of(of, whose.language());
      return broken ? report.brokenOff(run) : report.line(run);
    }
  }
}
