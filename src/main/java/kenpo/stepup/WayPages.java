package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.society.ViewingPolicy.Style;
import kenpo.viewing.SetUp;
import kenpo.viewing.SetUp.Stage;
import kenpo.viewing.Viewer;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.View;

/** From one page of the way to the next, and its end. */
record WayPages(SetUp setUp, View view) {

  /** For who comes to a page of the way out of turn. */
  Future<Void> toWhereOneIs(RoutingContext ctx, Viewer viewer, Stage stage) {
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
              return view.redirect(ctx, done ? CheckupPages.PATH : GatePages.PATH);
            });
  }
}
