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

  private static final SiteCookie COOKIE = new SiteCookie("said");
  private static final Duration KEPT = Duration.ofMinutes(1);

  private Flash() {}

  /** The words there are; a browser can't bring others. */
  public enum Word {
    LOGGED_OUT,
    SESSION_ENDED,
    OTHERS_ENDED,
    ALL_ENDED,
    SESSION_OVER,
    MEMBERSHIP_LOST,
    NOT_ENTITLED,
    RENUMBERED,
    VIEWING_ANEW,
    LETTER_ASKED
  }

  public static void leave(RoutingContext ctx, Word word) {
    COOKIE.give(ctx, word.name(), KEPT);
  }

  /** The word that was left, if any; it is gone then. */
  public static Optional<Word> take(RoutingContext ctx) {
    var left = COOKIE.read(ctx);
    left.ifPresent(word -> COOKIE.erase(ctx));
    return Stream.of(Word.values())
        .filter(word -> left.equals(Optional.of(word.name())))
        .findFirst();
  }
}
