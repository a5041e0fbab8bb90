package kenpo.health.intake;

import java.util.List;
import kenpo.health.file.Problem;

/**
 * Something that a clerk is told of a document: nothing that it says about a person.
 *
 * @param document its name in the file; empty = the file as a whole
 * @param line in the document; 0 = the whole of it
 * @param field may be empty
 * @param reason key of a text, with the file that it is in
 */
public record ReportRow(
    DocumentOutcome outcome,
    String document,
    long line,
    String field,
    String reason,
    List<String> args) {

  /** Characters of a row, for those that are about as long as ours. */
  private static final int LENGTH = 200;

  static int weight(List<ReportRow> rows) {
    return LENGTH * rows.size();
  }

  static ReportRow of(DocumentOutcome outcome, Problem problem) {
    return new ReportRow(
        outcome,
        problem.entry(),
        problem.line(),
        problem.item(),
        Problem.TEXTS + "." + problem.key(),
        problem.args());
  }

  static ReportRow of(DocumentOutcome outcome, String document, String reason, String... args) {
    return new ReportRow(outcome, document, 0, "", StockReport.TEXTS + "." + reason, List.of(args));
  }

  /** The same of a document whose outcome is another. */
  ReportRow of(DocumentOutcome other) {
    return new ReportRow(other, document, line, field, reason, args);
  }
}
