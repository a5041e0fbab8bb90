package kenpo.web;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;
import static java.util.stream.Collectors.joining;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Which methods an address takes; the others are told (RFC 9110 §15.5.6). */
public final class Methods {

  private static final Set<HttpMethod> USED = Set.of(GET, HEAD, POST);

  private Methods() {}

  /** What can be read can also be asked for its head. */
  public static Route route(Router router, HttpMethod method, String path) {
    var route = router.route(method, path);
    return method.equals(GET) ? route.method(HEAD) : route;
  }

  /** Refuses what no address takes. */
  public static void used(RoutingContext ctx) {
    if (USED.contains(ctx.request().method())) {
      ctx.next();
    } else {
      refuse(ctx, USED);
    }
  }

  public static void refuse(RoutingContext ctx, Set<HttpMethod> allowed) {
    var names = allowed.stream().map(HttpMethod::name).sorted().collect(joining(", "));
    ctx.response().putHeader(HttpHeaders.ALLOW, names);
    ctx.fail(405);
  }
}
