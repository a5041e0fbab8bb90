package kenpo.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;
import kenpo.config.Secret;

/** HMAC-SHA-256 for one purpose: a key of its own, derived from the server's secret. */
public final class Mac {

  private static final String ALGORITHM = "HmacSHA256";

  /** Never used itself: a copy costs far less than a new one, and threads share none. */
  private final javax.crypto.Mac keyed;

  private Mac(byte[] key) {
    try {
      keyed = javax.crypto.Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The purposes there are, so that no two share a key by accident. */
  public enum Purpose {
    LINK,
    FORM,
    THROTTLE,
    ACCESS,
    REFRESH,
    DEVICE,
    PERSON,
    CHALLENGE,
    LETTER,
    AUDIT,
    EXPORT
  }

  public static Mac of(Secret secret, Purpose purpose) {
    var root = new Mac(secret.value().getBytes(StandardCharsets.UTF_8));
    return new Mac(root.of("kenpo-portal " + purpose));
  }

  /** A key of its own for a part of the purpose, such as one society's first. */
  public Mac derived(String... parts) {
    return new Mac(of(parts));
  }

  /**
   * 32 bytes over the parts; each is preceded by its length, so that no two lists read the same.
   */
  public byte[] of(String... parts) {
    try {
      var mac = (javax.crypto.Mac) keyed.clone();
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in constant time. */
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
