package kenpo.health;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import kenpo.db.Coded;

/**
 * Writes one item of {@link CheckupJson}; {@link ObservationReader} reads it again. What most items
 * don't have is left out: {@code s} section, {@code c} item, {@code g} group (none: 0), {@code e}
 * role (none: alone), {@code n} name (none: empty), {@code t} status (none: measured), {@code f}
 * flag, {@code v} low, high and unit of the range, {@code h} method, {@code b} by whom. A quantity
 * is {@code q} with its unit {@code u}; an answer {@code a} of the list {@code l}, with {@code m}
 * for what the file calls it and {@code y} when it has an order; words are {@code x}.
 */
final class ObservationWriter {

  private final JsonGenerator json;

  ObservationWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Observation it) throws IOException {
    json.writeStartObject();
    json.writeStringField("s", it.place().section());
    json.writeStringField("c", it.item().text());
    if (it.place().group() != 0) {
      json.writeNumberField("g", it.place().group());
    }
    word("e", Optional.of(it.place().role()).filter(not(Place.Role.ALONE::equals)));
    text("n", Optional.of(it.name()).filter(not(String::isEmpty)));
    word("t", Optional.of(it.status()).filter(not(Status.MEASURED::equals)));
    if (it.value().isPresent()) {
      value(it.value().get());
    }
    word("f", it.flag());
    if (it.range().isPresent()) {
      range(it.range().get());
    }
    text("h", it.method());
    text("b", it.by());
    json.writeEndObject();
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Quantity(var number, var unit) -> {
        json.writeStringField("q", number.toString());
        text("u", Optional.of(unit).filter(not(String::isEmpty)));
      }
      case Value.Answer(var list, var code, var ordered, var display) -> {
        json.writeStringField("l", list);
        json.writeStringField("a", code);
        text("m", display);
        if (ordered) {
          json.writeNumberField("y", 1);
        }
      }
      case Value.Text(var words) -> json.writeStringField("x", words);
    }
  }

  private void range(Range range) throws IOException {
    json.writeArrayFieldStart("v");
    json.writeString(text(range.low()));
    json.writeString(text(range.high()));
    json.writeString(range.unit());
    json.writeEndArray();
  }

  /** Numbers are kept as text: as JSON has them, 1E+3 would be 1000. */
  private static String text(Optional<BigDecimal> end) {
    return end.map(BigDecimal::toString).orElse(null);
  }

  private void word(String key, Optional<? extends Coded> word) throws IOException {
    if (word.isPresent()) {
      json.writeStringField(key, word.get().code());
    }
  }

  private void text(String key, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(key, text.get());
    }
  }
}
