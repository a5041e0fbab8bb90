package kenpo.roster;

import java.util.List;
import java.util.stream.Stream;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells how an import ended, line by line, to the person who started it. */
public final class ImportReport {

  /** The file of texts in {@code messages/}. */
  public static final String TEXTS = "roster";

  private final Messages messages;
  private final Language language;

  public ImportReport(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  public List<String> lines(Imported imported) {
    return switch (imported) {
      case Imported.Refused(var problems) ->
          Stream.concat(problems.stream().map(this::line), Stream.of(text("refused"))).toList();
      case Imported.Done done ->
          Stream.of(
                  done.warnings().stream().map(problem -> text("warning") + ": " + line(problem)),
                  done.missingPapers().stream().map(papers -> text("done.missing", papers)),
                  Stream.of(counts(done)))
              .flatMap(lines -> lines)
              .toList();
    };
  }

  private String counts(Imported.Done done) {
    return text("done", done.added(), done.changed(), done.unchanged(), done.missing());
  }

  private String line(Problem problem) {
    return problem.text(messages, language);
  }

  private String text(String key, Object... args) {
    return messages.text(language, TEXTS + "." + key, args);
  }
}
