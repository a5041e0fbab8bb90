package kenpo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.throttle.simulation.Attack;
import kenpo.throttle.simulation.Policy;
import kenpo.throttle.simulation.Report;
import kenpo.throttle.simulation.Scale;
import kenpo.throttle.simulation.Simulation;
import kenpo.throttle.simulation.Table;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal simulate …}: what the policy at hand does, without a server. */
@Command(
    name = "simulate",
    description = "what the policy at hand does, without a server",
    subcommands = {SimulateCommand.Attacks.class, CommandLine.HelpCommand.class})
final class SimulateCommand extends CommandGroup {

  private static final String ALL = "all";

  private enum Format {
    TEXT,
    MARKDOWN
  }

  @Command(
      name = "attack",
      description = "play attacks on the login against its own rules, on a simulated clock")
  static final class Attacks implements Callable<Integer> {

    @CommandLine.ParentCommand private SimulateCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
        names = "--attack",
        paramLabel = "NAME",
        defaultValue = ALL,
        description = "one-account, spray, one-address, lockout, office, first-day; default: all")
    private String attack;

    @Option(
        names = "--policy",
        paramLabel = "NAME",
        defaultValue = ALL,
        description =
            "ladder, lock-after-5, fixed-captcha, thirty-with-waits; default: all of them")
    private String policy;

    @Option(
        names = "--society",
        paramLabel = "ID",
        description = "whose policy the ladder is; default: the first one's")
    private Optional<String> society;

    @Option(
        names = "--guesses",
        paramLabel = "N",
        description = "that the attacker wants to make; default: by attack, as the next two")
    private Optional<Integer> guesses;

    @Option(names = "--addresses", paramLabel = "N", description = "that he has")
    private Optional<Integer> addresses;

    @Option(
        names = "--accounts",
        paramLabel = "N",
        description = "that he guesses for; in an office: who works there")
    private Optional<Integer> accounts;

    @Option(
        names = "--owner-logins",
        paramLabel = "N",
        defaultValue = "24",
        description =
            "of the owner of a single account that is attacked, on a known device; default: 24")
    private int ownerLogins;

    @Option(
        names = "--hours",
        paramLabel = "N",
        defaultValue = "24",
        description = "from midnight before a Monday on; default: 24")
    private int hours;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "the same one gives the same figures; default: 1")
    private long seed;

    @Option(
        names = "--format",
        defaultValue = "text",
        description = "text or markdown; default: text")
    private Format format;

    @Override
    public Integer call() {
      var scale = scale();
      var attacks = chosen("--attack", Attack.values(), attack);
      var policies = chosen("--policy", Policy.values(), policy);
      var simulation = new Simulation(whose(), parent.config().challenge().levels(), scale);
      var results =
          attacks.stream().flatMap(a -> policies.stream().map(p -> simulation.play(a, p))).toList();
      var report = new Report(results, scale);
      Stream.of(report.attackers(), report.members())
          .filter(table -> !table.rows().isEmpty())
          .forEach(this::print);
      return CommandLine.ExitCode.OK;
    }

    private void print(Table table) {
      var out = spec.commandLine().getOut();
      out.println(format == Format.MARKDOWN ? table.markdown() : table.text());
      out.println();
    }

    private Society whose() {
      return society
          .map(parent::society)
          .orElseGet(() -> Societies.load(parent.config().societies()).all().iterator().next());
    }

    private Scale scale() {
      Stream.of(guesses, addresses, accounts, Optional.of(hours), Optional.of(ownerLogins + 1))
          .flatMap(Optional::stream)
          .filter(number -> number < 1)
          .findFirst()
          .ifPresent(number -> refuse(number + " is not allowed; allowed: 1 or more"));
      return new Scale(guesses, addresses, accounts, ownerLogins, Duration.ofHours(hours), seed);
    }

    /** Names are those of the values, in small letters with hyphens. */
    private <E extends Enum<E>> List<E> chosen(String option, E[] values, String name) {
      var found =
          Arrays.stream(values).filter(v -> name.equals(ALL) || name.equals(name(v))).toList();
      if (found.isEmpty()) {
        var allowed = Arrays.stream(values).map(Attacks::name).collect(Collectors.joining(", "));
        refuse("%s: \"%s\" is not allowed; allowed: %s".formatted(option, name, allowed));
      }
      return found;
    }

    private static String name(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void refuse(String why) {
      throw new CommandLine.ParameterException(spec.commandLine(), why);
    }
  }
}
