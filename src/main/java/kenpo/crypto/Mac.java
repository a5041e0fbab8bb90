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

  private final SecretKeySpec key;

  private Mac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The purposes there are, so that no two share a key by accident. */
  public enum Purpose {
    LINK,
    FORM,
    THROTTLE,
    ACCESS,
    REFRESH,
    DEVICE
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
      var mac = javax.crypto.Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in constant time. */
  public static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }
}
