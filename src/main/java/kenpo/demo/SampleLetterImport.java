package kenpo.demo;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import kenpo.crypto.Mac;
import kenpo.db.Schema;
import kenpo.letter.LetterCode;
import kenpo.letter.LetterKind;
import kenpo.letter.LetterSecrets;
import kenpo.society.Japan;
import kenpo.society.Society;

/**
 * A letter that somebody of a sample society has got already, so that the way to health data can be
 * tried at once: posted at the first start, and told at every one.
 */
final class SampleLetterImport {

  private static final String POST =
      """
      WITH person AS (
        SELECT i.society_id, i.member_id
          FROM member_identities AS i
          JOIN members AS m ON m.society_id = i.society_id AND m.member_id = i.member_id
         WHERE i.society_id = ?
           AND i.insurer_number = ?
           AND i.symbol = ?
           AND i.number = ?
           AND m.birth_date = ?
           AND NOT EXISTS (
             SELECT 1
               FROM letters AS l
              WHERE l.society_id = i.society_id
                AND l.member_id = i.member_id)
         LIMIT 1),
      batch AS (
        INSERT INTO letter_batches (society_id, kind, letters, printed_at, posted_on)
        SELECT society_id, ?, 1, ?, ?
          FROM person
        RETURNING batch_id)
      INSERT INTO letters (
        society_id, member_id, kind, state, destination, asked_by, asked_at, printed_at, batch_id,
        posted_on, expires_on, secret_mac)
      SELECT society_id, member_id, ?, 'posted', 'home', 'batch', ?, ?, batch_id, ?, ?, ''
        FROM person, batch
      RETURNING letter_id, member_id
      """;

  private static final String SEAL =
      """
      UPDATE letters
         SET secret_mac = ?
       WHERE society_id = ?
         AND letter_id = ?
      """;

  private final Schema schema;
  private final LetterSecrets secrets;
  private final InstantSource clock;

  SampleLetterImport(Schema schema, Mac mac, InstantSource clock) {
    this.schema = schema;
    this.secrets = new LetterSecrets(mac);
    this.clock = clock;
  }

  /** What the letter says; the same at every start, as these are for nobody real. */
  String codeFor(Society society, PersonToTry person) {
    var code = LetterCode.next(new Random(society.id().hashCode()));
    try {
      post(society, person, code);
      return code.grouped();
    } catch (SQLException e) {
      throw new CannotStart("letter of %s: %s".formatted(society.id(), e.getMessage()), e);
    }
  }

  private void post(Society society, PersonToTry person, LetterCode code) throws SQLException {
    var kind = LetterKind.firstOf(society);
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var today = Japan.today(clock);
    try (var connection = schema.connect();
        var post = connection.prepareStatement(POST);
        var seal = connection.prepareStatement(SEAL)) {
      int at = 0;
      for (Object value : values(society, person, kind, now, today)) {
        post.setObject(++at, value);
      }
      try (var posted = post.executeQuery()) {
        if (!posted.next()) {
          return;
        }
        long id = posted.getLong("letter_id");
        var mac = secrets.keyed(society.id(), posted.getLong("member_id"), kind, id, code);
        seal.setBytes(1, mac.getBytes());
        seal.setString(2, society.id());
        seal.setLong(3, id);
        seal.executeUpdate();
      }
    }
  }

  private static Object[] values(
      Society society, PersonToTry person, LetterKind kind, OffsetDateTime now, LocalDate today) {
    return new Object[] {
      society.id(),
      person.insurerNumber(),
      person.symbol(),
      person.number(),
      person.birthDate(),
      kind.code(),
      now,
      today,
      kind.code(),
      now,
      now,
      today,
      today.plusMonths(society.letters().validMonths())
    };
  }
}
