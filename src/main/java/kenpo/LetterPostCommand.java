package kenpo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.letter.LetterDesk;
import kenpo.letter.LetterDesk.Posted;
import kenpo.letter.LetterDesk.TakenBack;
import kenpo.society.Society;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/portal letters posted}: batches went to the post, or didn't after all. */
@Command(name = "posted", description = "say when a batch was posted: its letters' time begins")
final class LetterPostCommand extends LetterCommand.Step {

  @Option(
      names = "--batch",
      required = true,
      arity = "1..*",
      paramLabel = "N",
      description = "as \"list\" has it; several are told one after the other")
  private List<Long> batches;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  /** A day, or none. */
  static final class What {

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DATE",
        description = "the day in Japan, e.g. 2026-12-01")
    private Optional<LocalDate> on;

    @Option(
        names = "--undo",
        required = true,
        description = "take back a wrong day or batch: the letters count as printed only")
    private boolean undo;
  }

  @Override
  public Integer call() throws Exception {
    var whose = society();
    int code = CommandLine.ExitCode.OK;
    for (long batch : batches) {
      code = Math.max(code, what.undo ? takeBack(whose, batch) : post(whose, batch));
    }
    return code;
  }

  private int post(Society whose, long batch) throws Exception {
    var day = what.on.orElseThrow();
    var posted = parent.ask(letters -> new LetterDesk(letters).posted(whose, batch, day));
    return tell(posted instanceof Posted.Done, List.of(parent.report().line(posted, batch)));
  }

  private int takeBack(Society whose, long batch) throws Exception {
    var back = parent.ask(letters -> new LetterDesk(letters).notPosted(whose, batch));
    return tell(back instanceof TakenBack.Done, List.of(parent.report().line(back, batch)));
  }
}
