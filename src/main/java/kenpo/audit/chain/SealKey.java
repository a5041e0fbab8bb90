package kenpo.audit.chain;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;

/**
 * Makes the seals of one society, with a key that is not in the database: whoever can write there
 * can't make them. docs/audit.md has it byte by byte; another way to make them is another version.
 */
final class SealKey {

  private static final String SEAL = "seal 1";
  private static final String HEAD = "head 1";
  private static final int ID_BYTES = 8;

  private final String societyId;
  private final Mac mac;
  private final Buffer id;

  private SealKey(String societyId, Mac mac) {
    this.societyId = societyId;
    this.mac = mac;
    this.id = Buffer.buffer(mac.of("id")).getBuffer(0, ID_BYTES);
  }

  static SealKey of(Secret secret, String societyId) {
    return new SealKey(societyId, Mac.of(secret, Purpose.AUDIT).derived(societyId));
  }

  /** Tells keys apart, and says nothing of them. */
  Buffer id() {
    return id;
  }

  /** The seals of these events, the first of them behind the head. */
  List<Seal> chain(Head head, List<Entry> entries, Instant now) {
    var at = now.truncatedTo(ChronoUnit.MICROS);
    var seals = new ArrayList<Seal>();
    var last = head;
    for (var entry : entries) {
      long number = Math.addExact(last.number(), 1);
      var value = seal(number, last.seal(), at, entry);
      seals.add(new Seal(number, entry.eventId(), at, id, last.seal(), value));
      last = new Head(number, value);
    }
    return seals;
  }

  /** Whether the seal was made with this key over this event. */
  boolean fits(Seal seal, Entry entry) {
    return Mac.same(
        seal(seal.number(), seal.previous(), seal.sealedAt(), entry).getBytes(),
        seal.value().getBytes());
  }

  /** That it was this server, and nobody in the database, who said where the chain ends. */
  Buffer proof(Head head) {
    return Buffer.buffer(
        mac.of(HEAD, societyId, Long.toString(head.number()), Head.hex(head.seal())));
  }

  boolean proves(Head head, Buffer proof) {
    return Mac.same(proof(head).getBytes(), proof.getBytes());
  }

  private Buffer seal(long number, Buffer previous, Instant at, Entry entry) {
    var about = Stream.of(SEAL, Long.toString(number), Head.hex(previous), Entry.text(at));
    return Buffer.buffer(
        mac.of(Stream.concat(about, Stream.of(entry.texts())).toArray(String[]::new)));
  }
}
