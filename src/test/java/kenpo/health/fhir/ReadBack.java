package kenpo.health.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Flag;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Place.Role;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;

/** Reads a document as a stranger would: what is in it, and nothing that isn't. */
record ReadBack(Items items, JsonObject document) {

  private static final Map<String, Flag> FLAGS =
      Map.of("L", Flag.LOW, "N", Flag.NORMAL, "H", Flag.HIGH);

  private static final Map<Status, String> COMPARATORS =
      Map.of(Status.MEASURED, "", Status.BELOW, "<=", Status.ABOVE, ">=");

  /** Unit of the tables: as people read it, and its UCUM code. */
  private static final Map<String, List<String>> UNITS =
      Map.ofEntries(
          Map.entry("%", List.of("%", "%")),
          Map.entry("/mm3", List.of("/mm3", "/mm3")),
          Map.entry("10*4/mm3", List.of("万/mm3", "10*4/mm3")),
          Map.entry("U/L", List.of("U/L", "U/L")),
          Map.entry("cm", List.of("cm", "cm")),
          Map.entry("cm2", List.of("cm2", "cm2")),
          Map.entry("fl", List.of("fL", "fL")),
          Map.entry("g/dL", List.of("g/dL", "g/dL")),
          Map.entry("kg", List.of("kg", "kg")),
          Map.entry("kg/m2", List.of("kg/m2", "kg/m2")),
          Map.entry("mg/dL", List.of("mg/dL", "mg/dL")),
          Map.entry("ml/min/1.73m2", List.of("mL/min/1.73m2", "mL/min/{1.73_m2}")),
          Map.entry("mm[Hg]", List.of("mmHg", "mm[Hg]")),
          Map.entry("pg", List.of("pg", "pg")),
          Map.entry("{h`b}/min", List.of("拍/分", "/min")));

  static List<JsonObject> resources(JsonObject bundle) {
    return objects(bundle.getJsonArray("entry"))
        .map(entry -> entry.getJsonObject("resource"))
        .toList();
  }

  /** Those of one item each, in the order of the document. */
  List<Observation> observations() {
    return resources(document).stream()
        .filter(it -> "Observation".equals(it.getString("resourceType")))
        .filter(it -> !it.containsKey("hasMember"))
        .map(this::observation)
        .toList();
  }

  private Observation observation(JsonObject it) {
    var code = coding(it.getJsonObject("code"));
    var name = it.getJsonObject("code").getString("text", "");
    var item = items.find(new ItemCode(code.getString("code")));
    return new Observation(
        place(it.getString("id")),
        new ItemCode(code.getString("code")),
        name,
        status(it),
        value(it, item),
        interpretations(it).map(FLAGS::get).filter(Objects::nonNull).findFirst(),
        Optional.ofNullable(it.getJsonArray("referenceRange"))
            .map(those -> range(those.getJsonObject(0), item)),
        Optional.ofNullable(it.getJsonObject("method")).map(those -> codeOf(those)),
        performer(it));
  }

  private Place place(String id) {
    var section =
        objects(find("Composition").getJsonArray("section"))
            .filter(it -> references(it.getJsonArray("entry")).toList().contains(id))
            .map(it -> codeOf(it.getJsonObject("code")))
            .findFirst()
            .orElseThrow();
    var ours = Map.of("01011", "01010", "01012", "01010").getOrDefault(section, section);
    for (var group : groups().entrySet()) {
      for (var member : objects(group.getValue().getJsonArray("hasMember")).toList()) {
        if (idOf(member).equals(id)) {
          var role = member.getJsonArray("extension").getJsonObject(0).getString("valueCode");
          return new Place(ours, group.getKey(), role.equals("RSON") ? Role.REASON : Role.RESULT);
        }
      }
    }
    return Place.alone(ours);
  }

  private Map<Integer, JsonObject> groups() {
    var groups = new HashMap<Integer, JsonObject>();
    for (var resource : resources(document)) {
      if (resource.containsKey("hasMember")) {
        groups.put(groups.size() + 1, resource);
      }
    }
    return groups;
  }

  private static Status status(JsonObject it) {
    var reason = Optional.ofNullable(it.getJsonObject("dataAbsentReason")).map(ReadBack::codeOf);
    if (reason.filter(code -> !code.equals("unknown")).isPresent()) {
      return reason.get().equals("error") ? Status.NOT_MEASURABLE : Status.NOT_DONE;
    }
    var beyond = interpretations(it).toList();
    var status =
        beyond.contains("LX")
            ? Status.BELOW
            : beyond.contains("HX") ? Status.ABOVE : Status.MEASURED;
    var quantity = it.getJsonObject("valueQuantity", new JsonObject());
    assertThat(quantity.getString("comparator", ""))
        .isEqualTo(quantity.isEmpty() ? "" : COMPARATORS.get(status));
    return status;
  }

  private static Stream<String> interpretations(JsonObject it) {
    return objects(it.getJsonArray("interpretation", new JsonArray()))
        .flatMap(one -> objects(one.getJsonArray("coding")))
        .map(one -> one.getString("code"));
  }

  private static Optional<Value> value(JsonObject it, Optional<Item> item) {
    if (it.containsKey("valueQuantity")) {
      var quantity = it.getJsonObject("valueQuantity");
      return Optional.of(new Value.Quantity(number(quantity), unit(quantity, item)));
    }
    if (it.containsKey("valueCodeableConcept")) {
      var concept = it.getJsonObject("valueCodeableConcept");
      var coding = coding(concept);
      var display = coding.getString("display", "");
      return Optional.of(
          new Value.Answer(
              coding.getString("system").substring("urn:oid:".length()),
              coding.getString("code"),
              item.filter(one -> one.type() == Item.Type.CO).isPresent(),
              Optional.ofNullable(concept.getString("text"))
                  .filter(words -> !words.equals(display))));
    }
    return Optional.ofNullable(it.getString("valueString")).map(Value.Text::new);
  }

  private static Range range(JsonObject ends, Optional<Item> item) {
    var low = Optional.ofNullable(ends.getJsonObject("low"));
    var high = Optional.ofNullable(ends.getJsonObject("high"));
    return new Range(
        low.map(ReadBack::number),
        high.map(ReadBack::number),
        unit(low.or(() -> high).orElseThrow(), item));
  }

  /** As files have it, when it is written as people and as programs know it. */
  private static String unit(JsonObject quantity, Optional<Item> item) {
    var unit = quantity.getString("unit", "");
    var own = item.map(Item::unit).orElse("");
    if (!own.isEmpty()) {
      assertThat(List.of(unit, quantity.getString("code", ""))).isEqualTo(UNITS.get(own));
      assertThat(quantity.containsKey("system")).isEqualTo(quantity.containsKey("code"));
    }
    return item.filter(it -> it.isMeasuredIn(unit)).map(Item::unit).orElse(unit);
  }

  private static BigDecimal number(JsonObject quantity) {
    return new BigDecimal(quantity.getValue("value").toString());
  }

  private Optional<String> performer(JsonObject it) {
    return Optional.ofNullable(it.getJsonArray("performer"))
        .map(those -> idOf(those.getJsonObject(0)))
        .map(
            id ->
                resources(document).stream()
                    .filter(one -> id.equals(one.getString("id")))
                    .findFirst()
                    .orElseThrow()
                    .getJsonArray("name")
                    .getJsonObject(0)
                    .getString("text"));
  }

  JsonObject find(String type) {
    return resources(document).stream()
        .filter(it -> type.equals(it.getString("resourceType")))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> references(JsonArray those) {
    return objects(those).map(ReadBack::idOf);
  }

  private static String idOf(JsonObject reference) {
    return reference.getString("reference").substring("urn:uuid:".length());
  }

  private static JsonObject coding(JsonObject concept) {
    return concept.getJsonArray("coding").getJsonObject(0);
  }

  private static String codeOf(JsonObject concept) {
    return coding(concept).getString("code");
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
