package kenpo.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens of mailed links: row id and version with their HMAC, so that neither table nor outbox
 * holds a usable token, and each new version makes all earlier ones invalid.
 */
public final class Links {

  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private final Mac mac;

  /** {@code mac} has to be one for {@link Mac.Purpose#LINK}. */
  public Links(Mac mac) {
    this.mac = mac;
  }

  /** What a link is about: a row of the society, in the version that was mailed. */
  public record Link(long subject, int version) {}

  /** 59 characters of base64url. */
  public String token(String societyId, Link link) {
    var head = ByteBuffer.allocate(HEAD).putLong(link.subject).putInt(link.version).array();
    var token = Arrays.copyOf(head, HEAD + 32);
    System.arraycopy(sign(societyId, link), 0, token, HEAD, 32);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What the token names, if we made it for this society. */
  public Optional<Link> read(String societyId, String token) {
    return decoded(token)
        .filter(bytes -> bytes.length == HEAD + 32)
        .flatMap(bytes -> checked(societyId, bytes));
  }

  private Optional<Link> checked(String societyId, byte[] bytes) {
    var head = ByteBuffer.wrap(bytes);
    var link = new Link(head.getLong(), head.getInt());
    var given = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    return Mac.same(given, sign(societyId, link)) ? Optional.of(link) : Optional.empty();
  }

  private byte[] sign(String societyId, Link link) {
    return mac.of(societyId, Long.toString(link.subject), Integer.toString(link.version));
  }

  private static Optional<byte[]> decoded(String token) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
