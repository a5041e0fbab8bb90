package kenpo.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import kenpo.db.Coded;

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

  /** The errands that links are mailed for, each with rows of its own. */
  public enum Use implements Coded {
    REGISTRATION,
    LOGIN
  }

  /** What a link is about: a row of the society, in the version that was mailed. */
  public record Link(Use use, long subject, int version) {}

  /** 59 characters of base64url. */
  public String token(String societyId, Link link) {
    var head = ByteBuffer.allocate(HEAD).putLong(link.subject).putInt(link.version).array();
    var token = Arrays.copyOf(head, HEAD + 32);
    System.arraycopy(sign(societyId, link), 0, token, HEAD, 32);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What the token names, if we made it for this society and use. */
  public Optional<Link> read(String societyId, Use use, String token) {
    return decoded(token)
        .filter(bytes -> bytes.length == HEAD + 32)
        .flatMap(bytes -> checked(societyId, use, bytes));
  }

  private Optional<Link> checked(String societyId, Use use, byte[] bytes) {
    var head = ByteBuffer.wrap(bytes);
    var link = new Link(use, head.getLong(), head.getInt());
    var given = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    return Mac.same(given, sign(societyId, link)) ? Optional.of(link) : Optional.empty();
  }

  private byte[] sign(String societyId, Link link) {
    var subject = Long.toString(link.subject);
    var version = Integer.toString(link.version);
    return switch (link.use) {
      // Mailed before there were others: those that are on their way stay good.
      case REGISTRATION -> mac.of(societyId, subject, version);
      case LOGIN -> mac.of(societyId, link.use.name(), subject, version);
    };
  }

  private static Optional<byte[]> decoded(String token) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
