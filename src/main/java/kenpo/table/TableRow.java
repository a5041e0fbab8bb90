package kenpo.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;

/**
 * The row that was read last, as its fields without the blanks around them. One object serves all
 * rows, and a field that says the same as the one above it is the same text.
 */
public final class TableRow extends AbstractBaseCsvCallbackHandler<TableRow> {

  /** Characters in one row; a quote that isn't closed ends there. */
  static final int MAX_LENGTH = 1 << 16;

  /** A row too long to be one. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String[] fields;
  private final boolean[] readable;
  private long line;
  private int length;

  /**
   * @param most columns in one file
   */
  TableRow(int most) {
    this.fields = new String[most];
    this.readable = new boolean[most];
    Arrays.fill(fields, "");
  }

  /** Where it begins; that of the row under way when reading failed. */
  public long line() {
    return line;
  }

  public int width() {
    return getFieldCount();
  }

  public String field(int place) {
    return fields[place];
  }

  /** Whether a field holds no control characters. */
  public boolean isReadable(int place) {
    return readable[place];
  }

  /** Whether a field swallowed what should be others, as after a quote that isn't closed. */
  public boolean hasSwallowed() {
    return fields().stream().anyMatch(field -> field.matches("(?s).*[,\\n\\r].*"));
  }

  public List<String> fields() {
    return List.of(Arrays.copyOf(fields, width()));
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    length = 0;
  }

  @Override
  protected void handleField(int place, char[] text, int from, int count, boolean quoted) {
    length += count + 1;
    if (place == fields.length || length > MAX_LENGTH) {
      throw new TooLong();
    }
    if (!says(fields[place], text, from, count)) {
      var field = new String(text, from, count);
      fields[place] = isPadded(text, from, count) ? field.strip() : field;
      readable[place] = isReadable(fields[place]);
    }
  }

  @Override
  protected TableRow buildRecord() {
    return this;
  }

  /** Hardly any is: it is cheaper to see so than to strip. */
  private static boolean isPadded(char[] text, int from, int count) {
    return count > 0 && (isBlank(text[from]) || isBlank(text[from + count - 1]));
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c >= '\u1680' && c <= '\u3000' && Character.isWhitespace(c);
  }

  private static boolean isReadable(String field) {
    for (int i = 0; i < field.length(); i++) {
      if (Character.isISOControl(field.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean says(String field, char[] text, int from, int count) {
    if (field.length() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (field.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
