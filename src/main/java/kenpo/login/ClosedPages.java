package kenpo.login;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.account.CloseReason;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.View;

/** What somebody is told once whose password is right, but whose account ended with the roster. */
public final class ClosedPages {

  private static final String PATH = "/login/closed";

  private final View view;

  ClosedPages(View view) {
    this.view = view;
  }

  /** What login/closed.ftlh is given; {@code reason} is lost, notEntitled or renumbered. */
  public record ClosedPage(String reason) {}

  Future<Void> send(RoutingContext ctx, CloseReason reason) {
    Flash.leave(
        ctx,
        switch (reason) {
          case MEMBERSHIP_LOST -> Word.MEMBERSHIP_LOST;
          case NOT_ENTITLED -> Word.NOT_ENTITLED;
          case RENUMBERED -> Word.RENUMBERED;
        });
    return view.redirect(ctx, PATH);
  }

  /** Only right after the login that leads here. */
  public Future<Void> show(RoutingContext ctx) {
    var reason = Flash.take(ctx).map(ClosedPages::name).orElse("");
    return reason.isEmpty()
        ? view.redirect(ctx, "/login")
        : view.show(ctx, "login/closed", new ClosedPage(reason));
  }

  private static String name(Word word) {
    return switch (word) {
      case MEMBERSHIP_LOST -> "lost";
      case NOT_ENTITLED -> "notEntitled";
      case RENUMBERED -> "renumbered";
      case LOGGED_OUT,
          SESSION_ENDED,
          OTHERS_ENDED,
          ALL_ENDED,
          SESSION_OVER,
          VIEWING_ANEW,
          LETTER_ASKED ->
          "";
    };
  }
}
