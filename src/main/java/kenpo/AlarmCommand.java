package kenpo;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kenpo.config.Durations;
import kenpo.society.Japan;
import kenpo.society.Societies;
import kenpo.throttle.AlarmSwitch;
import kenpo.throttle.AlarmSwitch.Lit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal alarm …}: harder challenges for everybody, while the operator wants them. */
@Command(
    name = "alarm",
    description = "harder challenges at the login of all societies (docs/throttle.md)",
    subcommands = {
      AlarmCommand.On.class,
      AlarmCommand.Off.class,
      AlarmCommand.Status.class,
      CommandLine.HelpCommand.class
    })
final class AlarmCommand extends CommandGroup {

  private <T> T with(Function<AlarmSwitch, Future<T>> work) throws Exception {
    var societies = Societies.load(config().societies());
    var clock = InstantSource.system();
    return done((vertx, db) -> work.apply(new AlarmSwitch(db, audit(db, clock), societies, clock)));
  }

  @Command(name = "on", description = "switch it on; the servers know within two seconds")
  static final class On implements Callable<Integer> {

    @CommandLine.ParentCommand private AlarmCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        description = "switch it off by itself after this time, e.g. 30m, 12h or 2d")
    private Optional<String> length;

    @Override
    public Integer call() throws Exception {
      var chosen = length.map(this::time);
      parent.with(alarm -> alarm.on(chosen));
      spec.commandLine().getOut().println("on" + length.map(" for "::concat).orElse(""));
      return CommandLine.ExitCode.OK;
    }

    private Duration time(String text) {
      return Durations.of(text)
          .filter(Duration::isPositive)
          .orElseThrow(
              () ->
                  new CommandLine.ParameterException(
                      spec.commandLine(), "--for: a time such as 30m, 12h or 2d is needed"));
    }
  }

  @Command(name = "off", description = "switch it off")
  static final class Off implements Callable<Integer> {

    @CommandLine.ParentCommand private AlarmCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      int ended = parent.with(AlarmSwitch::off);
      spec.commandLine().getOut().println(ended == 0 ? "it was not on" : "off");
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(name = "status", description = "which alarms are on, and since when")
  static final class Status implements Callable<Integer> {

    @CommandLine.ParentCommand private AlarmCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      var lit = parent.with(AlarmSwitch::status);
      lit.stream().map(Status::line).forEach(spec.commandLine().getOut()::println);
      if (lit.isEmpty()) {
        spec.commandLine().getOut().println("no alarm");
      }
      return CommandLine.ExitCode.OK;
    }

    private static String line(Lit alarm) {
      return "%s: %s since %s, %s"
          .formatted(
              alarm.societyId(),
              alarm.byHand() ? "switched on by hand" : "sprayed with guesses",
              local(alarm.since()),
              alarm.until().map(end -> "until " + local(end)).orElse("until it is switched off"));
    }

    private static String local(Instant at) {
      return at.truncatedTo(ChronoUnit.SECONDS).atZone(Japan.ZONE).toOffsetDateTime().toString();
    }
  }
}
