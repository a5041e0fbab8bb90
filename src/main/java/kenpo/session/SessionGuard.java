package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.SocietyGuard;
import kenpo.web.Site;
import kenpo.web.View;
import kenpo.web.Visitor;

/**
 * Sessions by an opaque cookie whose hash is a row in PostgreSQL: recognises who asks, lets only
 * those who have logged in through, begins and ends.
 */
public final class SessionGuard {

  private static final String KEY = "session";

  /** The longest absolute life a policy may give a session. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final SessionStore store;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Visitor visitor;
  private final View view;

  public SessionGuard(Db db, Tokens tokens, InstantSource clock, Visitor visitor, View view) {
    this.store = new SessionStore(db);
    this.tokens = tokens;
    this.clock = clock;
    this.visitor = visitor;
    this.view = view;
  }

  /** Who asks; empty for a visitor. */
  public static Optional<Session> find(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  /** Who asks; only behind {@link #required}. */
  public static Session of(RoutingContext ctx) {
    return ctx.get(KEY);
  }

  /** Looks the session up, where there is a cookie. */
  public Handler<RoutingContext> recognise() {
    return ctx -> cookie(ctx).ifPresentOrElse(value -> recognise(ctx, value), ctx::next);
  }

  /** Sends visitors to the login page. */
  public Handler<RoutingContext> required() {
    return ctx -> {
      if (find(ctx).isPresent()) {
        ctx.next();
      } else {
        view.redirect(ctx, "/login").onFailure(ctx::fail);
      }
    };
  }

  /** A new session with a new id; what the browser was named before is worth nothing any more. */
  public Future<Void> begin(RoutingContext ctx, long accountId) {
    var token = tokens.next();
    var society = SocietyGuard.of(ctx).id();
    return cookie(ctx)
        .map(old -> store.end(society, Tokens.sha256(old)))
        .orElseGet(() -> Future.succeededFuture(0))
        .compose(ended -> store.begin(society, Tokens.sha256(token), accountId, clock.instant()))
        .map(
            done -> {
              visitor.renew(ctx);
              ctx.response().addCookie(Visitor.cookie(name(ctx), token));
              return null;
            });
  }

  /** Ends this browser's session, if it has one. */
  public Future<Void> end(RoutingContext ctx) {
    // Read first: a cookie given to the answer is what the request has from then on.
    var ended = cookie(ctx);
    visitor.renew(ctx);
    ctx.response().addCookie(Visitor.cookie(name(ctx), "").setMaxAge(0));
    var society = SocietyGuard.of(ctx).id();
    return ended
        .map(value -> store.end(society, Tokens.sha256(value)).<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  /** Deletes sessions that no policy keeps alive any more, of all societies. */
  public static Future<Integer> purge(Db db, Instant now) {
    return new SessionStore(db).purge(now.minus(LONGEST));
  }

  private void recognise(RoutingContext ctx, String value) {
    var society = SocietyGuard.of(ctx);
    var policy = society.session();
    var now = clock.instant();
    var hash = Tokens.sha256(value);
    store
        .alive(society.id(), hash, now.minus(policy.idle()), now.minus(policy.absolute()))
        .compose(found -> touch(society.id(), hash, now, found))
        .onSuccess(found -> enter(ctx, found))
        .onFailure(ctx::fail);
  }

  /** Writes the time of use, at most once a minute. */
  private Future<Optional<Session>> touch(
      String society, byte[] hash, Instant now, Optional<SessionStore.Alive> found) {
    var session = found.map(SessionStore.Alive::session);
    return found.filter(alive -> alive.lastSeen().isBefore(now.minus(TOUCH))).isPresent()
        ? store.touch(society, hash, now).map(session)
        : Future.succeededFuture(session);
  }

  private static void enter(RoutingContext ctx, Optional<Session> found) {
    found.ifPresent(
        session -> {
          ctx.put(KEY, session);
          View.signedIn(ctx);
        });
    ctx.next();
  }

  private static Optional<String> cookie(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getCookie(name(ctx)))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  private static String name(RoutingContext ctx) {
    return Site.of(ctx).cookie("session");
  }
}
