package kenpo.session;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.crypto.Tokens;
import kenpo.society.Society;

/** Makes the two tokens of a session. */
record Issuer(AccessTokens access, RefreshTokens refresh, Tokens tokens, InstantSource clock) {

  static Duration life(Society society, boolean remembered) {
    return remembered ? society.session().remembered() : society.session().absolute();
  }

  /** {@code generation}: of the refresh cookie. */
  Issued issue(Society society, Session session, String id, boolean remembered, int generation) {
    var end = session.since().plus(life(society, remembered));
    var nonce = Buffer.buffer(tokens.bytes(RefreshTokens.NONCE_BYTES));
    return new Issued(
        session,
        access.write(session, end),
        refresh.write(society.id(), new RefreshToken(id, generation, nonce)),
        remembered ? Optional.of(left(end)) : Optional.empty());
  }

  private Duration left(Instant end) {
    return Duration.between(clock.instant(), end);
  }
}
