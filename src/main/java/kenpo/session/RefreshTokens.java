package kenpo.session;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import kenpo.crypto.Mac;

/**
 * Refresh cookies as text: id (32 bytes), generation (4), nonce (16), number of the key (4) and an
 * HMAC over the society and all of them (32), as base64url. What we did not make costs no look-up.
 */
record RefreshTokens(TokenKeys keys) {

  static final int NONCE_BYTES = 16;
  private static final int ID_BYTES = 32;
  private static final int MAC_BYTES = 32;
  private static final int HEAD_BYTES = ID_BYTES + Integer.BYTES + NONCE_BYTES + Integer.BYTES;
  private static final int CHARACTERS = (HEAD_BYTES + MAC_BYTES) * 4 / 3 + 1;

  String write(String societyId, RefreshToken token) {
    var key = keys.signing(societyId);
    var head =
        ByteBuffer.allocate(HEAD_BYTES)
            .put(Base64.getUrlDecoder().decode(token.id()))
            .putInt(token.generation())
            .put(token.nonce().getBytes())
            .putInt(key.number())
            .array();
    var whole = Arrays.copyOf(head, HEAD_BYTES + MAC_BYTES);
    System.arraycopy(sign(key, societyId, head), 0, whole, HEAD_BYTES, MAC_BYTES);
    return text(whole);
  }

  /** What the cookie says, if we made it for this society. */
  Optional<RefreshToken> read(String societyId, String cookie) {
    return decoded(cookie)
        .filter(bytes -> bytes.length == HEAD_BYTES + MAC_BYTES)
        .flatMap(bytes -> checked(societyId, bytes));
  }

  private Optional<RefreshToken> checked(String societyId, byte[] bytes) {
    var head = Arrays.copyOf(bytes, HEAD_BYTES);
    var given = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    return keys.find(societyId, ByteBuffer.wrap(head).getInt(HEAD_BYTES - Integer.BYTES))
        .filter(key -> Mac.same(given, sign(key, societyId, head)))
        .map(key -> parsed(head));
  }

  private static RefreshToken parsed(byte[] head) {
    var buffer = Buffer.buffer(head);
    int nonce = ID_BYTES + Integer.BYTES;
    return new RefreshToken(
        text(buffer.getBytes(0, ID_BYTES)),
        buffer.getInt(ID_BYTES),
        buffer.getBuffer(nonce, nonce + NONCE_BYTES));
  }

  private static byte[] sign(TokenKeys.Key key, String societyId, byte[] head) {
    return key.refresh().of(societyId, text(head));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<byte[]> decoded(String cookie) {
    try {
      return cookie.length() > CHARACTERS
          ? Optional.empty()
          : Optional.of(Base64.getUrlDecoder().decode(cookie));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
