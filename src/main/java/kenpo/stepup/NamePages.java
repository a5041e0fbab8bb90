package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import kenpo.roster.Kana;
import kenpo.viewing.SetUp;
import kenpo.viewing.SetUp.Stage;
import kenpo.viewing.Viewer;
import kenpo.web.View;

/** The code was right: the name that it is for is shown, to be said yes to. */
public final class NamePages {

  static final String PATH = "/viewing/name";

  private final SetUp setUp;
  private final WayPages way;
  private final View view;

  NamePages(SetUp setUp, WayPages way, View view) {
    this.setUp = setUp;
    this.way = way;
    this.view = view;
  }

  /** What viewing/name.ftlh is given; {@code question}: whether one is set next. */
  public record NamePage(String kana, boolean question) {}

  public Future<Void> show(RoutingContext ctx) {
    return here(
        ctx,
        viewer ->
            setUp.kana(viewer).compose(kana -> view.show(ctx, "viewing/name", page(viewer, kana))));
  }

  private static NamePage page(Viewer viewer, String kana) {
    return new NamePage(Kana.written(kana), !viewer.society().viewing().style().isByLogin());
  }

  /** Where the login password opens health data from now on, this is the end of the way. */
  public Future<Void> confirm(RoutingContext ctx) {
    return here(
        ctx,
        viewer ->
            viewer.society().viewing().style().isByLogin()
                ? way.finish(ctx, viewer)
                : setUp.name(viewer).compose(named -> view.redirect(ctx, QuestionPages.PATH)));
  }

  private Future<Void> here(RoutingContext ctx, Function<Viewer, Future<Void>> page) {
    return way.at(
        ctx, (viewer, stage) -> stage == Stage.NAME, (viewer, underway) -> page.apply(viewer));
  }
}
