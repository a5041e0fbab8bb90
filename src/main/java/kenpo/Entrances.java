package kenpo;

import static io.vertx.core.http.HttpMethod.GET;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Methods;
import kenpo.web.View;

/**
 * The addresses of a site, each with who may come in.
 *
 * @param loggedIn what keeps out who has not logged in
 * @param gate what keeps out those for whom health data are not open
 */
record Entrances(Router site, Handler<RoutingContext> loggedIn, ViewingGuard gate, View view) {

  /** Metadata of a route: who may come in. */
  static final String ACCESS = "access";

  private static final String OPEN = "open";
  private static final String MEMBER = "member";
  private static final String VIEWING = "viewing";

  /** For everybody. */
  Route open(HttpMethod method, String path) {
    return Methods.route(site, method, path).putMetadata(ACCESS, OPEN);
  }

  /** For those who have logged in. */
  Route member(HttpMethod method, String path) {
    return Methods.route(site, method, path).putMetadata(ACCESS, MEMBER).handler(loggedIn);
  }

  /** For those who have logged in and opened their health data. */
  Route viewing(HttpMethod method, String path) {
    if (method.equals(GET)) {
      gate.leadsTo(path);
    }
    return guarded(method, path);
  }

  private Route guarded(HttpMethod method, String path) {
    return Methods.route(site, method, path)
        .putMetadata(ACCESS, VIEWING)
        .handler(loggedIn)
        .handler(gate.required());
  }

  /** A known address asked in a way that no line before answers, and all unknown addresses. */
  void nothingElse() {
    site.getRoutes().stream()
        .filter(route -> route.getMetadata(ACCESS) != null)
        .collect(groupingBy(Route::getPath))
        .forEach(this::otherMethods);
    site.route().handler(ctx -> ctx.fail(404));
  }

  /** What takes forms only is left behind in the address bar: a reader goes on one page above. */
  private void otherMethods(String path, List<Route> routes) {
    var methods = routes.stream().flatMap(route -> route.methods().stream()).collect(toSet());
    if (!methods.contains(GET)) {
      var above = path.substring(0, Math.max(1, path.lastIndexOf('/')));
      var route = again(path, routes.getFirst().getMetadata(ACCESS));
      route.respond(ctx -> view.redirect(ctx, above));
    }
    site.route(path).handler(ctx -> Methods.refuse(ctx, methods));
  }

  private Route again(String path, String access) {
    return switch (access) {
      case VIEWING -> guarded(GET, path);
      case MEMBER -> member(GET, path);
      default -> open(GET, path);
    };
  }
}
