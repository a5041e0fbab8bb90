package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import kenpo.crypto.Tokens;

/**
 * The browser that asks, named by a random cookie until somebody logs in with it: forms of several
 * pages are found again by it. Nothing is stored for a visitor who only looks.
 */
public final class Visitor implements Handler<RoutingContext> {

  private static final String KEY = "visitor";
  private static final SiteCookie COOKIE = new SiteCookie("form");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Tokens tokens;

  public Visitor(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext ctx) {
    COOKIE
        .read(ctx)
        .filter(TOKEN.asMatchPredicate())
        .ifPresentOrElse(token -> ctx.put(KEY, token), () -> renew(ctx));
    ctx.next();
  }

  /** A new name, so that one planted or known before a login is worth nothing after it. */
  public void renew(RoutingContext ctx) {
    rename(ctx, next());
  }

  /** A name to be given once what belongs to it is kept. */
  public String next() {
    return tokens.next();
  }

  public void rename(RoutingContext ctx, String token) {
    ctx.put(KEY, token);
    COOKIE.give(ctx, token);
  }

  /** What is kept of the visitor's name. */
  public static Buffer hash(RoutingContext ctx) {
    return hash(token(ctx));
  }

  public static Buffer hash(String token) {
    return Buffer.buffer(Tokens.sha256(token));
  }

  static String token(RoutingContext ctx) {
    return ctx.get(KEY);
  }
}
