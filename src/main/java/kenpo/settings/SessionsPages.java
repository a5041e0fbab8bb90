package kenpo.settings;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.session.EndReason;
import kenpo.session.Session;
import kenpo.session.SessionGuard;
import kenpo.session.Sessions;
import kenpo.session.Sessions.Listed;
import kenpo.society.SocietyGuard;
import kenpo.web.Client;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.Language;
import kenpo.web.Site;
import kenpo.web.View;

/** Where one is logged in: the list of sessions, and the end of one, of the others, of all. */
public final class SessionsPages {

  private static final String LIST = "/settings/sessions";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Sessions sessions;
  private final SessionGuard guard;
  private final View view;

  public SessionsPages(Sessions sessions, SessionGuard guard, View view) {
    this.sessions = sessions;
    this.guard = guard;
    this.view = view;
  }

  /**
   * What settings/sessions.ftlh is given.
   *
   * @param most so many there are at most
   * @param said what was just done, or empty
   */
  public record ListPage(List<Line> lines, int most, String said) {}

  /**
   * A session on the page.
   *
   * @param device such as "Chrome, Windows"; empty when unknown
   * @param current whether it is the one that asks
   */
  public record Line(
      String hash,
      String device,
      String address,
      String begun,
      String lastSeen,
      boolean remembered,
      boolean current) {

    static Line of(Listed listed, Session asking, Language language) {
      return new Line(
          listed.hash(),
          listed.device(),
          listed.address(),
          SocietyGuard.say(listed.begunAt(), language),
          SocietyGuard.say(listed.lastSeen(), language),
          listed.remembered(),
          listed.hash().equals(asking.hash()));
    }
  }

  public Future<Void> show(RoutingContext ctx) {
    var session = SessionGuard.of(ctx);
    var language = Site.of(ctx).language();
    return sessions
        .list(SocietyGuard.of(ctx), session.accountId())
        .map(all -> all.stream().map(listed -> Line.of(listed, session, language)).toList())
        .compose(lines -> view.show(ctx, "settings/sessions", page(ctx, lines)));
  }

  private static ListPage page(RoutingContext ctx, List<Line> lines) {
    return new ListPage(lines, Sessions.MOST, said(ctx));
  }

  /** Which one comes from the form, and may be any; only one of the account's own is ended. */
  public Future<Void> end(RoutingContext ctx) {
    var session = SessionGuard.of(ctx);
    var chosen =
        Optional.ofNullable(ctx.request().getFormAttribute("session"))
            .filter(HASH.asMatchPredicate());
    if (chosen.filter(session.hash()::equals).isPresent()) {
      return guard.end(ctx, EndReason.CHOSEN).compose(done -> leave(ctx, Word.LOGGED_OUT, "/"));
    }
    return chosen
        .map(hash -> sessions.end(session, hash, EndReason.CHOSEN, Client.of(ctx).address()))
        .orElseGet(() -> Future.succeededFuture(false))
        .compose(done -> leave(ctx, Word.SESSION_ENDED, LIST));
  }

  public Future<Void> endOthers(RoutingContext ctx) {
    return sessions
        .endOthers(SessionGuard.of(ctx), EndReason.CHOSEN, Client.of(ctx).address())
        .compose(done -> leave(ctx, Word.OTHERS_ENDED, LIST));
  }

  public Future<Void> endAll(RoutingContext ctx) {
    return guard
        .endAll(ctx, EndReason.CHOSEN)
        .compose(done -> leave(ctx, Word.ALL_ENDED, "/login"));
  }

  private Future<Void> leave(RoutingContext ctx, Word word, String path) {
    Flash.leave(ctx, word);
    return view.redirect(ctx, path);
  }

  private static String said(RoutingContext ctx) {
    return Flash.take(ctx).map(SessionsPages::name).orElse("");
  }

  private static String name(Word word) {
    return switch (word) {
      case SESSION_ENDED -> "one";
      case OTHERS_ENDED -> "others";
      case LOGGED_OUT,
          ALL_ENDED,
          SESSION_OVER,
          MEMBERSHIP_LOST,
          NOT_ENTITLED,
          RENUMBERED,
          VIEWING_ANEW,
          LETTER_ASKED ->
          "";
    };
  }
}
