package kenpo.health;

import static java.util.function.Predicate.not;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import kenpo.db.Coded;

/**
 * One item of {@link CheckupJson}. What most items don't have is left out: {@code s} section,
 * {@code g} group (none: 0), {@code e} role (none: alone), {@code c} item, {@code n} name (none:
 * empty), {@code t} status (none: measured), {@code f} flag, {@code v} low, high and unit of the
 * range, {@code h} method, {@code b} by whom. A quantity is {@code q} with its unit {@code u}; an
 * answer {@code a} of the list {@code l}, with {@code y} when it has an order and {@code m} for
 * what the file calls it; words are {@code x}.
 */
final class ObservationJson {

  private ObservationJson() {}

  static JsonObject encode(Observation it) {
    var json = new JsonObject().put("s", it.place().section()).put("c", it.item().text());
    if (it.place().group() != 0) {
      json.put("g", it.place().group());
    }
    put(json, "e", Optional.of(it.place().role()).filter(not(Place.Role.ALONE::equals)));
    text(json, "n", Optional.of(it.name()).filter(not(String::isEmpty)));
    put(json, "t", Optional.of(it.status()).filter(not(Status.MEASURED::equals)));
    it.value().ifPresent(value -> value(json, value));
    put(json, "f", it.flag());
    it.range().ifPresent(range -> json.put("v", range(range)));
    text(json, "h", it.method());
    text(json, "b", it.by());
    return json;
  }

  static Observation decode(JsonObject json) {
    return new Observation(
        new Place(
            json.getString("s"),
            json.getInteger("g", 0),
            coded(json, "e", Place.Role.class).orElse(Place.Role.ALONE)),
        new ItemCode(json.getString("c")),
        json.getString("n", ""),
        coded(json, "t", Status.class).orElse(Status.MEASURED),
        value(json),
        coded(json, "f", Flag.class),
        Optional.ofNullable(json.getJsonArray("v")).map(ObservationJson::range),
        text(json, "h"),
        text(json, "b"));
  }

  private static void value(JsonObject json, Value value) {
    switch (value) {
      case Value.Quantity(var number, var unit) ->
          text(
              json.put("q", number.toString()),
              "u",
              Optional.of(unit).filter(not(String::isEmpty)));
      case Value.Answer(var list, var code, var ordered, var display) -> {
        text(json.put("l", list).put("a", code), "m", display);
        if (ordered) {
          json.put("y", 1);
        }
      }
      case Value.Text(var words) -> json.put("x", words);
    }
  }

  private static Optional<Value> value(JsonObject json) {
    if (json.containsKey("x")) {
      return Optional.of(new Value.Text(json.getString("x")));
    }
    if (json.containsKey("l")) {
      return Optional.of(
          new Value.Answer(
              json.getString("l"), json.getString("a"), json.containsKey("y"), text(json, "m")));
    }
    return CheckupJson.number(json.getString("q"))
        .map(number -> new Value.Quantity(number, json.getString("u", "")));
  }

  private static JsonArray range(Range range) {
    return JsonArray.of(
        range.low().map(Object::toString).orElse(null),
        range.high().map(Object::toString).orElse(null),
        range.unit());
  }

  private static Range range(JsonArray json) {
    return new Range(
        CheckupJson.number(json.getString(0)),
        CheckupJson.number(json.getString(1)),
        json.getString(2));
  }

  private static void put(JsonObject json, String key, Optional<? extends Coded> word) {
    text(json, key, word.map(Coded::code));
  }

  private static void text(JsonObject json, String key, Optional<String> text) {
    text.ifPresent(there -> json.put(key, there));
  }

  private static Optional<String> text(JsonObject json, String key) {
    return Optional.ofNullable(json.getString(key));
  }

  private static <E extends Enum<E> & Coded> Optional<E> coded(
      JsonObject json, String key, Class<E> type) {
    return text(json, key).map(code -> Coded.of(type, code));
  }
}
