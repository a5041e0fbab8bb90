package kenpo.health.fhir;

import java.nio.ByteBuffer;
import java.util.UUID;
import kenpo.crypto.Mac;
import kenpo.health.StoredCheckup;

/**
 * Ids of what a document holds (UUID version 8, RFC 9562). They follow from whose checkup it is,
 * which, how often it was corrected, and when that was stored, under the server's key: two people
 * never have one in common, whatever is found; the same file has the same; what replaces a
 * correction that was taken back has others; and nobody learns anything from one.
 */
final class Ids {

  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Mac checkup;
  private final Mac version;

  /**
   * @param mac with a key for this
   */
  Ids(Mac mac, Bearer bearer, StoredCheckup stored) {
    this.checkup =
        mac.derived(
            bearer.societyId(),
            Long.toString(bearer.memberId()),
            Long.toString(stored.checkupId()));
    // An import that is undone gives its number back, and the next correction has it again.
    this.version =
        checkup.derived(Integer.toString(stored.version()), stored.storedAt().toString());
  }

  /** The id of that part of the checkup as it is now: a correction has others. */
  String of(String part) {
    return id(version, part);
  }

  /** What stays the same when the checkup is corrected. */
  String lasting(String part) {
    return id(checkup, part);
  }

  private static String id(Mac mac, String part) {
    var bits = ByteBuffer.wrap(mac.of(part));
    return new UUID(
            bits.getLong() & ~VERSION_BITS | VERSION_8, bits.getLong() & ~VARIANT_BITS | VARIANT)
        .toString();
  }
}
