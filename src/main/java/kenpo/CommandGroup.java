package kenpo;

import java.util.concurrent.Callable;
import kenpo.config.PortalConfig;
import picocli.CommandLine;

/** A word of the command line that does nothing by itself: without another it says which follow. */
abstract class CommandGroup implements Callable<Integer> {

  @CommandLine.ParentCommand private Main main;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  PortalConfig config() {
    return main.config();
  }
}
