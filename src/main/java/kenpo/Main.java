package kenpo;

import ch.qos.logback.classic.LoggerContext;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import kenpo.config.ConfigError;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.db.Schema;
import kenpo.results.Knowledge;
import kenpo.society.Societies;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: {@code bin/portal}. */
@Command(
    name = "portal",
    description = "kenpo-portal: a member portal for health insurance societies",
    mixinStandardHelpOptions = true,
    version = "kenpo-portal 0.1.0")
public final class Main implements Callable<Integer> {

  /** Requests under way have 30 s, mails 10 s; the rest is for closing. */
  private static final Duration STOP = Duration.ofSeconds(45);

  private static final int START_SECONDS = 60;

  private static final List<Class<?>> COMMANDS =
      List.of(
          Start.class,
          Migrate.class,
          CheckConfig.class,
          CheckSchemaCommand.class,
          ImportCommand.class,
          RosterCommand.class,
          KeysCommand.class,
          AlarmCommand.class,
          AllowCommand.class,
          LetterCommand.class,
          AuditCommand.class,
          SimulateCommand.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "portal.yaml of this server; without it defaults and environment only")
  private Path configFile;

  public static void main(String[] args) {
    int code = run(args);
    endLog();
    System.exit(code);
  }

  /**
   * Runs a command and answers its exit code; mistakes are told in one line each on standard error.
   */
  static int run(String... args) {
    return commandLine(args).execute(args);
  }

  /**
   * Knows the commands that the words may name, or all where there are none. Each command's options
   * are found by reflection, which takes longer than what most commands do.
   */
  static CommandLine commandLine(String... words) {
    var said = Set.copyOf(List.of(words));
    var meant = COMMANDS.stream().filter(command -> said.contains(name(command))).toList();
    var line = new CommandLine(new Main());
    (meant.isEmpty() ? COMMANDS : meant).forEach(line::addSubcommand);
    return line.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Main::tell);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  PortalConfig config() {
    return PortalConfig.load(Optional.ofNullable(configFile), Overrides.ofThisProcess());
  }

  /** Writes the lines that still wait, and gives up after some seconds. */
  private static void endLog() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      log.stop();
    }
  }

  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    switch (failure) {
      case ConfigError mistakes -> mistakes.problems().forEach(command.getErr()::println);
      case FileSystemException file ->
          command.getErr().println(file.getFile() + ": cannot be read");
      default -> throw failure;
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Command(name = "start", description = "start the server")
  static final class Start implements Callable<Integer> {

    @CommandLine.ParentCommand private Main main;

    @Override
    public Integer call() throws Exception {
      var config = main.config();
      var societies = Societies.load(config.societies());
      new Schema(config.database()).check();
      var portal =
          Portal.start(config, societies, InstantSource.system(), new SecureRandom())
              .await(START_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(portal, STOP.plus(config.shutdownDelay()))));
      System.out.printf(
          "kenpo-portal listens on http://%s:%d%n", config.member().address(), portal.memberPort());
      Thread.currentThread().join();
      return CommandLine.ExitCode.OK;
    }

    /** Whoever asked it to stop, and saw it stop in time, is told 0 instead of the signal. */
    private static void stop(Portal portal, Duration most) {
      int code = CommandLine.ExitCode.SOFTWARE;
      try {
        portal.stop().await(most.toMillis(), TimeUnit.MILLISECONDS);
        code = CommandLine.ExitCode.OK;
      } catch (java.util.concurrent.TimeoutException e) {
        LoggerFactory.getLogger(Main.class).warn("not all requests ended in time");
      } catch (RuntimeException e) {
        LoggerFactory.getLogger(Main.class).error("the stop failed: {}", e.getClass().getName());
      } finally {
        endLog();
        Runtime.getRuntime().halt(code);
      }
    }
  }

  @Command(name = "migrate", description = "bring the database schema to this version")
  static final class Migrate implements Callable<Integer> {

    @CommandLine.ParentCommand private Main main;

    @Override
    public Integer call() {
      int steps = new Schema(main.config().database()).migrate();
      System.out.println(steps == 0 ? "the schema is up to date" : steps + " migration(s) applied");
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "check-config",
      description = "read portal.yaml, all societies and health data, and say what is wrong")
  static final class CheckConfig implements Callable<Integer> {

    @CommandLine.ParentCommand private Main main;

    @Override
    public Integer call() {
      var config = main.config();
      var societies = Societies.load(config.societies());
      var knowledge = Knowledge.load(config.health(), societies.all());
      societies
          .all()
          .forEach(s -> System.out.printf("%s: style %s, %s%n", s.id(), s.style(), s.name().ja()));
      knowledge.remarks(societies.all()).forEach(System.out::println);
      return CommandLine.ExitCode.OK;
    }
  }
}
