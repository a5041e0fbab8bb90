package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.crypto.Tokens;
import kenpo.db.Unavailable;
import kenpo.society.SocietyGuard;
import kenpo.web.Client;
import kenpo.web.Csrf;
import kenpo.web.DeviceLabel;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.SiteCookie;
import kenpo.web.View;
import kenpo.web.Visitor;

/**
 * Recognises who asks by an access token, or renews it within the same request; lets only those who
 * have logged in through; the one door through which sessions begin.
 */
public final class SessionGuard {

  /** The longest that browsers keep a cookie. */
  static final Duration DEVICE_KEPT = Duration.ofDays(400);

  private static final String KEY = "session";
  private static final String UNSURE = "session.unsure";
  private static final String OVER = "session.over";
  private static final SiteCookie ACCESS = new SiteCookie("access");
  private static final SiteCookie REFRESH = new SiteCookie("refresh");

  /** A page that somebody wants to come to; it is that of one session, and forgotten with it. */
  public static final SiteCookie WANTED = new SiteCookie("wanted");

  private static final SiteCookie DEVICE = new SiteCookie("device");
  private static final Pattern DEVICE_TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Sessions sessions;
  private final DeviceGuard devices;
  private final Visitor visitor;
  private final View view;

  public SessionGuard(Sessions sessions, DeviceGuard devices, Visitor visitor, View view) {
    this.sessions = sessions;
    this.devices = devices;
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

  /** Finds out who asks, by the cookies there are. */
  public Handler<RoutingContext> recognise() {
    return ctx ->
        sessions
            .recognise(SocietyGuard.of(ctx), ACCESS.read(ctx), REFRESH.read(ctx), address(ctx))
            .onSuccess(found -> enter(ctx, found))
            .onFailure(failure -> unsure(ctx, failure));
  }

  /**
   * Sends visitors to the login page. Who brought a session's cookies is told that it is over, in
   * words that are true however it ended.
   */
  public Handler<RoutingContext> required() {
    return ctx -> {
      if (find(ctx).isPresent()) {
        ctx.next();
      } else if (ctx.get(UNSURE) != null) {
        ctx.fail(ctx.<Throwable>get(UNSURE));
      } else {
        if (ctx.get(OVER) != null) {
          Flash.leave(ctx, Word.SESSION_OVER);
        }
        view.redirect(ctx, "/login").onFailure(ctx::fail);
      }
    };
  }

  /**
   * A new session; what the browser was named before is worth nothing any more. False when the
   * account was closed, or its password changed, since it was looked at.
   */
  public Future<Boolean> begin(RoutingContext ctx, long accountId, Beginning beginning) {
    var society = SocietyGuard.of(ctx);
    var device =
        deviceToken(ctx).orElseGet(() -> sessions.newDevice(society.id(), Visitor.hash(ctx)));
    var arrival = new Arrival(address(ctx), DeviceLabel.of(ctx), device);
    return sessions
        .begin(society, accountId, beginning, arrival, find(ctx))
        .map(
            begun -> {
              begun.ifPresent(one -> enter(ctx, one, device));
              return begun.isPresent();
            });
  }

  /** What the browser's device is known by, if it was ever logged in with. */
  public static Optional<Buffer> device(RoutingContext ctx) {
    return deviceToken(ctx).map(Tokens::sha256).map(Buffer::buffer);
  }

  static Optional<String> deviceToken(RoutingContext ctx) {
    return DEVICE.read(ctx).filter(DEVICE_TOKEN.asMatchPredicate());
  }

  private void enter(RoutingContext ctx, Begun begun, String device) {
    visitor.renew(ctx);
    give(ctx, begun.issued());
    DEVICE.give(ctx, device, DEVICE_KEPT);
    devices.remember(ctx, device, begun.email());
  }

  /** Ends this browser's session, if it has one. */
  public Future<Void> end(RoutingContext ctx, EndReason reason) {
    return find(ctx)
        .map(session -> sessions.end(session, session.hash(), reason, address(ctx)))
        .orElseGet(() -> Future.succeededFuture(false))
        .map(ended -> forget(ctx));
  }

  /** Ends this browser's session, as the account turns out to have ended. */
  public Future<Void> over(RoutingContext ctx) {
    return end(ctx, EndReason.ACCOUNT_CLOSED)
        .compose(
            ended -> {
              Flash.leave(ctx, Word.SESSION_OVER);
              return view.redirect(ctx, "/login");
            });
  }

  /** Ends all sessions of the account that asks, this one too. */
  public Future<Void> endAll(RoutingContext ctx, EndReason reason) {
    return sessions.endAll(of(ctx), reason, address(ctx)).map(ended -> forget(ctx));
  }

  /** The device stays known: whoever logs in here again does not come from a new one. */
  private Void forget(RoutingContext ctx) {
    ctx.response().putHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    visitor.renew(ctx);
    ACCESS.erase(ctx);
    REFRESH.erase(ctx);
    WANTED.read(ctx).ifPresent(kept -> WANTED.erase(ctx));
    return null;
  }

  private static void enter(RoutingContext ctx, Recognised found) {
    switch (found) {
      case Recognised.Visitor() -> {}
      case Recognised.Over() -> {
        ctx.put(OVER, true);
        ACCESS.erase(ctx);
        REFRESH.erase(ctx);
        WANTED.read(ctx).ifPresent(kept -> WANTED.erase(ctx));
      }
      case Recognised.Member(var session) -> enter(ctx, session);
      case Recognised.Renewed(var issued) -> {
        give(ctx, issued);
        enter(ctx, issued.session());
      }
    }
    ctx.next();
  }

  private static void enter(RoutingContext ctx, Session session) {
    ctx.put(KEY, session);
    Csrf.bind(ctx, session.hash());
    View.signedIn(ctx);
  }

  /** Without the database open pages are still shown, as to a visitor; nobody is logged out. */
  private static void unsure(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Unavailable && !ctx.request().method().equals(HttpMethod.POST)) {
      ctx.put(UNSURE, failure);
      Csrf.unsure(ctx);
      ctx.next();
    } else {
      ctx.fail(failure);
    }
  }

  private static void give(RoutingContext ctx, Issued issued) {
    issued
        .kept()
        .ifPresentOrElse(
            kept -> {
              ACCESS.give(ctx, issued.access(), kept);
              REFRESH.give(ctx, issued.refresh(), kept);
            },
            () -> {
              ACCESS.give(ctx, issued.access());
              REFRESH.give(ctx, issued.refresh());
            });
  }

  private static String address(RoutingContext ctx) {
    return Client.of(ctx).address();
  }
}
