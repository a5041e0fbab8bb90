package kenpo;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kenpo.audit.chain.Head;
import kenpo.audit.chain.Report;
import kenpo.audit.chain.Verification;
import kenpo.config.ConfigFile;
import kenpo.config.Secret;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal audit …}: whether the audit log is as it was written. */
@Command(
    name = "audit",
    description = "whether the audit log is as it was written (docs/audit.md)",
    subcommands = {AuditCommand.Verify.class, CommandLine.HelpCommand.class})
final class AuditCommand extends CommandGroup {

  @Command(
      name = "verify",
      description =
          "find what was changed, removed or put in; 1 when anything was, 3 when nobody knows",
      exitCodeOnExecutionException = 3)
  static final class Verify implements Callable<Integer> {

    /** For any length; it can be stopped at any moment. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    @CommandLine.ParentCommand private AuditCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(names = "--society", paramLabel = "ID", description = "of one society only, e.g. aoba")
    private Optional<String> society;

    @Option(
        names = "--head",
        paramLabel = "NUMBER:SEAL",
        description =
            "an end of the society's chain that was written down elsewhere; may be given again")
    private List<String> heads = List.of();

    @Option(
        names = "--former-secret",
        paramLabel = "FILE",
        description = "holds a secret that the server had before; may be given again")
    private List<Path> formerSecrets = List.of();

    @Override
    public Integer call() throws Exception {
      if (society.isEmpty() && !heads.isEmpty()) {
        throw mistake("--head: --society is needed");
      }
      var held = heads.stream().map(this::head).toList();
      var config = parent.config();
      var chosen =
          society
              .map(id -> List.of(parent.society(id)))
              .orElseGet(() -> List.copyOf(Societies.load(config.societies()).all()));
      var former =
          formerSecrets.stream().map(it -> new Secret(ConfigFile.at(it).text().strip())).toList();
      var reports =
          parent.done(
              PATIENCE,
              (vertx, db) -> verify(verification(db, config.secret(), former), chosen, held));
      return reports.stream().allMatch(Report::isWhole)
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }

    private static Verification verification(Db db, Secret secret, List<Secret> former) {
      return new Verification(db, secret, former, InstantSource.system());
    }

    /** One after the other; each is told as soon as it is known. */
    private Future<List<Report>> verify(
        Verification verification, List<Society> chosen, List<Head> held) {
      var reports = Future.succeededFuture(List.<Report>of());
      for (var one : chosen) {
        reports =
            reports.compose(
                before ->
                    verification
                        .of(one.id(), held)
                        .map(report -> tell(one.id(), report))
                        .map(report -> Stream.concat(before.stream(), Stream.of(report)).toList()));
      }
      return society.isPresent()
          ? reports
          : reports.compose(all -> verification.othersThan(ids(chosen)).map(this::tell).map(all));
    }

    private static List<String> ids(List<Society> societies) {
      return societies.stream().map(Society::id).toList();
    }

    /** Whether a society was taken out of the configuration, or put into the log, staff know. */
    private boolean tell(List<String> strangers) {
      strangers.forEach(
          id -> spec.commandLine().getErr().println(id + ": in the log, and not configured"));
      return strangers.isEmpty();
    }

    private Report tell(String societyId, Report report) {
      var lines = new AuditReport(societyId, report);
      lines.findings().forEach(spec.commandLine().getErr()::println);
      lines.summary().forEach(spec.commandLine().getOut()::println);
      return report;
    }

    private Head head(String text) {
      return Head.of(text)
          .orElseThrow(
              () -> mistake("--head: \"" + text + "\" is no NUMBER:SEAL as it was logged"));
    }

    private CommandLine.ParameterException mistake(String text) {
      return new CommandLine.ParameterException(spec.commandLine(), text);
    }
  }
}
