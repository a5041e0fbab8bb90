package kenpo.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Map;
import java.util.function.Consumer;
import kenpo.web.Assets;
import kenpo.web.Language;
import kenpo.web.SecurityHeaders;
import kenpo.web.Templates;

/** What the demo's own pages share: their server, its headers and style sheets, and their frame. */
record DemoPages(Templates templates, Assets assets) {

  static DemoPages of(Templates templates) {
    return new DemoPages(templates, Assets.load());
  }

  /** {@code routes}: of the pages. */
  Future<HttpServer> listen(Vertx vertx, int port, Consumer<Router> routes) {
    var router = Router.router(vertx);
    router.route().handler(new SecurityHeaders());
    router.get(assets.route()).handler(assets.handler());
    router.get("/style/*").handler(StaticHandler.create("demo/web"));
    routes.accept(router);
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }

  /** What there is no more, or never was. */
  Future<Void> missing(RoutingContext ctx, String template) {
    ctx.response().setStatusCode(404);
    return show(ctx, template, Map.of());
  }

  Future<Void> show(RoutingContext ctx, String template, Map<String, Object> page) {
    var model = Map.<String, Object>of("page", page, "assets", assets);
    return templates
        .render(Language.JA, "demo/" + template, model)
        .compose(
            html -> ctx.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html));
  }
}
