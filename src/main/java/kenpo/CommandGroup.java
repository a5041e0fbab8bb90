package kenpo;

import java.util.concurrent.Callable;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig;
import kenpo.society.Societies;
import kenpo.society.Society;
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

  /** The one that {@code --society} names. */
  Society society(String id) {
    var folder = config().societies();
    return Societies.load(folder)
        .byId(id)
        .orElseThrow(
            () ->
                new ConfigError(
                    "--society: \"%s\" is not allowed; allowed: a file of %s"
                        .formatted(id, folder)));
  }
}
