package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.results.About;
import kenpo.results.Knowledge;
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
  private final Knowledge knowledge;
  private final View view;

  CautionsPages(Viewing viewing, ViewingGuard guard, Knowledge knowledge, View view) {
    this.viewing = viewing;
    this.guard = guard;
    this.knowledge = knowledge;
    this.view = view;
  }

  /**
   * What viewing/cautions.ftlh is given.
   *
   * @param inForce what one agrees to, {@link kenpo.society.Society#cautionsInForce}
   * @param version of the text
   */
  public record CautionsPage(String inForce, String version, String effective, About about) {}

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
    boolean inForce = SocietyGuard.of(ctx).cautionsInForce().equals(shown);
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

  private CautionsPage page(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var cautions = society.viewing().cautions();
    return new CautionsPage(
        society.cautionsInForce(),
        cautions.version(),
        Dates.day(cautions.effective(), LanguageChoice.of(ctx)),
        About.of(knowledge, society));
  }
}
