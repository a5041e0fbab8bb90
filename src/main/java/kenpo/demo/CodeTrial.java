package kenpo.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One person's try at some codes of a level.
 *
 * @param typed of the first codes, as far as they were looked at; blank for one that was given up
 */
public record CodeTrial(
    TrialKind kind, int level, long seed, List<String> codes, List<String> typed) {

  /** What became of a code. */
  public record Told(String code, String typed, boolean right) {}

  CodeTrial and(String text) {
    var all = Stream.concat(typed.stream(), Stream.of(text)).toList();
    return new CodeTrial(kind, level, seed, codes, all);
  }

  public boolean isOver() {
    return typed.size() == codes.size();
  }

  public List<Told> told() {
    return IntStream.range(0, typed.size())
        .mapToObj(i -> new Told(codes.get(i), typed.get(i), isRight(i)))
        .toList();
  }

  public boolean isSound() {
    return kind.isSound();
  }

  /** Whether nothing but digits is typed. */
  public boolean isOfDigits() {
    return kind.material().alphabet().isDigits(level);
  }

  /** As a challenge takes it. */
  private boolean isRight(int i) {
    return kind.material().alphabet().isSame(level, codes.get(i), typed.get(i));
  }

  public List<Told> wrong() {
    return told().stream().filter(it -> !it.right()).toList();
  }

  public int right() {
    return typed.size() - wrong().size();
  }

  /** Rounded; 0 before anything was typed. */
  public long percent() {
    return typed.isEmpty() ? 0 : Math.round(100.0 * right() / typed.size());
  }
}
