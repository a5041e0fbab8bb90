package kenpo.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes {@link CheckupJson}, straight to its bytes: imports make a hundred thousand in a run. */
final class CheckupWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /** An ordinary one has six thousand bytes. */
  private static final int ROOM = 8192;

  private CheckupWriter() {}

  static byte[] bytes(Checkup checkup) {
    var bytes = new ByteArrayOutputStream(ROOM);
    try (var json = JSON.createGenerator(bytes)) {
      write(checkup, json);
    } catch (IOException e) {
      // Of what is in memory alone.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Checkup checkup, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("r", checkup.report());
    json.writeStringField("p", checkup.program());
    json.writeStringField("d", checkup.examined().toString());
    json.writeArrayFieldStart("i");
    json.writeString(checkup.institution().number());
    json.writeString(checkup.institution().name());
    json.writeEndArray();
    json.writeArrayFieldStart("o");
    var observations = new ObservationWriter(json);
    for (var one : checkup.observations()) {
      observations.write(one);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
