package kenpo.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word that the page after a redirect says once: it travels in a short-lived cookie rather than
 * in the address, so that no link can make a page say it.
 */
public final class Flash {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private Flash() {}

  /** The words there are; a browser can't bring others. */
  public enum Word {
    LOGGED_OUT
  }

  public static void leave(RoutingContext ctx, Word word) {
    ctx.response().addCookie(Visitor.cookie(name(ctx), word.name()).setMaxAge(KEPT.toSeconds()));
  }

  /** The word that was left, if any; it is gone then. */
  public static Optional<Word> take(RoutingContext ctx) {
    var cookie = ctx.request().getCookie(name(ctx));
    if (cookie == null) {
      return Optional.empty();
    }
    var left = cookie.getValue();
    ctx.response().addCookie(Visitor.cookie(name(ctx), "").setMaxAge(0));
    return Stream.of(Word.values()).filter(word -> word.name().equals(left)).findFirst();
  }

  private static String name(RoutingContext ctx) {
    return Site.of(ctx).cookie("said");
  }
}
