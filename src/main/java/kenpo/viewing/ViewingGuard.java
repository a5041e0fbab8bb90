package kenpo.viewing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import kenpo.session.SessionGuard;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Viewing.Looked;
import kenpo.web.Client;
import kenpo.web.Site;
import kenpo.web.View;

/**
 * Lets through only those for whom health data are open in this session, and sends others to where
 * they are opened. What is behind it no browser keeps.
 */
public final class ViewingGuard {

  private static final String KEY = "viewer";
  private static final String GATE = "/viewing";
  private static final String CAUTIONS = "/viewing/cautions";
  private static final String FIRST = "/checkups";

  private final Viewing viewing;
  private final SessionGuard sessions;
  private final View view;
  private final WantedGuard wanted = new WantedGuard();

  public ViewingGuard(Viewing viewing, SessionGuard sessions, View view) {
    this.viewing = viewing;
    this.sessions = sessions;
    this.view = view;
  }

  /** Whose health data may be shown; only behind {@link #required}. */
  public static Viewer of(RoutingContext ctx) {
    return ctx.get(KEY);
  }

  /** {@code path}: a page behind it, to which one may be brought when they are open. */
  public void leadsTo(String path) {
    wanted.know(path);
  }

  /** Only behind {@link SessionGuard#required}. */
  public Handler<RoutingContext> required() {
    return ctx -> looked(ctx, found -> admit(ctx, found)).onFailure(ctx::fail);
  }

  /** They are open: the page that was asked for before, else the first. */
  public Future<Void> enter(RoutingContext ctx) {
    return view.redirect(ctx, wanted.find(ctx).orElse(FIRST));
  }

  /** A page on the way to health data: how they stand is known to it. */
  public Future<Void> looked(RoutingContext ctx, Function<Looked, Future<Void>> page) {
    return viewing
        .look(SocietyGuard.of(ctx), SessionGuard.of(ctx), Client.of(ctx).address())
        .compose(found -> found.map(page).orElseGet(() -> sessions.over(ctx)));
  }

  private Future<Void> admit(RoutingContext ctx, Looked found) {
    return found.standing() instanceof Standing.Recent
        ? viewing.openRecent(found.viewer()).compose(standing -> admit(ctx, found, standing))
        : admit(ctx, found, found.standing());
  }

  private Future<Void> admit(RoutingContext ctx, Looked found, Standing standing) {
    return switch (standing) {
      case Standing.Open() when ctx.request().method().equals(HttpMethod.HEAD) -> head(ctx);
      case Standing.Open() -> {
        viewing.used(found);
        wanted.forget(ctx);
        kept(ctx);
        ctx.put(KEY, found.viewer());
        ctx.next();
        yield Future.succeededFuture();
      }
      case Standing.Cautions _ -> leadAway(ctx, CAUTIONS);
      case Standing.Recent(), Standing.Shut _, Standing.NotWished() -> leadAway(ctx, GATE);
    };
  }

  /** That they are open is all that it asks: nobody is shown anything, so nothing is read. */
  private static Future<Void> head(RoutingContext ctx) {
    return kept(ctx).end();
  }

  /** By no browser. */
  private static HttpServerResponse kept(RoutingContext ctx) {
    return ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Future<Void> leadAway(RoutingContext ctx, String path) {
    wanted.keep(ctx, Site.of(ctx).path(ctx));
    return view.redirect(ctx, path);
  }
}
