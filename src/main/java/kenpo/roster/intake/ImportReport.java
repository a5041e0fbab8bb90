package kenpo.roster.intake;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import kenpo.intake.ImportRun;
import kenpo.intake.ImportRun.Progress;
import kenpo.roster.file.Problem;
import kenpo.roster.intake.Difference.Example;
import kenpo.society.Japan;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells how an import goes and ended, line by line, to the person who started it. */
public final class ImportReport {

  /** The file of texts in {@code messages/}. */
  public static final String TEXTS = "roster";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Messages messages;
  private final Language language;

  public ImportReport(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  public List<String> lines(Imported imported) {
    return switch (imported) {
      case Imported.Done(var id, var difference, var warnings) ->
          told(warnings, difference, text("done", id));
      case Imported.Previewed(var difference, var warnings) ->
          told(warnings, difference, text("previewed"));
      case Imported.TooManyLost(var members, var difference) ->
          told(List.of(), difference, tooManyLost(members, difference));
      case Imported.Refused(var problems) ->
          Stream.concat(problems.stream().map(this::line), Stream.of(text("refused"))).toList();
      case Imported.Busy(var run) ->
          Stream.concat(Stream.of(text("busy")), run.map(this::line).stream()).toList();
      case Imported.Failed(var key, var detail) -> List.of(text(key, detail));
      case Imported.Undone undone -> undone(undone);
      case Imported.NotUndone(var id, var possible) ->
          List.of(
              possible
                  .map(other -> text("not-undone.other", id, other))
                  .orElseGet(() -> text("not-undone.none", id)));
    };
  }

  /** A run in one line. */
  public String line(ImportRun run) {
    return text(
        "run",
        run.importId(),
        time(run),
        run.fileName(),
        progress(run.progress()),
        run.counts().map(Difference::of).map(this::counts).orElse("-"));
  }

  /** The same of a run that nobody has heard of for too long. */
  public String brokenOff(ImportRun run) {
    return line(run) + " " + text("run.broken-off");
  }

  public String progress(Progress progress) {
    return text(
        "progress", text("state." + progress.state().code()), progress.percent(), progress.rows());
  }

  private List<String> told(List<Problem> warnings, Difference difference, String ended) {
    return Stream.of(
            warnings.stream().map(problem -> text("warning") + ": " + line(problem)),
            Stream.of(RosterChange.values())
                .flatMap(change -> examples(change.code(), difference.examples(change))),
            examples("excluded", difference.excluded().first()),
            Stream.of(counts(difference), ended))
        .flatMap(lines -> lines)
        .toList();
  }

  private Stream<String> examples(String change, List<Example> examples) {
    var name = text("change." + change);
    return examples.stream()
        .map(
            example ->
                example.line() == 0
                    ? text("example.missing", name, example.papers())
                    : text("example", name, example.line(), example.papers()));
  }

  private String counts(Difference difference) {
    return text(
        "counts",
        difference.count(RosterChange.ADDED),
        difference.count(RosterChange.CHANGED),
        difference.count(RosterChange.RENUMBERED),
        difference.count(RosterChange.LOST),
        difference.count(RosterChange.RETURNED),
        difference.unchanged(),
        difference.excluded().count());
  }

  private String tooManyLost(int members, Difference difference) {
    return text(
        "too-many-lost",
        members,
        difference.count(RosterChange.LOST),
        difference.excluded().count(),
        difference.ending());
  }

  private List<String> undone(Imported.Undone undone) {
    return List.of(
        text("undo", undone.restored(), undone.removed(), undone.kept(), undone.reopened()),
        text(undone.preview() ? "undo.previewed" : "undo.done", undone.importId()));
  }

  private static String time(ImportRun run) {
    return TIME.format(ZonedDateTime.ofInstant(run.startedAt(), Japan.ZONE));
  }

  private String line(Problem problem) {
    return problem.text(messages, language);
  }

  private String text(String key, Object... args) {
    return messages.text(language, TEXTS + "." + key, args);
  }
}
