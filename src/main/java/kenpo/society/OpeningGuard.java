package kenpo.society;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import kenpo.web.View;

/** Says in place of a page that a society's registration and login open soon. */
public final class OpeningGuard implements Handler<RoutingContext> {

  private final View view;

  public OpeningGuard(View view) {
    this.view = view;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (SocietyGuard.of(ctx).isOpen()) {
      ctx.next();
    } else {
      view.show(ctx, "society/soon", new View.Plain()).onFailure(ctx::fail);
    }
  }
}
