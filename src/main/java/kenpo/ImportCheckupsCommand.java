package kenpo;

import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kenpo.db.Schema;
import kenpo.health.Items;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.intake.CheckupImport;
import kenpo.health.intake.CheckupPolicy;
import kenpo.health.intake.CheckupReport;
import kenpo.health.intake.CheckupResult;
import kenpo.health.intake.ReportImport;
import kenpo.society.Japan;
import kenpo.web.Language;
import kenpo.web.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/portal import checkups}. */
@Command(
    name = "checkups",
    description = "健診結果: the ZIP that checkup institutions send, or CSV (docs/import-formats.md)")
final class ImportCheckupsCommand implements Callable<Integer> {

  /** So many remarks are told; the others are in the report. */
  private static final int TOLD = 20;

  @CommandLine.ParentCommand private ImportCommand parent;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Mixin private ImportCommand.Whose whose;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "the ZIP, as it was sent, or *.csv")
  private Optional<Path> file;

  @Option(names = "--dry-run", description = "tell what would be done, and change no checkup")
  private boolean preview;

  @Option(
      names = "--undo",
      paramLabel = "N",
      description = "without a file: take import N back, if none has corrected the same since")
  private Optional<Long> undo;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write what there is to tell of single documents, as CSV")
  private Optional<Path> reportFile;

  @Option(
      names = "--of",
      paramLabel = "N",
      description = "with --report, without a file: what import N told")
  private Optional<Long> of;

  @Override
  public Integer call() throws Exception {
    if (Stream.of(file, undo, of).filter(Optional::isPresent).count() != 1
        || of.isPresent() && reportFile.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "either FILE, --undo N or --report FILE --of N is needed");
    }
    var schema = new Schema(parent.config().database());
    schema.check();
    var policy = CheckupPolicy.of(parent.society(whose.society()));
    var rows = new ReportImport(schema, policy.societyId());
    var report = report(whose.language());
    if (of.isPresent()) {
      return earlier(rows, of.get(), report);
    }
    var result = run(schema, policy, report);
    var told = result.reported();
    if (told.isPresent()) {
      remarks(rows, told.get(), report);
    } else {
      reportFile.ifPresent(path -> print(report.notWritten(path.toString())));
    }
    report.lines(result).forEach(this::print);
    return result.isWell() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int earlier(ReportImport rows, long importId, CheckupReport report) throws Exception {
    if (rows.exists(importId)) {
      write(rows, importId, report);
      return CommandLine.ExitCode.OK;
    }
    print(report.noImport(importId));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  static CheckupReport report(Language language) {
    return new CheckupReport(Messages.load(List.of(CheckupReport.TEXTS, Problem.TEXTS)), language);
  }

  private CheckupResult run(Schema schema, CheckupPolicy policy, CheckupReport report)
      throws Exception {
    var clock = InstantSource.system();
    var format =
        CheckupFile.known(Items.load(parent.config().health()), Limits.asOf(Japan.today(clock)));
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    var progress = new ImportProgress(spec.commandLine().getErr(), terminal, report::progress);
    var checkups = new CheckupImport(schema, format, clock, CommandGroup.whoever(), progress);
    try {
      return undo.isPresent()
          ? checkups.undo(undo.get(), policy, preview)
          : checkups.run(file.orElseThrow(), policy, preview);
    } finally {
      progress.end();
    }
  }

  private void remarks(ReportImport rows, long importId, CheckupReport report) throws Exception {
    if (reportFile.isPresent()) {
      write(rows, importId, report);
      return;
    }
    rows.first(importId, TOLD).forEach(row -> print(report.line(row)));
    int more = rows.count(importId) - TOLD;
    if (more > 0) {
      print(report.more(more));
    }
  }

  private void write(ReportImport rows, long importId, CheckupReport report) throws Exception {
    var path = reportFile.orElseThrow();
    rows.write(importId, path, report);
    print(report.written(path.toString(), rows.count(importId)));
  }
}
