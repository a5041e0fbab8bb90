package kenpo.society;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import kenpo.web.View;

/**
 * Shows one clear page to everybody of a society that is under maintenance; the others notice
 * nothing.
 */
public final class MaintenanceGuard implements Handler<RoutingContext> {

  private final InstantSource clock;
  private final View view;

  public MaintenanceGuard(InstantSource clock, View view) {
    this.clock = clock;
    this.view = view;
  }

  /** What error/maintenance.ftlh is given. */
  public record MaintenancePage(String until) {}

  @Override
  public void handle(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var now = clock.instant();
    society
        .maintenanceAt(now)
        .ifPresentOrElse(m -> closed(ctx, m, Duration.between(now, m.until())), ctx::next);
  }

  private void closed(RoutingContext ctx, Society.Maintenance maintenance, Duration left) {
    ctx.response().putHeader("Retry-After", String.valueOf(Math.max(1, left.toSeconds())));
    var until = SocietyGuard.say(maintenance.until(), kenpo.web.LanguageChoice.of(ctx));
    view.show(ctx, 503, "error/maintenance", new MaintenancePage(until)).onFailure(ctx::fail);
  }
}
