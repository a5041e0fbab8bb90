package kenpo.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hands a value out and takes it back, unread and unchanged: AES-256-GCM. Each day (of 24 hours
 * since 1970) has a key of its own, derived from the server's secret and named in the token, so
 * that any server opens what another sealed; a token opens until the end of the day after its own.
 * Nonces are random: with 2^32 tokens a day two are alike with a chance of 2^-33 (NIST SP 800-38D).
 */
public final class Seal {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int DAY_BYTES = Integer.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int HEAD_BYTES = DAY_BYTES + NONCE_BYTES;
  private static final int TAG_BITS = 128;
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private final Mac keys;
  private final Tokens random;

  /** Of the day that was last asked for: nearly all tokens are of one day. */
  private volatile DayKey last;

  private record DayKey(int day, SecretKeySpec key) {}

  /** {@code keys}: of a purpose, and a part of it, that nothing else uses. */
  public Seal(Mac keys, Tokens random) {
    this.keys = keys;
    this.random = random;
    this.last = dayKey(0);
  }

  /** As base64url: 32 bytes and the content. */
  public String close(Instant now, byte[] content) {
    var head = head(day(now), random.bytes(NONCE_BYTES));
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, head);
      var token = ByteBuffer.allocate(HEAD_BYTES + cipher.getOutputSize(content.length));
      token.put(head).put(cipher.doFinal(content));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content, if we sealed it today or yesterday; a day ahead, as clocks differ. */
  public Optional<byte[]> open(Instant now, String token) {
    return decoded(token)
        .filter(bytes -> bytes.length > HEAD_BYTES + TAG_BITS / Byte.SIZE)
        .filter(bytes -> Math.abs((long) day(now) - ByteBuffer.wrap(bytes).getInt()) <= 1)
        .flatMap(this::opened);
  }

  private Optional<byte[]> opened(byte[] token) {
    try {
      var head = ByteBuffer.allocate(HEAD_BYTES).put(token, 0, HEAD_BYTES).array();
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, head).doFinal(token, HEAD_BYTES, token.length - HEAD_BYTES));
    } catch (GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] head) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(
        mode,
        key(ByteBuffer.wrap(head).getInt()),
        new GCMParameterSpec(TAG_BITS, head, DAY_BYTES, NONCE_BYTES));
    cipher.updateAAD(head);
    return cipher;
  }

  private SecretKeySpec key(int day) {
    var kept = last;
    if (kept.day != day) {
      kept = dayKey(day);
      last = kept;
    }
    return kept.key;
  }

  private DayKey dayKey(int day) {
    return new DayKey(day, new SecretKeySpec(keys.of("day", Integer.toString(day)), "AES"));
  }

  private static byte[] head(int day, byte[] nonce) {
    return ByteBuffer.allocate(HEAD_BYTES).putInt(day).put(nonce).array();
  }

  private static int day(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), DAY_SECONDS));
  }

  /** Of several ways to write the same bytes only ours is taken. */
  private static Optional<byte[]> decoded(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return again.equals(token) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
