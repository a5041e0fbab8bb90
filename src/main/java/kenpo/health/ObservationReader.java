package kenpo.health;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import kenpo.db.Coded;

/** Reads one item of {@link CheckupJson}, whose keys {@link ObservationWriter} tells. */
final class ObservationReader {

  private String section;
  private int group;
  private Place.Role role = Place.Role.ALONE;
  private String item;
  private String name = "";
  private Status status = Status.MEASURED;
  private BigDecimal number;
  private String unit = "";
  private String list;
  private String answer;
  private boolean isOrdered;
  private String display;
  private String words;
  private Flag flag;
  private Range range;
  private String method;
  private String by;

  private ObservationReader() {}

  static Observation read(JsonParser json) throws IOException {
    var reader = new ObservationReader();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      json.nextToken();
      reader.field(json);
    }
    return reader.observation();
  }

  private void field(JsonParser json) throws IOException {
    switch (json.currentName()) {
      case "s" -> section = json.getText();
      case "g" -> group = json.getIntValue();
      case "e" -> role = Coded.of(Place.Role.class, json.getText());
      case "c" -> item = json.getText();
      case "n" -> name = json.getText();
      case "t" -> status = Coded.of(Status.class, json.getText());
      case "f" -> flag = Coded.of(Flag.class, json.getText());
      case "v" -> range = range(json);
      case "h" -> method = json.getText();
      case "b" -> by = json.getText();
      default -> value(json);
    }
  }

  private void value(JsonParser json) throws IOException {
    switch (json.currentName()) {
      case "q" -> number = new BigDecimal(json.getText());
      case "u" -> unit = json.getText();
      case "l" -> list = json.getText();
      case "a" -> answer = json.getText();
      case "y" -> isOrdered = true;
      case "m" -> display = json.getText();
      case "x" -> words = json.getText();
      default -> throw new IOException("no key of an observation");
    }
  }

  private static Range range(JsonParser json) throws IOException {
    var range =
        new Range(number(json.nextTextValue()), number(json.nextTextValue()), json.nextTextValue());
    json.nextToken();
    return range;
  }

  private static Optional<BigDecimal> number(String text) {
    return Optional.ofNullable(text).map(BigDecimal::new);
  }

  private Observation observation() {
    return new Observation(
        new Place(section, group, role),
        new ItemCode(item),
        name,
        status,
        Optional.ofNullable(value()),
        Optional.ofNullable(flag),
        Optional.ofNullable(range),
        Optional.ofNullable(method),
        Optional.ofNullable(by));
  }

  private Value value() {
    if (words != null) {
      return new Value.Text(words);
    }
    if (list != null) {
      return new Value.Answer(list, answer, isOrdered, Optional.ofNullable(display));
    }
    return number == null ? null : new Value.Quantity(number, unit);
  }
}
