package kenpo.captcha;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was put in last, in memory that never grows beyond its bound: in two halves, of which the
 * older one is forgotten when the newer one is full.
 */
final class Recent<V> {

  private final long half;
  private Map<String, V> newer = new HashMap<>();
  private Map<String, V> older = new HashMap<>();
  private long weight;

  /** {@code most}: of all weights together. */
  Recent(long most) {
    this.half = most / 2;
  }

  synchronized Optional<V> find(String key) {
    var found = newer.get(key);
    return Optional.ofNullable(found == null ? older.get(key) : found);
  }

  /** Answers what is kept: what was there before goes on. */
  synchronized V keep(String key, V value, long itsWeight) {
    var kept = find(key).orElse(value);
    if (newer.putIfAbsent(key, kept) == null) {
      weight += itsWeight;
      turnWhenFull();
    }
    return kept;
  }

  private void turnWhenFull() {
    if (weight > half) {
      older = newer;
      newer = new HashMap<>();
      weight = 0;
    }
  }
}
