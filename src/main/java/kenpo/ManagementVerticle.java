package kenpo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import kenpo.config.PortalConfig.Listener;

/** What machines ask: metrics and health, on a port of its own. */
final class ManagementVerticle extends VerticleBase {

  private final Listener listener;
  private final Router routes;
  private HttpServer server;

  ManagementVerticle(Listener listener, Router routes) {
    this.listener = listener;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer().requestHandler(routes);
    return server
        .listen(listener.port(), listener.address())
        .recover(failure -> CannotListen.on("management", listener, failure));
  }

  int port() {
    return server.actualPort();
  }
}
