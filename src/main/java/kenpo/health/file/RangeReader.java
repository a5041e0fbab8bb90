package kenpo.health.file;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Range;

/** Reads the laboratory's own reference range of an item. */
final class RangeReader {

  private RangeReader() {}

  static Optional<Range> read(Subject subject) {
    var ranges = subject.observation().all("referenceRange", "observationRange", "value");
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    if (ranges.size() > 1) {
      subject.refuse("range.several");
      return Optional.empty();
    }
    return read(subject, ranges.getFirst());
  }

  private static Optional<Range> read(Subject subject, Element value) {
    var low = end(subject, value.child("low"));
    var high = end(subject, value.child("high"));
    if (low.isEmpty() && high.isEmpty()) {
      return Optional.empty();
    }
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      subject.refuse("range.upside-down");
    }
    return Optional.of(new Range(low, high, unit(subject, value)));
  }

  private static Optional<BigDecimal> end(Subject subject, Optional<Element> end) {
    var text = end.flatMap(of -> of.attribute("value"));
    var number = text.flatMap(Numbers::read);
    if (text.isPresent() && number.isEmpty()) {
      subject.refuse("range.number");
    }
    return number;
  }

  /** Of both ends, and of the item. */
  private static String unit(Subject subject, Element value) {
    var units =
        value.children().stream()
            .filter(end -> List.of("low", "high").contains(end.name()))
            .flatMap(end -> end.attribute("unit").stream())
            .distinct()
            .toList();
    var item = subject.item().filter(known -> known.type() == Item.Type.PQ);
    if (units.size() > 1
        || item.isPresent() && !units.stream().allMatch(item.get()::isMeasuredIn)) {
      subject.refuse("range.unit");
    }
    return units.stream().findFirst().orElse("");
  }
}
