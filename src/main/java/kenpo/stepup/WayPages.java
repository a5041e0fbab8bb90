package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import kenpo.society.ViewingPolicy.Style;
import kenpo.viewing.SetUp;
import kenpo.viewing.SetUp.Stage;
import kenpo.viewing.SetUp.Underway;
import kenpo.viewing.Viewer;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.View;

/** From one page of the way to the next, and its end. */
record WayPages(SetUp setUp, ViewingGuard guard, View view) {

  /** A page of the way, for whom it is the next; all others are led to theirs. */
  Future<Void> at(
      RoutingContext ctx,
      BiPredicate<Viewer, Stage> isNext,
      BiFunction<Viewer, Underway, Future<Void>> page) {
    return guard.looked(
        ctx,
        found ->
            setUp
                .underway(found.viewer())
                .compose(
                    underway ->
                        isNext.test(found.viewer(), underway.stage())
                            ? page.apply(found.viewer(), underway)
                            : toWhereOneIs(ctx, found.viewer(), underway.stage())));
  }

  private Future<Void> toWhereOneIs(RoutingContext ctx, Viewer viewer, Stage stage) {
    return view.redirect(
        ctx,
        switch (stage) {
          case NONE -> GatePages.PATH;
          case NAME -> NamePages.PATH;
          case CHOICE ->
              viewer.society().viewing().style() == Style.password
                  ? PasswordPages.PATH
                  : QuestionPages.PATH;
          case CONFIRM -> QuestionPages.CONFIRM;
        });
  }

  /** Another session was quicker with the letter, or another letter was asked for: begin anew. */
  Future<Void> finish(RoutingContext ctx, Viewer viewer) {
    return setUp
        .finish(viewer)
        .compose(
            done -> {
              if (!done) {
                Flash.leave(ctx, Word.VIEWING_ANEW);
              }
              return done ? guard.enter(ctx) : view.redirect(ctx, GatePages.PATH);
            });
  }
}
