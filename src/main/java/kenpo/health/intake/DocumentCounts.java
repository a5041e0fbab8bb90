package kenpo.health.intake;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many documents became what. */
public record DocumentCounts(Map<DocumentOutcome, Long> counts) {

  /** In the order in which they are told. */
  static final List<DocumentOutcome> OF_DOCUMENTS =
      List.of(
          DocumentOutcome.NEW,
          DocumentOutcome.UNCHANGED,
          DocumentOutcome.CORRECTED,
          DocumentOutcome.UNMATCHED,
          DocumentOutcome.REFUSED);

  static final DocumentCounts NONE = new DocumentCounts(Map.of());

  public DocumentCounts {
    counts = Map.copyOf(counts);
  }

  public long of(DocumentOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** All that were read. */
  public long read() {
    return OF_DOCUMENTS.stream().mapToLong(this::of).sum();
  }

  DocumentCounts and(DocumentOutcome outcome) {
    var more = new EnumMap<DocumentOutcome, Long>(DocumentOutcome.class);
    more.putAll(counts);
    more.merge(outcome, 1L, Long::sum);
    return new DocumentCounts(more);
  }

  DocumentCounts and(DocumentCounts others) {
    var sum = new EnumMap<DocumentOutcome, Long>(DocumentOutcome.class);
    sum.putAll(counts);
    others.counts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return new DocumentCounts(sum);
  }

  String json() {
    var json = new JsonObject().put("read", read());
    OF_DOCUMENTS.forEach(outcome -> json.put(outcome.code(), of(outcome)));
    return json.encode();
  }

  /** What {@link #json} keeps. */
  static DocumentCounts of(String text) {
    var json = new JsonObject(text);
    var counts = new EnumMap<DocumentOutcome, Long>(DocumentOutcome.class);
    OF_DOCUMENTS.forEach(outcome -> counts.put(outcome, json.getLong(outcome.code())));
    return new DocumentCounts(counts);
  }
}
