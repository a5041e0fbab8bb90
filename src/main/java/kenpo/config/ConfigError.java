package kenpo.config;

import java.util.List;

/** What an operator got wrong, one line a mistake: file, key, and what is allowed. */
public final class ConfigError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConfigError(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  public ConfigError(String problem) {
    this(List.of(problem));
  }

  public List<String> problems() {
    return problems;
  }
}
