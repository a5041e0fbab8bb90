package kenpo.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie of a society's site, which no script and no other host can read. One given to the answer
 * is what the request has from then on: read first.
 *
 * @param name without the prefix that keeps societies apart
 */
public record SiteCookie(String name) {

  public Optional<String> read(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getCookie(fullName(ctx)))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  /** For this browser session. */
  public void give(RoutingContext ctx, String value) {
    ctx.response().addCookie(cookie(ctx, value));
  }

  public void give(RoutingContext ctx, String value, Duration kept) {
    ctx.response().addCookie(cookie(ctx, value).setMaxAge(kept.toSeconds()));
  }

  public void erase(RoutingContext ctx) {
    give(ctx, "", Duration.ZERO);
  }

  private Cookie cookie(RoutingContext ctx, String value) {
    return cookie(fullName(ctx), value);
  }

  /** {@code fullName}: one that browsers bind to this host begins with {@code __Host-}. */
  static Cookie cookie(String fullName, String value) {
    return Cookie.cookie(fullName, value)
        .setPath("/")
        .setSecure(true)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX);
  }

  private String fullName(RoutingContext ctx) {
    return Site.of(ctx).cookie(name);
  }
}
