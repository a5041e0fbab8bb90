package kenpo.table;

import java.util.List;

/** A file that ends, in the middle of it, to be comma-separated values. */
public final class BrokenTable extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final String key;
  private final transient List<String> args;

  BrokenTable(long line, String key, String... args) {
    super(key, null, false, false);
    this.line = line;
    this.key = key;
    this.args = List.of(args);
  }

  /** From 1. */
  public long line() {
    return line;
  }

  /**
   * Of the text that says why: {@code row.quote}, {@code row.too-long}, {@code row.broken-byte}.
   */
  public String key() {
    return key;
  }

  /** What the text names: of {@code row.broken-byte} the encoding. */
  public List<String> args() {
    return args;
  }
}
