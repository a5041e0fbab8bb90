package kenpo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kenpo.config.PortalConfig.Listener;

/** One event loop of a site: its router behind an HTTP server. Several share one port. */
final class MemberVerticle extends VerticleBase {

  private static final int DRAIN_SECONDS = 30;
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_FORM_FIELDS = 100;
  private static final int MAX_FORM_FIELD_BYTES = 16 * 1024;

  private final Listener listener;
  private final Supplier<Router> routes;
  private HttpServer server;

  MemberVerticle(Listener listener, Supplier<Router> routes) {
    this.listener = listener;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setCompressionSupported(true)
                    // A proxy that passes "Upgrade: h2c" on would be bypassed by it.
                    .setHttp2ClearTextEnabled(false)
                    .setMaxFormFields(MAX_FORM_FIELDS)
                    .setMaxFormAttributeSize(MAX_FORM_FIELD_BYTES))
            .requestHandler(routes.get());
    // To Vert.x a negative port is a free one that all instances share.
    return server
        .listen(listener.port() == 0 ? -1 : listener.port(), listener.address())
        .recover(failure -> CannotListen.on("member", listener, failure));
  }

  /** Takes no more connections, and ends when the requests under way are answered. */
  @Override
  public Future<?> stop() {
    return server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  int port() {
    return server.actualPort();
  }
}
