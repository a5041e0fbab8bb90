package kenpo.health.file;

import java.util.List;

/** A file of checkups is refused as a whole; nothing of it may be taken. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  Unreadable(List<Problem> problems) {
    super(problems.getFirst().key(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  static Unreadable because(String key, String... args) {
    return new Unreadable(List.of(Problem.of(key, args)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
