package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import kenpo.health.Checkup;
import kenpo.health.CheckupJson;

/**
 * What a checkup says, as it is stored, and what tells it from another.
 *
 * @param digest SHA-256 of the text
 */
record Content(String json, ByteBuffer digest) {

  static Content of(Checkup checkup) {
    var json = CheckupJson.encode(checkup).encode();
    return new Content(
        json, ByteBuffer.wrap(ChecksumImport.of(json.getBytes(StandardCharsets.UTF_8))));
  }

  /** PostgreSQL keeps no NUL, and JSON spells it so. */
  boolean isStorable() {
    return !json.contains("\\u0000");
  }
}
