package kenpo.web;

import io.vertx.ext.web.RoutingContext;

/**
 * Where a request comes from.
 *
 * @param address the connection's peer as text, IPv4 or IPv6 without zone
 * @param app whether the smartphone app's web view asks; changes looks, link life and screens,
 *     never rights or throttle
 */
public record Client(String address, boolean app) {

  private static final String APP = "KenpoPortalApp/";

  public static Client of(RoutingContext ctx) {
    var agent = ctx.request().getHeader("User-Agent");
    var host = ctx.request().remoteAddress().hostAddress();
    return new Client(withoutZone(host), agent != null && agent.contains(APP));
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
