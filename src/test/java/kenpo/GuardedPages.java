package kenpo;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.util.List;
import kenpo.support.Ageing;
import kenpo.support.Findings;

/** Every address behind the gate, as the map has them, for somebody who was examined. */
final class GuardedPages {

  private static final String DAY = "2026-06-01";

  private GuardedPages() {}

  static List<Route> of(Vertx vertx) {
    return RouteMap.of(vertx).stream()
        .filter(route -> "viewing".equals(route.getMetadata(Entrances.ACCESS)))
        .toList();
  }

  /** Where there is something to be seen of {@link #checkup}; fails where we don't know. */
  static String path(Route route) {
    var path = route.getPath().replace(":date", DAY).replace(":code", Ageing.SYSTOLIC);
    if (path.contains(":")) {
      throw new AssertionError(path);
    }
    return path;
  }

  /** Each of those pages shows a number of it that ends so. */
  static Findings checkup(String decimals) {
    return Ageing.of(DAY, "138" + decimals).number("3C015000002327101", "0" + decimals, "mg/dL");
  }
}
