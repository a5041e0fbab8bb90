package kenpo.health.file;

import java.util.List;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Status;
import kenpo.health.Value;

/** Reads what became of an item: its value, or why there is none. */
final class ValueReader {

  private static final int LONGEST_WORDS = 4000;

  private final Items items;

  ValueReader(Items items) {
    this.items = items;
  }

  /** As in {@link kenpo.health.Observation}. */
  record Found(Status status, Optional<Value> value) {}

  private static final Found NOT_DONE = new Found(Status.NOT_DONE, Optional.empty());
  private static final Found NOT_MEASURABLE = new Found(Status.NOT_MEASURABLE, Optional.empty());

  Optional<Found> read(Subject subject) {
    var observation = subject.observation();
    var values = observation.children("value");
    var negation = observation.attribute("negationInd").orElse("false");
    return switch (negation) {
      case "true" -> notDone(subject, values);
      case "false" -> done(subject, values);
      default -> refused(subject, "status.unknown");
    };
  }

  private static Optional<Found> notDone(Subject subject, List<Element> values) {
    return values.stream().allMatch(ValueReader::isNothing)
        ? Optional.of(NOT_DONE)
        : refused(subject, "status.not-done-with-value");
  }

  /** Some say not done and, beside it, that there is no value. */
  private static boolean isNothing(Element value) {
    return value.has("nullFlavor", "NI") && !holds(value);
  }

  private static boolean holds(Element value) {
    return value.attribute("value").or(() -> value.attribute("code")).isPresent()
        || !value.text().isEmpty();
  }

  private Optional<Found> done(Subject subject, List<Element> values) {
    if (values.size() > 2) {
      return refused(subject, "value.several");
    }
    var beyond = values.stream().filter(value -> value.has("codeSystem", Oid.BEYOND)).toList();
    if (!beyond.isEmpty()) {
      var others = values.stream().filter(value -> !beyond.contains(value)).toList();
      return beyond(subject, beyond, others);
    }
    return switch (values.size()) {
      case 0 -> refused(subject, "value.missing");
      case 1 -> single(subject, values.getFirst());
      default -> refused(subject, "value.several");
    };
  }

  private Optional<Found> single(Subject subject, Element value) {
    var nothing = value.attribute("nullFlavor");
    if (nothing.isPresent()) {
      boolean holds = holds(value);
      return holds || !nothing.get().equals("NI")
          ? refused(subject, holds ? "status.not-measurable-with-value" : "status.unknown")
          : Optional.of(NOT_MEASURABLE);
    }
    return value(subject, value).map(found -> new Found(Status.MEASURED, Optional.of(found)));
  }

  /** 以上 or 以下, and since 2013 the limit beside it. */
  private Optional<Found> beyond(Subject subject, List<Element> beyond, List<Element> limits) {
    var status =
        switch (beyond.getFirst().attribute("code").orElse("")) {
          case "L" -> Optional.of(Status.BELOW);
          case "H" -> Optional.of(Status.ABOVE);
          default -> Optional.<Status>empty();
        };
    if (status.isEmpty() || beyond.size() > 1) {
      return refused(subject, "status.beyond");
    }
    if (!ofType(subject, List.of(Item.Type.PQ))) {
      return Optional.empty();
    }
    if (limits.isEmpty()) {
      return Optional.of(new Found(status.get(), Optional.empty()));
    }
    return limit(subject, limits.getFirst())
        .map(limit -> new Found(status.get(), Optional.of(limit)));
  }

  private Optional<Value> limit(Subject subject, Element value) {
    if (value.attribute("nullFlavor").isPresent()) {
      return refusedValue(subject, "status.beyond");
    }
    return type(value).equals("PQ") ? value(subject, value) : refusedValue(subject, "value.type");
  }

  private Optional<Value> value(Subject subject, Element value) {
    return switch (type(value)) {
      case "PQ" ->
          ofType(subject, List.of(Item.Type.PQ)) ? quantity(subject, value) : Optional.empty();
      case "CD", "CO" ->
          ofType(subject, List.of(Item.Type.CD, Item.Type.CO))
              ? new AnswerReader(items, subject).read(value, type(value).equals("CO"))
              : Optional.empty();
      case "ST" ->
          ofType(subject, List.of(Item.Type.ST)) ? words(subject, value) : Optional.empty();
      default -> refusedValue(subject, "value.type");
    };
  }

  private static String type(Element value) {
    var type = value.attribute("xsi:type").orElse("");
    return type.substring(type.indexOf(':') + 1);
  }

  /** Answers with and without an order are written for each other, and say the same. */
  private static boolean ofType(Subject subject, List<Item.Type> types) {
    boolean right = subject.item().map(Item::type).map(types::contains).orElse(true);
    if (!right) {
      subject.refuse("value.type");
    }
    return right;
  }

  private static Optional<Value> words(Subject subject, Element value) {
    if (value.attribute("value").or(() -> value.attribute("code")).isPresent()) {
      return refusedValue(subject, "value.type");
    }
    var words = value.text();
    if (words.isEmpty() || words.length() > LONGEST_WORDS) {
      return refusedValue(subject, words.isEmpty() ? "value.missing" : "value.too-long");
    }
    return Optional.of(new Value.Text(words));
  }

  private static Optional<Value> quantity(Subject subject, Element value) {
    var text = value.attribute("value").filter(said -> !said.isEmpty());
    var number = text.flatMap(Numbers::read);
    var unit = value.attribute("unit").orElse("");
    if (number.isEmpty()) {
      return refusedValue(subject, text.isEmpty() ? "value.missing" : "value.number");
    }
    if (unit.length() > Subject.LONGEST_UNIT) {
      return refusedValue(subject, "unit.too-long");
    }
    if (!subject.item().map(item -> isOf(item, unit)).orElse(true)) {
      var ours = subject.item().get().unit();
      subject.refuse(unit.isEmpty() ? "unit.missing" : "unit.other", ours);
      return Optional.empty();
    }
    return Optional.of(new Value.Quantity(number.get(), unit));
  }

  /** One that is missing is never guessed. */
  private static boolean isOf(Item item, String unit) {
    return unit.isEmpty() ? item.unit().isEmpty() : item.isMeasuredIn(unit);
  }

  private static Optional<Found> refused(Subject subject, String key) {
    subject.refuse(key);
    return Optional.empty();
  }

  private static Optional<Value> refusedValue(Subject subject, String key) {
    subject.refuse(key);
    return Optional.empty();
  }
}
