package kenpo.web;

import io.vertx.ext.web.RoutingContext;

/**
 * Where a request comes from.
 *
 * @param address IPv4 or IPv6 in the one spelling of {@link kenpo.config.Cidr#address}; empty for
 *     what is refused before anybody looks at it
 * @param app whether the smartphone app's web view asks; changes looks, link life and screens,
 *     never rights or throttle
 */
public record Client(String address, boolean app) {

  private static final String APP = "KenpoPortalApp/";
  private static final String KEY = "clientAddress";

  public static Client of(RoutingContext ctx) {
    var agent = ctx.request().getHeader("User-Agent");
    return new Client(ctx.get(KEY, ""), agent != null && agent.contains(APP));
  }

  static void keep(RoutingContext ctx, String address) {
    ctx.put(KEY, address);
  }
}
