package kenpo.loadtest.drive;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened. Of one event loop: not for several threads. */
final class Counts {

  private final Map<String, Integer> times = new TreeMap<>();

  void add(String what) {
    times.merge(what, 1, Integer::sum);
  }

  int of(String what) {
    return times.getOrDefault(what, 0);
  }

  int all() {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }

  String text() {
    return times.isEmpty()
        ? "-"
        : times.entrySet().stream()
            .map(of -> of.getValue() + " × " + of.getKey())
            .collect(joining(", "));
  }

  /** The same walk, whose failures are counted by what was said, too. */
  Walk failuresOf(Walk walk) {
    return () -> walk.go().onFailure(failure -> add(String.valueOf(failure.getMessage())));
  }
}
