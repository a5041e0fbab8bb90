package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BiFunction;
import kenpo.results.About;
import kenpo.results.Knowledge;
import kenpo.society.AgreedTo;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Standing;
import kenpo.viewing.Viewer;
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
   * @param changed what others had that were agreed to before
   * @param version of the text
   */
  public record CautionsPage(
      String inForce, List<AgreedTo.Part> changed, String version, String effective, About about) {}

  public Future<Void> show(RoutingContext ctx) {
    return asked(ctx, (_, cautions) -> view.show(ctx, PAGE, page(ctx, cautions)));
  }

  /** A version that isn't the one that was shown is asked for again. */
  public Future<Void> agree(RoutingContext ctx) {
    var shown = ctx.request().getFormAttribute("version");
    boolean agreed = "true".equals(ctx.request().getFormAttribute("agree"));
    boolean inForce = SocietyGuard.of(ctx).cautionsInForce().toString().equals(shown);
    return asked(
        ctx,
        (viewer, cautions) ->
            agreed && inForce
                ? viewing.agree(viewer).compose(done -> guard.enter(ctx))
                : view.invalid(ctx, PAGE, page(ctx, cautions), error(inForce)));
  }

  private static FormErrors error(boolean inForce) {
    return FormErrors.of(
        "agree", inForce ? "viewing.cautions.agree.missing" : "viewing.cautions.agree.changed");
  }

  private Future<Void> asked(
      RoutingContext ctx, BiFunction<Viewer, Standing.Cautions, Future<Void>> page) {
    return guard.looked(
        ctx,
        found ->
            found.standing() instanceof Standing.Cautions cautions
                ? page.apply(found.viewer(), cautions)
                : view.redirect(ctx, GatePages.PATH));
  }

  private CautionsPage page(RoutingContext ctx, Standing.Cautions asked) {
    var society = SocietyGuard.of(ctx);
    var cautions = society.viewing().cautions();
    return new CautionsPage(
        society.cautionsInForce().toString(),
        asked.changed(),
        cautions.version(),
        Dates.day(cautions.effective(), LanguageChoice.of(ctx)),
        About.of(knowledge, society));
  }
}
