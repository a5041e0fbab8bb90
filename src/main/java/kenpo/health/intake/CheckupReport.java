package kenpo.health.intake;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.file.Problem;
import kenpo.intake.ImportRun;
import kenpo.intake.ImportRun.Progress;
import kenpo.society.Japan;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells how an import of checkups goes and ended, to the person who started it. */
public final class CheckupReport {

  /** The file of texts in {@code messages/}; those of documents are in that of {@link Problem}. */
  public static final String TEXTS = "checkups";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Messages messages;
  private final Language language;

  /**
   * @param messages with the texts of {@link #TEXTS} and {@link Problem#TEXTS}
   */
  public CheckupReport(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  public List<String> lines(CheckupResult result) {
    return switch (result) {
      case CheckupResult.Done(var id, var counts) -> List.of(counts(counts), text("done", id));
      case CheckupResult.Previewed(var id, var counts) ->
          List.of(counts(counts), text("previewed", id));
      case CheckupResult.Refused(var problems) -> refused(problems);
      case CheckupResult.NoRoster() -> List.of(text("no-roster"));
      case CheckupResult.OtherKeys() -> List.of(text("other-keys"));
      case CheckupResult.Busy(var run) ->
          Stream.concat(Stream.of(text("busy")), run.map(this::line).stream()).toList();
      case CheckupResult.Failed(var key, var detail, var id, var counts) ->
          List.of(counts(counts), text(key, detail));
      case CheckupResult.Undone undone -> undone(undone);
      case CheckupResult.NotUndone(var id, var later) -> List.of(notUndone(id, later));
    };
  }

  /** A run in one line. */
  public String line(ImportRun run) {
    return text(
        "run",
        run.importId(),
        TIME.format(ZonedDateTime.ofInstant(run.startedAt(), Japan.ZONE)),
        run.fileName(),
        progress(run.progress()),
        run.counts().map(CheckupCounts::of).map(this::counts).orElse("-"));
  }

  /** The same of a run that nobody has heard of for too long. */
  public String brokenOff(ImportRun run) {
    return line(run) + " " + text("run.broken-off");
  }

  public String progress(Progress progress) {
    return text(
        "progress", text("state." + progress.state().code()), progress.percent(), progress.rows());
  }

  /** A row of the report in one line. */
  public String line(ReportRow row) {
    return Stream.of(outcome(row), row.document(), place(row), row.field(), reason(row))
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  public String more(int rows) {
    return text("more", rows);
  }

  public String written(String file, int rows) {
    return text("written", file, rows);
  }

  /** The titles of {@link #cells}. */
  public List<String> titles() {
    return Stream.of("outcome", "document", "line", "field", "reason")
        .map(title -> text("title." + title))
        .toList();
  }

  /** A row of the report as a table has it. */
  public List<String> cells(ReportRow row) {
    return List.of(outcome(row), row.document(), place(row), row.field(), reason(row));
  }

  private List<String> refused(List<Problem> problems) {
    var lines =
        new ArrayList<>(problems.stream().map(one -> one.text(messages, language)).toList());
    lines.add(text("refused"));
    return lines;
  }

  private List<String> undone(CheckupResult.Undone undone) {
    return List.of(
        text("undo", undone.removed(), undone.restored()),
        text(undone.preview() ? "undo.previewed" : "undo.done", undone.importId()));
  }

  private String notUndone(long importId, Optional<Long> later) {
    return later
        .map(other -> text("not-undone.later", importId, other))
        .orElseGet(() -> text("not-undone.nothing", importId));
  }

  private String counts(CheckupCounts counts) {
    var args =
        Stream.concat(
            Stream.of(counts.read()), CheckupCounts.OF_DOCUMENTS.stream().map(counts::of));
    return text("counts", args.toArray());
  }

  private String outcome(ReportRow row) {
    return text("outcome." + row.outcome().code());
  }

  private static String place(ReportRow row) {
    return row.line() == 0 ? "" : String.valueOf(row.line());
  }

  private String reason(ReportRow row) {
    return messages.text(language, row.reason(), row.args().toArray());
  }

  private String text(String key, Object... args) {
    return messages.text(language, "checkups." + key, args);
  }
}
