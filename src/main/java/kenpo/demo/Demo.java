package kenpo.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kenpo.config.ConfigError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the demo: {@code bin/demo}. */
@Command(
    name = "bin/demo",
    description =
        "The whole portal on this machine, with made-up people: three sample societies, a database"
            + " and a mailbox. All it keeps is in var/.",
    mixinStandardHelpOptions = true,
    version = "kenpo-portal 0.1.0",
    sortOptions = false)
public final class Demo implements Callable<Integer> {

  // Japanese on a machine that has not chosen a language too.
  private static final PrintStream OUT = utf8(FileDescriptor.out);
  private static final PrintStream ERR = utf8(FileDescriptor.err);

  private final Running running = new Running();

  @Mixin private Ports ports;

  @Option(names = "--fresh", description = "forget all of earlier runs: empties var/ first")
  private boolean fresh;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Answers the exit code; what is wrong is told in one line on standard error. */
  static int run(String... args) {
    var demo = new Demo();
    return new CommandLine(demo)
        .setExecutionExceptionHandler((failure, command, parsed) -> demo.tell(failure))
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    new DemoStart(ports, running, OUT::println).start(Path.of("var"), fresh);
    Thread.currentThread().join();
    return CommandLine.ExitCode.OK;
  }

  private void stop() {
    try {
      running.stop();
    } catch (RuntimeException e) {
      ERR.println("demo: " + e.getMessage());
    }
  }

  private int tell(Exception failure) throws Exception {
    if (running.stopping()) {
      // Ctrl-C during the start; what failed did so because of it.
      return CommandLine.ExitCode.SOFTWARE;
    }
    switch (failure) {
      case CannotStart reason -> ERR.println("demo: " + reason.getMessage());
      case ConfigError mistakes -> mistakes.problems().forEach(ERR::println);
      default -> throw failure;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
