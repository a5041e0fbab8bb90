package kenpo.health.file;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, and what is only worth a note, in one document under way. */
final class Findings {

  /** So many are told of one document; more say nothing new. */
  static final int MOST = 50;

  private final String entry;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  Findings(String entry) {
    this.entry = entry;
  }

  /** The document can't be taken. */
  void refuse(long line, String item, String key, String... args) {
    add(problems, line, item, key, args);
  }

  void refuse(Element at, String key, String... args) {
    refuse(at.line(), "", key, args);
  }

  void refuse(Malformed malformed) {
    problems.add(malformed.problem(entry));
  }

  /** The document is taken all the same. */
  void note(long line, String item, String key, String... args) {
    add(notes, line, item, key, args);
  }

  void note(Element at, String key, String... args) {
    note(at.line(), "", key, args);
  }

  private void add(List<Problem> to, long line, String item, String key, String... args) {
    if (to.size() < MOST) {
      to.add(new Problem(entry, line, item, key, List.of(args)));
    }
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  List<Problem> problems() {
    return problems;
  }

  List<Problem> notes() {
    return notes;
  }
}
