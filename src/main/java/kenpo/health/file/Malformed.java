package kenpo.health.file;

import java.util.List;

/** A document that can't be read as XML, or not safely. */
final class Malformed extends Exception {

  private static final long serialVersionUID = 1;

  private final String key;
  private final long line;
  private final transient List<String> args;

  Malformed(String key, long line, String... args) {
    super(key, null, false, false);
    this.key = key;
    this.line = line;
    this.args = List.of(args);
  }

  Problem problem(String entry) {
    return new Problem(entry, line, "", key, args);
  }
}
