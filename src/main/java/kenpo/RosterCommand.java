package kenpo;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import kenpo.db.Schema;
import kenpo.roster.intake.RekeyImport;
import kenpo.roster.intake.RekeyImport.Rekeyed;
import kenpo.society.Societies;
import kenpo.society.Society;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal roster …}: what is done to a roster without its file. */
@Command(
    name = "roster",
    description = "what is done to a roster without its file",
    subcommands = {RosterCommand.Rekey.class, CommandLine.HelpCommand.class})
final class RosterCommand extends CommandGroup {

  @Command(
      name = "rekey",
      description = "make a roster's keys anew after the society's match policy changed")
  static final class Rekey implements Callable<Integer> {

    @CommandLine.ParentCommand private RosterCommand parent;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Which which;

    private static final class Which {

      @Option(names = "--society", paramLabel = "ID", description = "whose roster it is, e.g. aoba")
      private String society;

      @Option(names = "--all", description = "the rosters of all societies")
      private boolean all;
    }

    @Override
    public Integer call() throws Exception {
      var config = parent.config();
      var chosen =
          which.all
              ? Societies.load(config.societies()).all()
              : List.of(parent.society(which.society));
      var schema = new Schema(config.database());
      schema.check();
      return rekey(new RekeyImport(schema, InstantSource.system(), whoever()), chosen)
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }

    /** One that is busy doesn't keep the others from being done. */
    private boolean rekey(RekeyImport rekey, Collection<Society> chosen) throws Exception {
      boolean done = true;
      for (var society : chosen) {
        done &= tell(society, rekey.run(society.id(), society.match()));
      }
      return done;
    }

    private boolean tell(Society society, Rekeyed rekeyed) {
      var line =
          switch (rekeyed) {
            case Rekeyed.Done(int keys) -> keys + " key(s) changed";
            case Rekeyed.Nothing() -> "no roster yet";
            case Rekeyed.Busy() -> "an import is under way: try again when it has ended";
          };
      boolean busy = rekeyed instanceof Rekeyed.Busy;
      var to = busy ? spec.commandLine().getErr() : spec.commandLine().getOut();
      to.println(society.id() + ": " + line);
      return !busy;
    }
  }
}
