package kenpo.viewing;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kenpo.session.SessionGuard;

/**
 * The page that somebody asked for before health data were open, to which he is brought in the end.
 * The browser keeps its path, without a query, for as long as the way may take. It is worth
 * something in the session only that asked for it, and goes with that; only pages that the map has
 * behind the gate are gone to, whatever a cookie says.
 */
final class WantedGuard {

  private static final Duration KEPT = LetterProof.STEPS;
  private static final String PART = "[A-Za-z0-9_-]{1,100}";

  /** Digits of a session's name: enough to tell those of one browser apart. */
  private static final int NAME_DIGITS = 16;

  private final List<Pattern> pages = new ArrayList<>();

  /**
   * {@code path}: as the map has it, such as {@code /trend/:item}; told while the map is made. Whom
   * the gate was opened for wants to see a page, not to save a file: what ends in {@code .csv} and
   * the like is none.
   */
  void know(String path) {
    if (path.indexOf('.') < 0) {
      pages.add(
          Pattern.compile(
              Arrays.stream(path.split("/", -1))
                  .map(part -> part.startsWith(":") ? PART : Pattern.quote(part))
                  .collect(Collectors.joining("/"))));
    }
  }

  void keep(RoutingContext ctx, String path) {
    if (ctx.request().method().equals(HttpMethod.GET) && isKnown(path)) {
      SessionGuard.WANTED.give(ctx, name(ctx) + path, KEPT);
    }
  }

  Optional<String> find(RoutingContext ctx) {
    var name = name(ctx);
    return SessionGuard.WANTED
        .read(ctx)
        .filter(kept -> kept.startsWith(name))
        .map(kept -> kept.substring(name.length()))
        .filter(this::isKnown);
  }

  /** It was reached. */
  void forget(RoutingContext ctx) {
    if (SessionGuard.WANTED.read(ctx).isPresent()) {
      SessionGuard.WANTED.erase(ctx);
    }
  }

  boolean isKnown(String path) {
    return pages.stream().anyMatch(page -> page.matcher(path).matches());
  }

  private static String name(RoutingContext ctx) {
    return SessionGuard.of(ctx).hash().substring(0, NAME_DIGITS);
  }
}
