package kenpo;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.letter.LetterDesk;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterOrders;
import kenpo.letter.LetterOrders.Reissued;
import kenpo.letter.Letters;
import kenpo.letter.print.AddressFile;
import kenpo.letter.print.LetterReport;
import kenpo.mail.Outbox;
import kenpo.society.Society;
import kenpo.web.Language;
import kenpo.web.Messages;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal letters …}: postcards to members, from the queue to the post. */
@Command(
    name = "letters",
    description = "postcards to members: order, print, post (docs/letters.md)",
    subcommands = {
      LetterCommand.Ask.class,
      LetterCommand.Reissue.class,
      LetterPrintCommand.class,
      LetterPostCommand.class,
      LetterCommand.Show.class,
      LetterCommand.Addresses.class,
      CommandLine.HelpCommand.class
    })
final class LetterCommand extends CommandGroup {

  /** A letter for everybody on a roster of a million people, or one again for each of a batch. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  @Option(
      names = "--language",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "ja",
      description = "ja or en (default: ${DEFAULT-VALUE})")
  private String language;

  final InstantSource clock = InstantSource.system();

  Letters letters(Db db) {
    var outbox = new Outbox(db, new Tokens(new SecureRandom()), clock);
    return Letters.of(
        db, Mac.of(config().secret(), Purpose.LETTER), audit(db, clock), outbox, clock);
  }

  Messages texts() {
    return Messages.load(LetterReport.TEXTS);
  }

  Language language() {
    return Language.of(language);
  }

  LetterReport report() {
    return new LetterReport(texts(), language());
  }

  <T> T ask(Function<Letters, Future<T>> question) throws Exception {
    return done(PATIENCE, (vertx, db) -> question.apply(letters(db)));
  }

  /** One of the things that are done about a society's letters. */
  abstract static class Step implements Callable<Integer> {

    @CommandLine.ParentCommand LetterCommand parent;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(names = "--society", required = true, paramLabel = "ID", description = "e.g. aoba")
    private String society;

    Society society() {
      return parent.society(society);
    }

    /** On standard error where nothing was done. */
    int tell(boolean done, List<String> lines) {
      var command = spec.commandLine();
      lines.forEach((done ? command.getOut() : command.getErr())::println);
      return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  @Command(name = "ask", description = "a first letter for members who never got one")
  static final class Ask extends Step {

    @Option(names = "--kind", description = "${COMPLETION-CANDIDATES} (default: by its style)")
    private Optional<LetterKind> kind;

    @Option(names = "--all", description = "for everybody on the roster who may have an account")
    private boolean all;

    @Override
    public Integer call() throws Exception {
      if (!all) {
        throw new CommandLine.ParameterException(spec.commandLine(), "--all is needed");
      }
      var whose = society();
      var which = kind.orElseGet(() -> LetterKind.firstOf(whose));
      int asked = parent.ask(letters -> new LetterOrders(letters).askAll(whose, which));
      return tell(true, List.of(parent.report().asked(asked)));
    }
  }

  @Command(name = "reissue", description = "print letters anew; those of before are void at once")
  static final class Reissue extends Step {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    /** One letter, or all of a batch that were not used yet. */
    static final class Which {

      @Option(names = "--letter", required = true, paramLabel = "N", description = "one letter")
      private Optional<Long> letter;

      @Option(
          names = "--batch",
          required = true,
          paramLabel = "N",
          description = "all of a batch that were not used yet")
      private Optional<Long> batch;
    }

    @Override
    public Integer call() throws Exception {
      var whose = society();
      long number = which.letter.or(() -> which.batch).orElseThrow();
      var reissued =
          parent.ask(
              letters ->
                  which.letter.isPresent()
                      ? new LetterOrders(letters).reissue(whose, number)
                      : new LetterOrders(letters).reissueBatch(whose, number));
      var lines = parent.report().lines(reissued, Long.toString(number));
      return tell(reissued instanceof Reissued.Done, lines);
    }
  }

  @Command(name = "list", description = "letters by kind and state, and the printed batches")
  static final class Show extends Step {

    @Override
    public Integer call() throws Exception {
      var whose = society();
      var overview = parent.ask(letters -> new LetterDesk(letters).overview(whose.id()));
      return tell(true, parent.report().lines(overview));
    }
  }

  @Command(name = "addresses", description = "write down where the letters of a batch went")
  static final class Addresses extends Step {

    @Option(
        names = "--batch",
        required = true,
        paramLabel = "N",
        description = "as \"list\" has it")
    private long batch;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "a new CSV file")
    private Path file;

    @Override
    public Integer call() throws Exception {
      var whose = society();
      var all = parent.ask(letters -> new LetterDesk(letters).addresses(whose, batch));
      if (all.isEmpty()) {
        return tell(false, List.of(parent.report().unknown(batch)));
      }
      new AddressFile(parent.texts(), parent.language()).write(file, all);
      var line = parent.report().addresses(file, all.size());
      return tell(true, List.of(line));
    }
  }
}
