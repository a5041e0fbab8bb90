package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import kenpo.health.Flag;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;

/** One item of a checkup as an Observation. What it is of and when says the document. */
final class FhirObservation {

  private final Items items;
  private final Observation observed;
  private final Optional<Item> item;

  FhirObservation(Items items, Observation observed) {
    this.items = items;
    this.observed = observed;
    this.item = items.find(observed.item());
  }

  JsonObject resource() {
    var name = item.map(Item::name).orElse(observed.name());
    var code = Fhir.concept(Fhir.ITEMS, observed.item().text(), name);
    if (!observed.name().isBlank()) {
      code.put("text", observed.name());
    }
    var resource = Fhir.resource("Observation").put("status", status()).put("code", code);
    observed.value().ifPresent(value -> put(resource, value));
    absence().ifPresent(reason -> resource.put("dataAbsentReason", reason));
    var interpretation = interpretation();
    if (!interpretation.isEmpty()) {
      resource.put("interpretation", interpretation);
    }
    observed
        .method()
        .filter(it -> !it.isBlank())
        .ifPresent(method -> resource.put("method", method(method)));
    observed.range().flatMap(this::range).ifPresent(it -> resource.put("referenceRange", it));
    return resource;
  }

  private String status() {
    return observed.status() == Status.NOT_DONE || observed.status() == Status.NOT_MEASURABLE
        ? "cancelled"
        : "final";
  }

  private void put(JsonObject resource, Value value) {
    switch (value) {
      case Value.Quantity(var number, var unit) ->
          resource.put("valueQuantity", quantity(number, unit));
      case Value.Answer answer -> resource.put("valueCodeableConcept", concept(answer));
      case Value.Text(var words) -> resource.put("valueString", words);
    }
  }

  /** The limit of a method is the least, or the most, that it can be. */
  private JsonObject quantity(BigDecimal number, String unit) {
    var quantity = Units.quantity(number, unit, item);
    return switch (observed.status()) {
      case BELOW -> quantity.put("comparator", "<=");
      case ABOVE -> quantity.put("comparator", ">=");
      case MEASURED, NOT_DONE, NOT_MEASURABLE -> quantity;
    };
  }

  private JsonObject concept(Value.Answer answer) {
    var meaning = items.meaning(observed.item(), answer.list(), answer.code());
    var concept = Fhir.concept("urn:oid:" + answer.list(), answer.code(), meaning.orElse(""));
    answer
        .display()
        .or(() -> meaning)
        .filter(words -> !words.isBlank())
        .ifPresent(words -> concept.put("text", words));
    return concept;
  }

  private Optional<JsonObject> absence() {
    return switch (observed.status()) {
      case NOT_DONE -> Optional.of(absent("not-performed", "Not Performed", "未実施"));
      case NOT_MEASURABLE -> Optional.of(absent("error", "Error", "測定不可能"));
      case BELOW -> unlimited("測定下限以下（下限値の記載なし）");
      case ABOVE -> unlimited("測定上限以上（上限値の記載なし）");
      case MEASURED -> Optional.empty();
    };
  }

  /** Beyond what can be measured, where the file doesn't say what can. */
  private Optional<JsonObject> unlimited(String words) {
    return observed.value().isPresent()
        ? Optional.empty()
        : Optional.of(absent("unknown", "Unknown", words));
  }

  private static JsonObject absent(String code, String display, String words) {
    return Fhir.concept(Fhir.ABSENT, code, display).put("text", words);
  }

  /**
   * How the laboratory finds it, and beyond what can be measured: a concept for each, as codes
   * within one would mean the same.
   */
  private JsonArray interpretation() {
    var concepts = new JsonArray();
    observed.flag().map(FhirObservation::interpreted).ifPresent(concepts::add);
    switch (observed.status()) {
      case BELOW -> concepts.add(interpreted("LX", "below low threshold"));
      case ABOVE -> concepts.add(interpreted("HX", "above high threshold"));
      case MEASURED, NOT_DONE, NOT_MEASURABLE -> {}
    }
    return concepts;
  }

  private static JsonObject interpreted(Flag flag) {
    return switch (flag) {
      case LOW -> interpreted("L", "Low");
      case NORMAL -> interpreted("N", "Normal");
      case HIGH -> interpreted("H", "High");
    };
  }

  private static JsonObject interpreted(String code, String display) {
    return Fhir.concept(Fhir.INTERPRETATION, code, display);
  }

  private JsonObject method(String code) {
    var name = item.filter(it -> it.methodCode().equals(code)).map(Item::method);
    return Fhir.concept(Fhir.METHODS, code, name.orElse(""));
  }

  private Optional<JsonArray> range(Range range) {
    var ends = new JsonObject();
    range.low().ifPresent(low -> ends.put("low", Units.quantity(low, range.unit(), item)));
    range.high().ifPresent(high -> ends.put("high", Units.quantity(high, range.unit(), item)));
    return ends.isEmpty() ? Optional.empty() : Optional.of(JsonArray.of(ends));
  }
}
