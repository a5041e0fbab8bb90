package kenpo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
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
          parent.done((vertx, db) -> db.transaction(tx -> rotate(vertx, tx, config, societies)));
      spec.commandLine().getOut().println(made + " key(s) made");
      return CommandLine.ExitCode.OK;
    }

    private static Future<Integer> rotate(
        Vertx vertx, Db tx, PortalConfig config, Societies societies) {
      var clock = InstantSource.system();
      var event = Event.of(Kind.KEYS, Result.ROTATED, "");
      return new TokenKeys(vertx, tx, config.secret(), clock)
          .rotate(societies.all(), Duration.ZERO)
          .compose(
              made ->
                  Future.all(
                          societies.all().stream()
                              .map(society -> audit(tx, clock).record(society.id(), event))
                              .toList())
                      .map(made));
    }
  }

  private enum Result {
    ROTATED
  }
}
