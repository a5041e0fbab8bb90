package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells the browser to refuse (OWASP ASVS 5.0, V3.4). */
public final class SecurityHeaders implements Handler<RoutingContext> {

  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "worker-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "media-src 'self'",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "object-src 'none'");
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";

  /** As bytes already: they are sent with every answer. */
  private static final MultiMap HEADERS =
      MultiMap.caseInsensitiveMultiMap()
          .add(ready("Content-Security-Policy"), ready(CONTENT_SECURITY_POLICY))
          .add(ready("Strict-Transport-Security"), ready("max-age=63072000; includeSubDomains"))
          .add(ready("X-Content-Type-Options"), ready("nosniff"))
          .add(ready("X-Frame-Options"), ready("DENY"))
          // Not no-referrer: browsers would then send "Origin: null" with our own forms.
          .add(ready("Referrer-Policy"), ready("same-origin"))
          .add(ready("Permissions-Policy"), ready(PERMISSIONS))
          .add(ready("Cross-Origin-Opener-Policy"), ready("same-origin"))
          .add(ready("Cross-Origin-Resource-Policy"), ready("same-origin"));

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response().headers().setAll(HEADERS);
    ctx.next();
  }

  private static CharSequence ready(String text) {
    return HttpHeaders.createOptimized(text);
  }
}
