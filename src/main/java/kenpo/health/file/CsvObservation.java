package kenpo.health.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.health.AnswerList;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Items;

/**
 * One item of a CSV file as the element that a document of the official format would have for it:
 * so both are held to the same rules, by the same code.
 */
final class CsvObservation {

  private static final String NOT_DONE = "未実施";
  private static final Map<String, String> BEYOND = Map.of("以下", "L", "以上", "H");
  private static final List<String> NOT_MEASURABLE = List.of("測定不能", "測定不可能");
  private static final String MEASURED = "測定";

  private final Items items;
  private final Findings findings;
  private final Optional<LocalDate> examined;

  /**
   * @param examined decides from which list an answer is whose list isn't named
   */
  CsvObservation(Items items, Findings findings, Optional<LocalDate> examined) {
    this.items = items;
    this.findings = findings;
    this.examined = examined;
  }

  Element of(CsvEntry entry) {
    var code = entry.or(CsvColumn.ITEM, "");
    var item = ItemCode.isOne(code) ? items.find(new ItemCode(code)) : Optional.<Item>empty();
    var status = entry.or(CsvColumn.STATUS, MEASURED);
    var observation =
        element(
            entry,
            "observation",
            status.equals(NOT_DONE) ? List.of("negationInd", "true") : List.of());
    observation.add(
        element(
            entry,
            "code",
            present(entry, "code", CsvColumn.ITEM, "displayName", CsvColumn.ITEM_NAME)));
    values(entry, item, status).forEach(observation::add);
    attribute(entry, "interpretationCode", CsvColumn.FLAG).ifPresent(observation::add);
    attribute(entry, "methodCode", CsvColumn.METHOD).ifPresent(observation::add);
    entry.at(CsvColumn.DOCTOR).map(name -> doctor(entry, name)).ifPresent(observation::add);
    range(entry, item).ifPresent(observation::add);
    return observation;
  }

  private List<Element> values(CsvEntry entry, Optional<Item> item, String status) {
    var values = new ArrayList<Element>();
    var type = type(entry, item, status);
    if (NOT_MEASURABLE.contains(status)) {
      var attributes = new ArrayList<>(List.of("xsi:type", type, "nullFlavor", "NI"));
      entry.at(CsvColumn.VALUE).ifPresent(text -> attributes.addAll(List.of("value", text)));
      values.add(element(entry, "value", attributes));
      return values;
    }
    if (BEYOND.containsKey(status)) {
      var letter = List.of("code", BEYOND.get(status), "codeSystem", Oid.BEYOND);
      values.add(element(entry, "value", letter));
    } else if (!status.equals(NOT_DONE) && !status.equals(MEASURED)) {
      findings.refuse(entry.line(), CsvColumn.STATUS.title(), "csv.status");
    }
    entry.at(CsvColumn.VALUE).ifPresent(text -> values.add(value(entry, item, type, text)));
    return values;
  }

  private Element value(CsvEntry entry, Optional<Item> item, String type, String text) {
    return switch (type) {
      case "CD", "CO" -> {
        var attributes = new ArrayList<>(List.of("xsi:type", type, "code", text));
        list(entry, item).ifPresent(list -> attributes.addAll(List.of("codeSystem", list)));
        entry
            .at(CsvColumn.ANSWER_NAME)
            .ifPresent(name -> attributes.addAll(List.of("displayName", name)));
        yield element(entry, "value", attributes);
      }
      case "ST" -> {
        var words = element(entry, "value", List.of("xsi:type", type));
        words.add(new Words(text));
        yield words;
      }
      default ->
          element(
              entry, "value", List.of("xsi:type", type, "value", text, "unit", unit(entry, item)));
    };
  }

  /** Which type it would have is no matter where there is no value. */
  private String type(CsvEntry entry, Optional<Item> item, String status) {
    boolean unknown = item.isEmpty() && ItemCode.isOne(entry.or(CsvColumn.ITEM, ""));
    boolean none = status.equals(NOT_DONE) || NOT_MEASURABLE.contains(status);
    if (unknown && !none && entry.at(CsvColumn.TYPE).isEmpty()) {
      findings.refuse(entry.line(), CsvColumn.TYPE.title(), "csv.type-missing");
    }
    return entry.or(CsvColumn.TYPE, item.map(Item::type).orElse(Item.Type.PQ).name());
  }

  private static String unit(CsvEntry entry, Optional<Item> item) {
    return entry.or(CsvColumn.UNIT, item.map(Item::unit).orElse(""));
  }

  /** The one that is named, or the one that the item had in the year of the checkup. */
  private Optional<String> list(CsvEntry entry, Optional<Item> item) {
    return entry.at(CsvColumn.LIST).or(() -> item.flatMap(this::listThen));
  }

  private Optional<String> listThen(Item item) {
    return examined
        .flatMap(
            day -> item.olderLists().stream().filter(list -> list.years().cover(day)).findFirst())
        .map(AnswerList::oid)
        .or(item::list);
  }

  private static Element doctor(CsvEntry entry, String name) {
    var words = element(entry, "name", List.of());
    words.add(new Words(name));
    return around(entry, words, "assignedPerson", "assignedAuthor", "author");
  }

  private static Optional<Element> range(CsvEntry entry, Optional<Item> item) {
    if (entry.at(CsvColumn.LOW).isEmpty() && entry.at(CsvColumn.HIGH).isEmpty()) {
      return Optional.empty();
    }
    var unit = entry.or(CsvColumn.RANGE_UNIT, unit(entry, item));
    var value = element(entry, "value", List.of("xsi:type", "IVL_PQ"));
    entry
        .at(CsvColumn.LOW)
        .ifPresent(low -> value.add(element(entry, "low", List.of("value", low, "unit", unit))));
    entry
        .at(CsvColumn.HIGH)
        .ifPresent(high -> value.add(element(entry, "high", List.of("value", high, "unit", unit))));
    return Optional.of(around(entry, value, "observationRange", "referenceRange"));
  }

  private static Optional<Element> attribute(CsvEntry entry, String name, CsvColumn column) {
    return entry.at(column).map(code -> element(entry, name, List.of("code", code)));
  }

  private static List<String> present(
      CsvEntry entry, String one, CsvColumn first, String other, CsvColumn second) {
    var attributes = new ArrayList<String>();
    entry.at(first).ifPresent(text -> attributes.addAll(List.of(one, text)));
    entry.at(second).ifPresent(text -> attributes.addAll(List.of(other, text)));
    return attributes;
  }

  private static Element around(CsvEntry entry, Element inner, String... names) {
    var element = inner;
    for (var name : names) {
      var outer = element(entry, name, List.of());
      outer.add(element);
      element = outer;
    }
    return element;
  }

  private static Element element(CsvEntry entry, String name, List<String> attributes) {
    return new Element(name, entry.line(), attributes);
  }
}
