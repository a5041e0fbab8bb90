package kenpo.health.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of what a document holds. They follow from what the checkup says (UUID version 8, RFC 9562,
 * from SHA-256), so the same checkup has the same ids in every file, a corrected one others, and
 * nothing of its person is in them.
 */
final class ContentId {

  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final byte[] content;

  /**
   * @param content all that is said
   */
  ContentId(String content) {
    this.content = sha256().digest(content.getBytes(UTF_8));
  }

  /** The id of that part of it. */
  String of(String part) {
    var digest = sha256();
    digest.update(content);
    var bits = ByteBuffer.wrap(digest.digest(part.getBytes(UTF_8)));
    return new UUID(
            bits.getLong() & ~VERSION_BITS | VERSION_8, bits.getLong() & ~VARIANT_BITS | VARIANT)
        .toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
