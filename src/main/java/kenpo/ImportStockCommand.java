package kenpo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kenpo.db.Schema;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Limits;
import kenpo.health.intake.FileImport;
import kenpo.health.intake.ReportImport;
import kenpo.health.intake.Stock;
import kenpo.health.intake.StockPolicy;
import kenpo.health.intake.StockReport;
import kenpo.health.intake.StockResult;
import kenpo.society.Japan;
import kenpo.society.Society;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is the same of all imports that bring a {@link Stock} of members. */
abstract class ImportStockCommand implements Callable<Integer> {

  /** So many remarks are told; the others are in the report. */
  private static final int TOLD = 20;

  @CommandLine.ParentCommand private ImportCommand parent;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Mixin private ImportCommand.Whose whose;

  @CommandLine.Mixin private ImportCommand.Wanted wanted;

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

  abstract Stock stock();

  /**
   * How its files are read.
   *
   * @param health folder of what is known of checkups
   * @return empty where the society has no such thing
   */
  abstract Optional<CheckupFile.Format> format(Society society, Path health);

  static Limits limits() {
    return Limits.asOf(Japan.today(InstantSource.system()));
  }

  @Override
  public Integer call() throws Exception {
    if (Stream.of(wanted.file(), wanted.undo(), of).filter(Optional::isPresent).count() != 1
        || of.isPresent() && reportFile.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "either FILE, --undo N or --report FILE --of N is needed");
    }
    var schema = new Schema(parent.config().database());
    schema.check();
    var society = parent.society(whose.society());
    var rows = new ReportImport(schema, stock(), society.id());
    var report = StockReport.of(stock(), whose.language());
    if (of.isPresent()) {
      return earlier(rows, of.get(), report);
    }
    var format = format(society, parent.config().health());
    if (wanted.file().isPresent() && format.isEmpty()) {
      print(report.noIndex());
      return CommandLine.ExitCode.SOFTWARE;
    }
    var result = run(schema, society, format, report);
    var told = result.reported();
    if (told.isPresent()) {
      remarks(rows, told.get(), report);
    } else {
      reportFile.ifPresent(path -> print(report.notWritten(path.toString())));
    }
    report.lines(result).forEach(this::print);
    return result.isWell() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int earlier(ReportImport rows, long importId, StockReport report) throws Exception {
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

  private StockResult run(
      Schema schema, Society society, Optional<CheckupFile.Format> format, StockReport report)
      throws Exception {
    var clock = InstantSource.system();
    var progress = ImportProgress.of(spec, report::progress);
    var imports = new FileImport(schema, stock(), clock, CommandGroup.whoever(), progress);
    var policy = StockPolicy.of(society);
    try {
      return wanted.undo().isPresent()
          ? imports.undo(wanted.undo().get(), policy, wanted.isPreview())
          : imports.run(
              wanted.file().orElseThrow(), format.orElseThrow(), policy, wanted.isPreview());
    } finally {
      progress.end();
    }
  }

  private void remarks(ReportImport rows, long importId, StockReport report) throws Exception {
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

  private void write(ReportImport rows, long importId, StockReport report) throws Exception {
    var path = reportFile.orElseThrow();
    rows.write(importId, path, report);
    print(report.written(path.toString(), rows.count(importId)));
  }
}
