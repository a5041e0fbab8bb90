package kenpo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import kenpo.session.TokenKeys;
import kenpo.society.Societies;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bin/portal keys …}: the keys that sessions are signed with. */
@Command(
    name = "keys",
    description = "the keys that sessions are signed with",
    subcommands = {KeysCommand.Rotate.class, CommandLine.HelpCommand.class})
final class KeysCommand extends CommandGroup {

  @Command(
      name = "rotate",
      description = "make a new key for each society; the servers sign with it in two minutes")
  static final class Rotate implements Callable<Integer> {

    @CommandLine.ParentCommand private KeysCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      var config = parent.config();
      var societies = Societies.load(config.societies());
      int made =
          parent.done(
              (vertx, db) ->
                  new TokenKeys(vertx, db, config.secret(), InstantSource.system())
                      .rotate(societies.all(), Duration.ZERO));
      spec.commandLine().getOut().println(made + " key(s) made");
      return CommandLine.ExitCode.OK;
    }
  }
}
