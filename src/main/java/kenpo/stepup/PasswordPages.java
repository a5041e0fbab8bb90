package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import kenpo.society.ViewingPolicy.Style;
import kenpo.viewing.Choices;
import kenpo.viewing.SetUp.Stage;
import kenpo.viewing.Viewer;
import kenpo.web.FormErrors;
import kenpo.web.View;

/** One's own viewing password is chosen in place of the letter's. */
public final class PasswordPages {

  static final String PATH = "/viewing/password";

  private static final int MOST = 200;

  private final Choices choices;
  private final WayPages way;
  private final View view;

  PasswordPages(Choices choices, WayPages way, View view) {
    this.choices = choices;
    this.way = way;
    this.view = view;
  }

  public Future<Void> form(RoutingContext ctx) {
    return here(ctx, viewer -> view.show(ctx, "viewing/password", new View.Plain()));
  }

  public Future<Void> choose(RoutingContext ctx) {
    var typed = Typed.text(ctx.request().formAttributes(), "password", MOST);
    return here(
        ctx,
        viewer ->
            choices
                .password(viewer, typed)
                .compose(
                    errors -> errors.isEmpty() ? way.finish(ctx, viewer) : again(ctx, errors)));
  }

  private Future<Void> again(RoutingContext ctx, FormErrors errors) {
    return view.invalid(ctx, "viewing/password", new View.Plain(), errors);
  }

  private Future<Void> here(RoutingContext ctx, Function<Viewer, Future<Void>> page) {
    return way.at(
        ctx,
        (viewer, stage) ->
            stage == Stage.CHOICE && viewer.society().viewing().style() == Style.password,
        (viewer, underway) -> page.apply(viewer));
  }
}
