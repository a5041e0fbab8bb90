package kenpo;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kenpo.config.Cidr;
import kenpo.throttle.listing.ListingDesk;
import kenpo.throttle.listing.ListingDesk.Added;
import kenpo.throttle.listing.ListingDesk.Ordered;
import kenpo.throttle.listing.ListingDesk.Wish;
import kenpo.throttle.listing.ListingReport;
import kenpo.throttle.listing.Standing.Order;
import kenpo.web.Language;
import kenpo.web.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/portal allow …}: addresses that a society registers as legitimate. */
@Command(
    name = "allow",
    description = "addresses that a society registers as legitimate (docs/operations.md)",
    subcommands = {
      AllowCommand.Add.class,
      AllowCommand.Show.class,
      AllowCommand.Resume.class,
      AllowCommand.Suspend.class,
      AllowCommand.Revoke.class,
      CommandLine.HelpCommand.class
    })
final class AllowCommand extends CommandGroup {

  @Option(
      names = "--language",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "ja",
      description = "ja or en (default: ${DEFAULT-VALUE})")
  private String language;

  /** Asks the desk, and says what it answered; on standard error where nothing was done. */
  private <T> int ask(
      CommandLine command, Function<ListingDesk, Future<T>> question, Function<T, Told> report)
      throws Exception {
    var clock = InstantSource.system();
    var told =
        report.apply(
            done((vertx, db) -> question.apply(new ListingDesk(db, audit(db, clock), clock))));
    var to = told.done ? command.getOut() : command.getErr();
    told.lines.forEach(to::println);
    return told.done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private record Told(boolean done, List<String> lines) {}

  private ListingReport report() {
    return new ListingReport(
        Messages.load(List.of(ListingReport.TEXTS)), Language.of(language), InstantSource.system());
  }

  /** One of the things that are done about the lists. */
  abstract static class Step implements Callable<Integer> {

    @CommandLine.ParentCommand AllowCommand parent;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;
  }

  @Command(name = "add", description = "put a network on a society's list")
  static final class Add extends Step {

    @Option(names = "--society", required = true, paramLabel = "ID", description = "e.g. aoba")
    private String society;

    @Option(
        names = "--range",
        required = true,
        paramLabel = "CIDR",
        description = "an address, or a network with no bits set behind its prefix")
    private String range;

    @Option(names = "--label", required = true, paramLabel = "TEXT", description = "what it is")
    private String label;

    @Option(
        names = "--owner",
        required = true,
        paramLabel = "TEXT",
        description = "who answers for it, e.g. a firm and its desk")
    private String owner;

    @Option(
        names = "--expires",
        required = true,
        paramLabel = "DATE",
        description = "its last day, e.g. 2027-03-31; a year ahead at most")
    private LocalDate expires;

    @Option(
        names = "--approved",
        description = "though it is wider than /24 (IPv6: /48), or on another society's list")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
      var whose = parent.society(society);
      var network =
          Cidr.of(range)
              .orElseThrow(
                  () ->
                      new CommandLine.ParameterException(
                          spec.commandLine(),
                          "--range: \"" + range + "\" is no network such as 198.51.100.0/24"));
      return parent.ask(
          spec.commandLine(),
          desk -> desk.add(whose.id(), new Wish(network, label, owner, expires, approved)),
          added -> new Told(added instanceof Added.Done, List.of(tell(whose.id(), added))));
    }

    private String tell(String societyId, Added added) {
      return parent.report().line(societyId, added);
    }
  }

  @Command(name = "list", description = "what is on the lists, and how it stands")
  static final class Show extends Step {

    @Option(names = "--society", paramLabel = "ID", description = "of one society only")
    private Optional<String> society;

    @Override
    public Integer call() throws Exception {
      society.ifPresent(parent::society);
      return parent.ask(
          spec.commandLine(),
          desk -> desk.list(society),
          all -> new Told(true, parent.report().lines(all)));
    }
  }

  /** What the commands that change one have in common. */
  abstract static class Change extends Step {

    private final Order order;

    @Parameters(paramLabel = "ID", description = "as \"list\" has it, e.g. aoba/12")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "is kept")
    private String reason;

    Change(Order order) {
      this.order = order;
    }

    @Override
    public Integer call() throws Exception {
      var parts = id.split("/", -1);
      if (parts.length != 2 || !parts[1].matches("[0-9]{1,18}")) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "\"" + id + "\" is no ID such as aoba/12");
      }
      return parent.ask(
          spec.commandLine(),
          desk -> desk.order(parts[0], Long.parseLong(parts[1]), order, reason),
          ordered ->
              new Told(
                  ordered instanceof Ordered.Done,
                  List.of(parent.report().line(id, order, ordered))));
    }
  }

  @Command(name = "resume", description = "end a suspension")
  static final class Resume extends Change {
    Resume() {
      super(Order.RESUME);
    }
  }

  @Command(name = "suspend", description = "suspend one until somebody resumes it")
  static final class Suspend extends Change {
    Suspend() {
      super(Order.SUSPEND);
    }
  }

  @Command(name = "revoke", description = "take one off the list for ever")
  static final class Revoke extends Change {
    Revoke() {
      super(Order.REVOKE);
    }
  }
}
