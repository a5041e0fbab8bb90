package kenpo.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Random values that name a browser or a session, and what is kept of them. */
public final class Tokens {

  private static final int BYTES = 32;

  private final RandomGenerator random;

  /** In production a {@link java.security.SecureRandom}. */
  public Tokens(RandomGenerator random) {
    this.random = random;
  }

  /** 256 random bits as base64url: 43 characters. */
  public String next() {
    return text(BYTES);
  }

  /** So many random bytes as base64url. */
  public String text(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }

  public byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** 64 random bits, to name what is short-lived. */
  public long number() {
    return random.nextLong();
  }

  /** What the database keeps instead of the token; 256 random bits need no salt. */
  public static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
