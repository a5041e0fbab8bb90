package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.web.View;

/** The first page behind the gate. */
public final class CheckupPages {

  private final View view;

  CheckupPages(View view) {
    this.view = view;
  }

  /** No results can arrive yet. */
  public Future<Void> latest(RoutingContext ctx) {
    return view.show(ctx, "viewing/checkups", new View.Plain());
  }
}
