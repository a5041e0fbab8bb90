package kenpo.demo.checkups;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import kenpo.health.Flag;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;

/** Writes one observation as 特定健診 XML has it: {@code observation} with code, value and range. */
final class ObservationWriter {

  private static final String NONE = "";
  private static final String LIMITS = "2.16.840.1.113883.5.83";

  private final Xml xml;
  private final Items items;

  /**
   * @param items say what type a value would have that could not be measured
   */
  ObservationWriter(Xml xml, Items items) {
    this.xml = xml;
    this.items = items;
  }

  void write(Observation observed) throws XMLStreamException {
    var negated = observed.status() == Status.NOT_DONE ? "true" : NONE;
    xml.element(
        "observation",
        () -> content(observed),
        "classCode",
        "OBS",
        "moodCode",
        "EVN",
        "negationInd",
        negated);
  }

  /** In the order that the schema asks for. */
  private void content(Observation observed) throws XMLStreamException {
    xml.empty("code", "code", observed.item().text(), "displayName", observed.name());
    values(observed);
    xml.present("interpretationCode", "code", observed.flag().map(ObservationWriter::letter));
    xml.present("methodCode", "code", observed.method());
    if (observed.by().isPresent()) {
      judge(observed.by().get());
    }
    if (observed.range().isPresent()) {
      range(observed.range().get());
    }
  }

  private void values(Observation observed) throws XMLStreamException {
    switch (observed.status()) {
      case MEASURED, NOT_DONE -> value(observed.value());
      case NOT_MEASURABLE -> xml.value(type(observed), "nullFlavor", "NI");
      case BELOW -> limit("L", "以下", observed);
      case ABOVE -> limit("H", "以上", observed);
    }
  }

  private void limit(String letter, String words, Observation observed) throws XMLStreamException {
    xml.value("CD", "code", letter, "codeSystem", LIMITS, "displayName", words);
    value(observed.value());
  }

  private void value(Optional<Value> value) throws XMLStreamException {
    if (value.isEmpty()) {
      return;
    }
    switch (value.get()) {
      case Value.Quantity(var number, var unit) ->
          xml.value("PQ", "value", number.toPlainString(), "unit", unit);
      case Value.Answer(var list, var code, var ordered, var display) ->
          xml.value(
              ordered ? "CO" : "CD",
              "code",
              code,
              "codeSystem",
              list,
              "displayName",
              display.orElse(NONE));
      case Value.Text(var words) -> xml.valueAround("ST", () -> xml.words(words));
    }
  }

  private void judge(String name) throws XMLStreamException {
    xml.element(
        "author",
        () -> {
          xml.empty("time", "nullFlavor", "NI");
          xml.element(
              "assignedAuthor",
              () -> {
                xml.empty("id", "nullFlavor", "NI");
                xml.element("assignedPerson", () -> xml.text("name", name));
              });
        });
  }

  private void range(Range range) throws XMLStreamException {
    xml.element(
        "referenceRange",
        () ->
            xml.element(
                "observationRange",
                () -> xml.valueAround("IVL_PQ", () -> ends(range)),
                "classCode",
                "OBS",
                "moodCode",
                "EVN.CRT"));
  }

  private void ends(Range range) throws XMLStreamException {
    if (range.low().isPresent()) {
      xml.empty("low", "value", range.low().get().toPlainString(), "unit", range.unit());
    }
    if (range.high().isPresent()) {
      xml.empty("high", "value", range.high().get().toPlainString(), "unit", range.unit());
    }
  }

  private String type(Observation observed) {
    return items.find(observed.item()).map(Item::type).orElse(Item.Type.PQ).name();
  }

  private static String letter(Flag flag) {
    return switch (flag) {
      case LOW -> "L";
      case NORMAL -> "N";
      case HIGH -> "H";
    };
  }
}
