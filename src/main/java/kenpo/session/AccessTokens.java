package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Access tokens: JWTs that say for five minutes whose session a browser has. One algorithm, one key
 * of the society for each number; whatever a token says otherwise is no token.
 */
record AccessTokens(TokenKeys keys, InstantSource clock) {

  static final Duration LIFE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HS256";
  private static final int MOST_CHARACTERS = 1024;

  /** A provider with exactly one key; it leaves the time to us, who have a clock of our own. */
  static JWTAuth provider(Vertx vertx, String kid, byte[] key) {
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .addPubSecKey(
                new PubSecKeyOptions()
                    .setAlgorithm(ALGORITHM)
                    .setId(kid)
                    .setBuffer(Buffer.buffer(key)))
            .setJWTOptions(
                new JWTOptions()
                    .setIssuer(AccessClaims.ISSUER)
                    .addAudience(AccessClaims.AUDIENCE)
                    .setIgnoreExpiration(true)));
  }

  /** A token for a session that may live until {@code end} at most. */
  String write(Session session, Instant end) {
    var now = clock.instant();
    var full = now.plus(LIFE);
    return keys.signing(session.societyId())
        .access()
        .generateToken(
            AccessClaims.of(session, now, full.isBefore(end) ? full : end),
            new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
  }

  /** Whose session it is; empty for what we did not make for this society, or what is over. */
  Future<Optional<Session>> read(String societyId, String token) {
    return provider(societyId, token)
        .map(provider -> verified(provider, societyId, token))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** The society comes first: no key of another is even tried. */
  private Optional<JWTAuth> provider(String societyId, String token) {
    var parts = token.length() > MOST_CHARACTERS ? new String[0] : token.split("\\.", -1);
    return parts.length == 3
        ? json(parts[1])
            .filter(claims -> societyId.equals(claims.getValue(AccessClaims.SOCIETY)))
            .flatMap(claims -> json(parts[0]))
            .filter(header -> ALGORITHM.equals(header.getValue("alg")))
            .flatMap(header -> number(header.getValue("kid")))
            .flatMap(number -> keys.find(societyId, number))
            .map(TokenKeys.Key::access)
        : Optional.empty();
  }

  private Future<Optional<Session>> verified(JWTAuth provider, String societyId, String token) {
    return Future.succeededFuture(new TokenCredentials(token))
        .compose(provider::authenticate)
        .map(
            user ->
                AccessClaims.read(
                    user.attributes().getJsonObject("accessToken"), societyId, clock.instant()))
        .otherwise(Optional.empty());
  }

  private static Optional<JsonObject> json(String part) {
    try {
      return Optional.of(new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(part))));
    } catch (IllegalArgumentException | DecodeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(Object kid) {
    return kid instanceof String text && text.matches("[1-9][0-9]{0,8}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}
