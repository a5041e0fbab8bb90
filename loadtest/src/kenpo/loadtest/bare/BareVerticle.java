package kenpo.loadtest.bare;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One event loop: a page, a page with one row, a password hash. HTTP options are the portal's. */
final class BareVerticle extends VerticleBase {

  private final int port;
  private final BarePages pages;
  private final BareDatabase database;
  private final Supplier<Future<Boolean>> hash;
  private BareDatabase.Rows rows;

  BareVerticle(int port, BarePages pages, BareDatabase database, Supplier<Future<Boolean>> hash) {
    this.port = port;
    this.pages = pages;
    this.database = database;
    this.hash = hash;
  }

  @Override
  public Future<?> start() {
    return database
        .open(vertx)
        .compose(
            opened -> {
              rows = opened;
              return vertx
                  .createHttpServer(
                      new HttpServerOptions()
                          .setIdleTimeout(60)
                          .setIdleTimeoutUnit(TimeUnit.SECONDS)
                          .setCompressionSupported(true)
                          .setHttp2ClearTextEnabled(false)
                          .setMaxFormFields(100)
                          .setMaxFormAttributeSize(16 * 1024))
                  .requestHandler(this::answer)
                  .listen(port, "127.0.0.1");
            });
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/page" -> finish(request, pages.login());
      case "/row" -> finish(request, rows.next().compose(pages::home));
      case "/hash" ->
          finish(request, hash.get().map(fits -> Buffer.buffer(Boolean.toString(fits))));
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void finish(HttpServerRequest request, Future<Buffer> body) {
    body.onSuccess(
            page ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    // As the portal's pages: not compressed.
                    .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                    .end(page))
        .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
  }
}
