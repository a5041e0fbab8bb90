package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import kenpo.crypto.Mac;

/**
 * Refuses posts that did not begin on our own pages: by the browser's Sec-Fetch-Site and Origin,
 * and by a token that is the HMAC of the visitor's cookie (after login: of the session). Nothing is
 * stored, and every tab of a visitor stays good. A form that was shown while nobody could say whose
 * session it is stays good too, whatever that turns out to be.
 */
public final class Csrf implements Handler<RoutingContext> {

  static final String FIELD = "csrf";
  private static final String SESSION = "csrf.session";
  private static final String UNSURE = "csrf.unsure";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Mac mac;

  /** {@code mac} has to be one for {@link Mac.Purpose#FORM}. */
  public Csrf(Mac mac) {
    this.mac = mac;
  }

  /** Forms of this request belong to a session, whatever its cookies are by then. */
  public static void bind(RoutingContext ctx, String session) {
    ctx.put(SESSION, session);
  }

  /** Whether there is a session can't be known now. */
  public static void unsure(RoutingContext ctx) {
    ctx.put(UNSURE, true);
  }

  @Override
  public void handle(RoutingContext ctx) {
    var token = ctx.get(UNSURE) == null ? expected(ctx) : ofUnsure(ctx);
    ctx.put(FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    if (SAFE.contains(ctx.request().method()) || ownOrigin(ctx) && given(ctx, token)) {
      ctx.next();
    } else {
      ctx.fail(403);
    }
  }

  /** The token for this request's pages. */
  static String token(RoutingContext ctx) {
    return ctx.get(FIELD);
  }

  private byte[] expected(RoutingContext ctx) {
    var site = Site.of(ctx);
    var session = ctx.<String>get(SESSION);
    return session == null
        ? mac.of("visitor", site.society(), Visitor.token(ctx))
        : mac.of("session", site.society(), session);
  }

  private byte[] ofUnsure(RoutingContext ctx) {
    return mac.of("unsure", Site.of(ctx).society(), Visitor.token(ctx));
  }

  private static boolean ownOrigin(RoutingContext ctx) {
    var request = ctx.request();
    var fetchSite = request.getHeader("Sec-Fetch-Site");
    var origin = request.getHeader("Origin");
    return (fetchSite == null || OWN.contains(fetchSite))
        && (origin == null || host(origin).equals(String.valueOf(request.authority())));
  }

  private static String host(String origin) {
    try {
      var authority = URI.create(origin).getAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean given(RoutingContext ctx, byte[] expected) {
    var given = ctx.request().getFormAttribute(FIELD);
    try {
      return given != null && isOne(ctx, Base64.getUrlDecoder().decode(given), expected);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isOne(RoutingContext ctx, byte[] given, byte[] expected) {
    return Mac.same(given, expected) || Mac.same(given, ofUnsure(ctx));
  }
}
