package kenpo.session;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What an access token has to say, each of it. */
final class AccessClaims {

  static final String ISSUER = "kenpo-portal";
  static final String AUDIENCE = "member-site";
  static final String SOCIETY = "society";
  private static final String USE = "access";

  /** By so much the clocks of our servers may differ. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private AccessClaims() {}

  static JsonObject of(Session session, Instant now, Instant end) {
    return new JsonObject()
        .put("iss", ISSUER)
        .put("aud", AUDIENCE)
        .put("use", USE)
        .put(SOCIETY, session.societyId())
        .put("sub", Long.toString(session.accountId()))
        .put("session", session.hash())
        .put("auth_time", session.since().getEpochSecond())
        .put("iat", now.getEpochSecond())
        .put("exp", end.getEpochSecond());
  }

  /** The session, if all that has to be there is there and right. */
  static Optional<Session> read(JsonObject claims, String societyId, Instant now) {
    var fixed =
        Map.of("iss", ISSUER, "aud", AUDIENCE, "use", USE, SOCIETY, societyId).entrySet().stream();
    boolean right =
        fixed.allMatch(claim -> claim.getValue().equals(claims.getValue(claim.getKey())))
            && claims.getValue("iat") instanceof Number made
            && !now.plus(SKEW).isBefore(Instant.ofEpochSecond(made.longValue()))
            && claims.getValue("exp") instanceof Number end
            && now.isBefore(Instant.ofEpochSecond(end.longValue()));
    return right ? session(claims, societyId) : Optional.empty();
  }

  private static Optional<Session> session(JsonObject claims, String societyId) {
    return claims.getValue("sub") instanceof String account
            && account.matches("[0-9]{1,18}")
            && claims.getValue("session") instanceof String hash
            && claims.getValue("auth_time") instanceof Number since
        ? Optional.of(
            new Session(
                societyId, Long.parseLong(account), hash, Instant.ofEpochSecond(since.longValue())))
        : Optional.empty();
  }
}
