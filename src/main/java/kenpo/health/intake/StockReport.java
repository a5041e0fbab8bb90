package kenpo.health.intake;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.file.Problem;
import kenpo.intake.ImportRun;
import kenpo.intake.ImportRun.Progress;
import kenpo.society.Japan;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells how an import of a {@link Stock} goes and ended, to the person who started it. */
public final class StockReport {

  /**
   * The file of texts in {@code messages/}; those of documents are in that of {@link Problem}, what
   * another stock says otherwise in its own.
   */
  public static final String TEXTS = "checkups";

  private static final String TEXTS_OF_SCORES = "scores";
  private static final String OURS = TEXTS + ".";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Messages messages;
  private final Stock stock;
  private final Language language;

  private StockReport(Messages messages, Stock stock, Language language) {
    this.messages = messages;
    this.stock = stock;
    this.language = language;
  }

  public static StockReport of(Stock stock, Language language) {
    var texts = List.of(TEXTS, TEXTS_OF_SCORES, Problem.TEXTS);
    return new StockReport(Messages.load(texts), stock, language);
  }

  public List<String> lines(StockResult result) {
    return switch (result) {
      case StockResult.Done(var id, var counts) -> List.of(counts(counts), text("done", id));
      case StockResult.Previewed(var id, var counts) ->
          List.of(counts(counts), text("previewed", id));
      case StockResult.Refused(var id) -> List.of(text("refused", id));
      case StockResult.NoRoster() -> List.of(text("no-roster"));
      case StockResult.OtherKeys() -> List.of(text("other-keys"));
      case StockResult.Busy(var run) ->
          Stream.concat(Stream.of(text("busy")), run.map(this::line).stream()).toList();
      case StockResult.Failed failed -> failed(failed);
      case StockResult.Undone undone -> undone(undone);
      case StockResult.NotUndone(var id, var later) -> List.of(notUndone(id, later));
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
        run.counts().map(DocumentCounts::of).map(this::counts).orElse("-"));
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

  /** The society's file doesn't say what there are scores of. */
  public String noIndex() {
    return text("no-index");
  }

  /** There is no such run. */
  public String noImport(long importId) {
    return text("no-import", importId);
  }

  /** Nothing was begun that there could be a report of. */
  public String notWritten(String file) {
    return text("not-written", file);
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

  private List<String> failed(StockResult.Failed failed) {
    var lines =
        new ArrayList<>(
            failed.problems().stream().map(one -> one.text(messages, language)).toList());
    lines.add(counts(failed.counts()));
    lines.add(text(failed.key(), failed.detail(), failed.importId()));
    return lines;
  }

  private List<String> undone(StockResult.Undone undone) {
    var lines = new ArrayList<String>();
    lines.add(text("undo", undone.removed(), undone.restored()));
    others("undo.same-file", undone.others().sameFile()).ifPresent(lines::add);
    others("undo.unchanged-since", undone.others().unchangedSince()).ifPresent(lines::add);
    lines.add(text(undone.preview() ? "undo.previewed" : "undo.done", undone.importId()));
    return lines;
  }

  private Optional<String> others(String key, List<Long> imports) {
    return Optional.of(imports.stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .filter(numbers -> !numbers.isEmpty())
        .map(numbers -> text(key, numbers));
  }

  private String notUndone(long importId, Optional<Long> later) {
    return later
        .map(other -> text("not-undone.later", importId, other))
        .orElseGet(() -> text("not-undone.nothing", importId));
  }

  private String counts(DocumentCounts counts) {
    var args =
        Stream.concat(
            Stream.of(counts.read()), DocumentCounts.OF_DOCUMENTS.stream().map(counts::of));
    return text("counts", args.toArray());
  }

  private String outcome(ReportRow row) {
    return text("outcome." + row.outcome().code());
  }

  private static String place(ReportRow row) {
    return row.line() == 0 ? "" : String.valueOf(row.line());
  }

  private String reason(ReportRow row) {
    return row.reason().startsWith(OURS)
        ? text(row.reason().substring(OURS.length()), row.args().toArray())
        : messages.text(language, row.reason(), row.args().toArray());
  }

  /** Of scores in their own words, where they have any. */
  private String text(String key, Object... args) {
    var own = "scores." + key;
    boolean otherwise = stock == Stock.SCORES && messages.has(own);
    return messages.text(language, otherwise ? own : "checkups." + key, args);
  }
}
