package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.captcha.FormGuard;
import kenpo.throttle.Incident;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.web.View;

/** What a try at a secret comes to for the address that it was charged to. */
record SettlingPages(Throttle throttle, FormGuard forms, View view) {

  /** What was right doesn't count. */
  Future<Void> right(Charge charge) {
    return throttle.giveBack(charge);
  }

  /** The same, and on to the next page. */
  Future<Void> right(RoutingContext ctx, Charge charge, String path) {
    return right(charge).compose(back -> view.redirect(ctx, path));
  }

  Future<Void> wrong(RoutingContext ctx, Charge charge) {
    charge.keep();
    return forms.add(ctx, Incident.BAD_SECRET);
  }
}
