package kenpo;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import kenpo.db.Db;

/** The map of the management port. */
final class ManagementRoutes {

  private final Db db;
  private final PrometheusMeterRegistry meters;
  private final BooleanSupplier accepting;

  /** {@code accepting} turns false when the server is about to stop. */
  ManagementRoutes(Db db, PrometheusMeterRegistry meters, BooleanSupplier accepting) {
    this.db = db;
    this.meters = meters;
    this.accepting = accepting;
  }

  Router router(Vertx vertx) {
    var router = Router.router(vertx);
    router.get("/livez").respond(ManagementRoutes::alive);
    router.get("/readyz").respond(this::ready);
    router.get("/metrics").respond(this::metrics);
    return router;
  }

  private static Future<Void> alive(RoutingContext ctx) {
    return ctx.end("ok\n");
  }

  /** Ready when it accepts work and the database answers. */
  private Future<Void> ready(RoutingContext ctx) {
    var database = accepting.getAsBoolean() ? db.ping() : Future.<Void>failedFuture("stopping");
    return database
        .compose(up -> ctx.end("ready\n"))
        .recover(down -> ctx.response().setStatusCode(503).end("not ready\n"));
  }

  private Future<Void> metrics(RoutingContext ctx) {
    ctx.response().putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return ctx.end(meters.scrape());
  }
}
