package kenpo.roster.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a file differs from the roster.
 *
 * @param counts people, of each change that there is
 * @param unchanged people whom the file has as they were
 * @param examples the first of each change
 */
public record Difference(
    Map<RosterChange, Integer> counts, int unchanged, Map<RosterChange, List<Example>> examples) {

  /** So many of each change are named. */
  static final int MOST_EXAMPLES = 20;

  /**
   * A member as the person who started the import finds him.
   *
   * @param line in the file; 0 = it isn't there
   * @param papers symbol, number and branch; no name
   */
  public record Example(long line, String papers) {}

  public Difference {
    counts = Map.copyOf(counts);
    examples = Map.copyOf(examples);
  }

  public int count(RosterChange change) {
    return counts.getOrDefault(change, 0);
  }

  public List<Example> examples(RosterChange change) {
    return examples.getOrDefault(change, List.of());
  }

  /** The counts alone, for the record of the run. */
  String json() {
    var all = new EnumMap<RosterChange, Integer>(RosterChange.class);
    for (var change : RosterChange.values()) {
      all.put(change, count(change));
    }
    return all.entrySet().stream()
        .map(it -> "\"%s\": %d".formatted(it.getKey().code(), it.getValue()))
        .collect(Collectors.joining(", ", "{", ", \"unchanged\": %d}".formatted(unchanged)));
  }
}
