package kenpo;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Listener;
import kenpo.web.ClientAddress;

/** One event loop of a site: its router behind an HTTP server. Several share one port. */
final class MemberVerticle extends VerticleBase {

  private static final int DRAIN_SECONDS = 30;
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_FORM_FIELDS = 100;
  private static final int MAX_FORM_FIELD_BYTES = 16 * 1024;

  private final Listener listener;
  private final boolean proxiesSpeakFirst;
  private final ClientAddress client;
  private final Supplier<Router> routes;
  private final BooleanSupplier accepting;
  private HttpServer server;

  /** {@code accepting} turns false when the server is about to stop. */
  MemberVerticle(
      PortalConfig config,
      ClientAddress client,
      Supplier<Router> routes,
      BooleanSupplier accepting) {
    this.listener = config.member();
    this.proxiesSpeakFirst = config.proxies().speakFirst();
    this.client = client;
    this.routes = routes;
    this.accepting = accepting;
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
                    // There are no web sockets: each request would pass through their compression.
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    // A proxy that passes "Upgrade: h2c" on would be bypassed by it.
                    .setHttp2ClearTextEnabled(false)
                    .setMaxFormFields(MAX_FORM_FIELDS)
                    .setMaxFormAttributeSize(MAX_FORM_FIELD_BYTES)
                    .setUseProxyProtocol(proxiesSpeakFirst))
            .connectionHandler(this::closeToStrangers)
            .requestHandler(closingWhenStopping(routes.get()));
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

  /** Who keeps a connection open for the next request must know that there will be none. */
  private Handler<HttpServerRequest> closingWhenStopping(Router router) {
    return request -> {
      if (client.isStranger(request.connection())) {
        return; // sent together with what its connection was closed for
      }
      request.response().headersEndHandler(headers -> sayLast(request.response()));
      router.handle(request);
    };
  }

  /** Vert.x reads the PROXY protocol's header from whoever connects. */
  private void closeToStrangers(HttpConnection connection) {
    if (client.isStranger(connection)) {
      connection.close();
    }
  }

  private void sayLast(HttpServerResponse answer) {
    if (!accepting.getAsBoolean()) {
      answer.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  int port() {
    return server.actualPort();
  }
}
