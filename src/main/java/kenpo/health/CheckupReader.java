package kenpo.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@link CheckupJson}, straight from its text: a tree of it, as Vert.x makes one, takes
 * longer than all that pages do with it. What is no checkup fails, without saying what it is
 * instead.
 */
final class CheckupReader {

  private static final JsonFactory JSON = new JsonFactory();

  private String report;
  private String program;
  private LocalDate examined;
  private Institution institution;
  private List<Observation> observations;

  private CheckupReader() {}

  /** What stands before the observations, as PostgreSQL sorts keys. */
  record Head(LocalDate examined, Institution institution) {}

  static Head head(String text) {
    var reader = new CheckupReader();
    reader.read(text, true);
    return new Head(reader.examined, reader.institution);
  }

  static Checkup checkup(String text, LocalDate written) {
    var it = new CheckupReader();
    it.read(text, false);
    return new Checkup(
        it.report, it.program, it.examined, written, it.institution, it.observations);
  }

  private void read(String text, boolean headOnly) {
    try (var json = JSON.createParser(text)) {
      json.nextToken();
      while (!(headOnly && hasHead()) && json.nextToken() != JsonToken.END_OBJECT) {
        json.nextToken();
        field(json, headOnly);
      }
    } catch (IOException | RuntimeException e) {
      // Its words quote what people were examined for.
      throw new IllegalStateException("what is stored is no checkup");
    }
  }

  private boolean hasHead() {
    return examined != null && institution != null;
  }

  private void field(JsonParser json, boolean headOnly) throws IOException {
    switch (json.currentName()) {
      case "r" -> report = json.getText();
      case "p" -> program = json.getText();
      case "d" -> examined = LocalDate.parse(json.getText());
      case "i" -> institution = institution(json);
      case "o" -> {
        if (headOnly) {
          json.skipChildren();
        } else {
          observations = observations(json);
        }
      }
      default -> json.skipChildren();
    }
  }

  private static Institution institution(JsonParser json) throws IOException {
    var institution = new Institution(json.nextTextValue(), json.nextTextValue());
    json.nextToken();
    return institution;
  }

  private static List<Observation> observations(JsonParser json) throws IOException {
    var all = new ArrayList<Observation>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(ObservationReader.read(json));
    }
    return all;
  }
}
