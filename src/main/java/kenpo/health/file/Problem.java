package kenpo.health.file;

import java.util.List;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * What is wrong, or worth a note, in a file of checkups, and where. Neither place nor arguments
 * hold names, numbers or values of persons.
 *
 * @param entry the document within its file, safe to print; empty = the file as a whole
 * @param line within the document, from 1; 0 = the document as a whole
 * @param item the name of the item, by our tables, and its code; of a table of comma-separated
 *     values the column; empty = none
 * @param key of the text in {@code messages/…/checkupfile.properties}
 * @param args what the text names, in its order
 */
public record Problem(String entry, long line, String item, String key, List<String> args) {

  /** The file of texts in {@code messages/}. */
  public static final String TEXTS = "checkupfile";

  public Problem {
    args = List.copyOf(args);
  }

  /** Of the file as a whole. */
  public static Problem of(String key, String... args) {
    return new Problem("", 0, "", key, List.of(args));
  }

  /** Of one document as a whole. */
  static Problem in(String entry, String key, String... args) {
    return new Problem(entry, 0, "", key, List.of(args));
  }

  /** Of a row of a table, and a column of it where one is named. */
  static Problem row(long line, String column, String key, String... args) {
    return new Problem("", line, column, key, List.of(args));
  }

  /** Where it is, what is wrong and what to do, as one line. */
  public String text(Messages messages, Language language) {
    return "%s: %s"
        .formatted(
            messages.text(language, "checkupfile." + place(), entry, line, item),
            messages.text(language, "checkupfile." + key, args.toArray()));
  }

  private String place() {
    if (entry.isEmpty()) {
      return line == 0 ? "at.file" : item.isEmpty() ? "at.row" : "at.column";
    }
    return line == 0 ? "at.document" : item.isEmpty() ? "at.line" : "at.item";
  }
}
