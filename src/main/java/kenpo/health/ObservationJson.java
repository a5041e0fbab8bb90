package kenpo.health;

import static java.util.function.Predicate.not;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import kenpo.db.Coded;

/**
 * One item of {@link CheckupJson}; {@link ObservationReader} reads it again. What most items don't
 * have is left out: {@code s} section, {@code g} group (none: 0), {@code e} role (none: alone),
 * {@code c} item, {@code n} name (none: empty), {@code t} status (none: measured), {@code f} flag,
 * {@code v} low, high and unit of the range, {@code h} method, {@code b} by whom. A quantity is
 * {@code q} with its unit {@code u}; an answer {@code a} of the list {@code l}, with {@code y} when
 * it has an order and {@code m} for what the file calls it; words are {@code x}.
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

  private static JsonArray range(Range range) {
    return JsonArray.of(
        range.low().map(Object::toString).orElse(null),
        range.high().map(Object::toString).orElse(null),
        range.unit());
  }

  private static void put(JsonObject json, String key, Optional<? extends Coded> word) {
    text(json, key, word.map(Coded::code));
  }

  private static void text(JsonObject json, String key, Optional<String> text) {
    text.ifPresent(there -> json.put(key, there));
  }
}
