package kenpo.viewing;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.web.SiteCookie;

/**
 * The page that somebody asked for before health data were open, to which he is brought in the end.
 * The browser keeps its path, without a query, for as long as the way may take; only addresses that
 * the map has behind the gate are gone to, whatever a cookie says.
 */
final class WantedGuard {

  private static final SiteCookie COOKIE = new SiteCookie("wanted");
  private static final Duration KEPT = LetterProof.STEPS;
  private static final String PART = "[A-Za-z0-9_-]{1,100}";

  private final List<Pattern> known = new ArrayList<>();

  /** {@code path}: as the map has it, such as {@code /trend/:item}; told while the map is made. */
  void know(String path) {
    known.add(Pattern.compile(path.replaceAll(":[A-Za-z]+", PART)));
  }

  void keep(RoutingContext ctx, String path) {
    if (ctx.request().method().equals(HttpMethod.GET) && isKnown(path)) {
      COOKIE.give(ctx, path, KEPT);
    }
  }

  Optional<String> find(RoutingContext ctx) {
    return COOKIE.read(ctx).filter(this::isKnown);
  }

  /** It was reached. */
  void forget(RoutingContext ctx) {
    if (COOKIE.read(ctx).isPresent()) {
      COOKIE.erase(ctx);
    }
  }

  boolean isKnown(String path) {
    return known.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }
}
