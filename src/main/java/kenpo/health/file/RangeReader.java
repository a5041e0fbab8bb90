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
    if (subject.observation().child("referenceRange").isEmpty()) {
      return Optional.empty();
    }
    var all = subject.observation().all("referenceRange", "observationRange");
    var values = subject.observation().all("referenceRange", "observationRange", "value");
    if (values.size() > 1) {
      subject.refuse("range.several");
      return Optional.empty();
    }
    if (!values.stream().allMatch(RangeReader::isInterval)
        || all.stream().anyMatch(range -> !range.text().isEmpty())) {
      subject.note("range.form");
    }
    return values.stream().findFirst().flatMap(value -> read(subject, value));
  }

  /** One that says something says it with its two ends. */
  private static boolean isInterval(Element value) {
    boolean says =
        value.attribute("value").or(() -> value.attribute("code")).isPresent()
            || value.children().stream().anyMatch(child -> !isEnd(child))
            || !value.text().isEmpty();
    return !says;
  }

  private static boolean isEnd(Element child) {
    return child.name().equals("low") || child.name().equals("high");
  }

  private static Optional<Range> read(Subject subject, Element value) {
    var ends = value.children().stream().filter(RangeReader::isEnd).toList();
    if (value.children("low").size() > 1 || value.children("high").size() > 1) {
      subject.refuse("range.several");
    }
    if (ends.stream().anyMatch(end -> !end.attribute("inclusive").orElse("true").equals("true"))) {
      subject.refuse("range.inclusive");
    }
    var low = end(subject, value.child("low"));
    var high = end(subject, value.child("high"));
    if (low.isEmpty() && high.isEmpty()) {
      return Optional.empty();
    }
    if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
      subject.refuse("range.upside-down");
    }
    return Optional.of(new Range(low, high, unit(subject, ends)));
  }

  private static Optional<BigDecimal> end(Subject subject, Optional<Element> end) {
    var text = end.flatMap(of -> of.attribute("value")).filter(said -> !said.isEmpty());
    var number = text.flatMap(Numbers::read);
    if (text.isPresent() && number.isEmpty()) {
      subject.refuse("range.number");
    }
    return number;
  }

  /** Of both ends, and of the item. */
  private static String unit(Subject subject, List<Element> ends) {
    var units =
        ends.stream()
            .flatMap(end -> end.attribute("unit").stream())
            .filter(unit -> !unit.isEmpty())
            .distinct()
            .toList();
    if (units.stream().anyMatch(unit -> unit.length() > Subject.LONGEST_UNIT)) {
      subject.refuse("unit.too-long");
    } else if (!areOne(subject, units)) {
      subject.refuse("range.unit");
    }
    return units.isEmpty() ? "" : units.getFirst();
  }

  /** By any of its spellings. */
  private static boolean areOne(Subject subject, List<String> units) {
    var item = subject.item().filter(known -> known.type() == Item.Type.PQ);
    return item.isPresent() ? units.stream().allMatch(item.get()::isMeasuredIn) : units.size() <= 1;
  }
}
