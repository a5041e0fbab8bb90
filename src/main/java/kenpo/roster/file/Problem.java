package kenpo.roster.file;

import java.util.List;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * What is wrong in a roster file, and where.
 *
 * @param line where the row begins, the header being line 1; 0 = the file as a whole
 * @param column name of the column in the header; empty = the whole row
 * @param key of the text in {@code messages/…/roster.properties}
 * @param args what the text names, in its order
 */
public record Problem(long line, String column, String key, List<String> args) {

  public static Problem of(long line, String column, String key, String... args) {
    return new Problem(line, column, key, List.of(args));
  }

  /** Where it is and what is wrong, as one line. */
  public String text(Messages messages, Language language) {
    var place = line == 0 ? "at.file" : column.isEmpty() ? "at.row" : "at.field";
    return "%s: %s"
        .formatted(
            messages.text(language, "roster." + place, line, column),
            messages.text(language, "roster." + key, args.toArray()));
  }
}
