package kenpo.session;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import kenpo.crypto.Tokens;

/**
 * What a refresh cookie says.
 *
 * @param id the session's secret id, 43 characters of base64url
 * @param generation counts how often the cookie was renewed
 * @param nonce 16 random bytes, so that two cookies of one generation differ
 */
record RefreshToken(String id, int generation, Buffer nonce) {

  String hash() {
    return HexFormat.of().formatHex(Tokens.sha256(id));
  }
}
