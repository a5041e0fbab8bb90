package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Standing;
import kenpo.viewing.Viewing;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Dates;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** What has to be known of checkup results before one sees them, in the version in force. */
public final class CautionsPages {

  static final String PATH = "/viewing/cautions";

  private static final String PAGE = "viewing/cautions";

  private final Viewing viewing;
  private final ViewingGuard guard;
  private final View view;

  CautionsPages(Viewing viewing, ViewingGuard guard, View view) {
    this.viewing = viewing;
    this.guard = guard;
    this.view = view;
  }

  /** What viewing/cautions.ftlh is given. */
  public record CautionsPage(String version, String effective) {}

  public Future<Void> show(RoutingContext ctx) {
    return guard.looked(
        ctx,
        found ->
            found.standing() instanceof Standing.Cautions
                ? view.show(ctx, PAGE, page(ctx))
                : view.redirect(ctx, GatePages.PATH));
  }

  /** A version that was not the one shown is asked for again. */
  public Future<Void> agree(RoutingContext ctx) {
    var shown = ctx.request().getFormAttribute("version");
    boolean agreed = "true".equals(ctx.request().getFormAttribute("agree"));
    boolean inForce = page(ctx).version.equals(shown);
    return guard.looked(
        ctx,
        found -> {
          if (!(found.standing() instanceof Standing.Cautions)) {
            return view.redirect(ctx, GatePages.PATH);
          }
          return agreed && inForce
              ? viewing.agree(found.viewer()).compose(done -> guard.enter(ctx))
              : view.invalid(
                  ctx, PAGE, page(ctx), FormErrors.of("agree", "viewing.cautions.agree.missing"));
        });
  }

  private static CautionsPage page(RoutingContext ctx) {
    var cautions = SocietyGuard.of(ctx).viewing().cautions();
    return new CautionsPage(
        cautions.version(), Dates.day(cautions.effective(), LanguageChoice.of(ctx)));
  }
}
