package kenpo.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Remembers the language a visitor chose by a link with {@code ?lang=en}; Japanese otherwise. */
public final class LanguageChoice implements Handler<RoutingContext> {

  private static final String KEY = "language";
  private static final String COOKIE = "__Host-lang";
  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  public void handle(RoutingContext ctx) {
    var asked = ctx.request().getParam("lang");
    var cookie = ctx.request().getCookie(COOKIE);
    var language = Language.of(asked != null ? asked : cookie != null ? cookie.getValue() : "");
    ctx.put(KEY, language);
    if (asked != null) {
      ctx.response()
          .addCookie(SiteCookie.cookie(COOKIE, language.code()).setMaxAge(KEPT.toSeconds()));
    }
    ctx.next();
  }

  public static Language of(RoutingContext ctx) {
    Language language = ctx.get(KEY);
    return language == null ? Language.JA : language;
  }
}
