package kenpo.health.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import kenpo.health.Checkup;
import kenpo.health.CheckupJson;
import kenpo.health.Score;
import kenpo.health.ScoreJson;

/**
 * What a document says, as it is stored, and what tells it from another.
 *
 * @param json in UTF-8 from its encoder to the database: text with Japanese in it is slow to encode
 * @param digest SHA-256 of it
 */
record Content(ByteBuffer json, ByteBuffer digest) {

  /** PostgreSQL keeps no NUL, and JSON spells it so. */
  private static final String NUL = "\\u0000";

  static Content of(Checkup checkup) {
    return of(CheckupJson.encode(checkup));
  }

  static Content of(Score score) {
    return of(ScoreJson.encode(score));
  }

  private static Content of(byte[] json) {
    return new Content(ByteBuffer.wrap(json), ByteBuffer.wrap(ChecksumImport.of(json)));
  }

  boolean isStorable() {
    return !new String(json.array(), StandardCharsets.ISO_8859_1).contains(NUL);
  }

  int bytes() {
    return json.limit();
  }
}
