package kenpo.health.intake;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many documents became what. */
public record CheckupCounts(Map<CheckupOutcome, Long> counts) {

  /** In the order in which they are told. */
  static final List<CheckupOutcome> OF_DOCUMENTS =
      List.of(
          CheckupOutcome.NEW,
          CheckupOutcome.UNCHANGED,
          CheckupOutcome.CORRECTED,
          CheckupOutcome.UNMATCHED,
          CheckupOutcome.REFUSED);

  static final CheckupCounts NONE = new CheckupCounts(Map.of());

  public CheckupCounts {
    counts = Map.copyOf(counts);
  }

  public long of(CheckupOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** All that were read. */
  public long read() {
    return OF_DOCUMENTS.stream().mapToLong(this::of).sum();
  }

  CheckupCounts and(CheckupOutcome outcome) {
    var more = new EnumMap<CheckupOutcome, Long>(CheckupOutcome.class);
    more.putAll(counts);
    more.merge(outcome, 1L, Long::sum);
    return new CheckupCounts(more);
  }

  CheckupCounts and(CheckupCounts others) {
    var sum = new EnumMap<CheckupOutcome, Long>(CheckupOutcome.class);
    sum.putAll(counts);
    others.counts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return new CheckupCounts(sum);
  }

  String json() {
    var json = new JsonObject().put("read", read());
    OF_DOCUMENTS.forEach(outcome -> json.put(outcome.code(), of(outcome)));
    return json.encode();
  }

  /** What {@link #json} keeps. */
  static CheckupCounts of(String text) {
    var json = new JsonObject(text);
    var counts = new EnumMap<CheckupOutcome, Long>(CheckupOutcome.class);
    OF_DOCUMENTS.forEach(outcome -> counts.put(outcome, json.getLong(outcome.code())));
    return new CheckupCounts(counts);
  }
}
