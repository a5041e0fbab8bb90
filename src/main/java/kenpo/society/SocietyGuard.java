package kenpo.society;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kenpo.web.Language;
import kenpo.web.LanguageChoice;
import kenpo.web.Site;
import kenpo.web.Site.Banner;

/**
 * Finds the society a request is for, by host name or by {@code /s/{society}}, before anything else
 * is looked at; what no society answers to is not found.
 */
public final class SocietyGuard {

  private static final String KEY = "society";
  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPAN);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM, HH:mm 'JST'", Locale.UK);

  private final Societies societies;
  private final InstantSource clock;

  public SocietyGuard(Societies societies, InstantSource clock) {
    this.societies = societies;
    this.clock = clock;
  }

  /** The society of this request; only behind this guard. */
  public static Society of(RoutingContext ctx) {
    return ctx.get(KEY);
  }

  /** For routes under {@code /s/:society}: under one society's host name no other is found. */
  public Handler<RoutingContext> byPath() {
    return ctx -> {
      var id = ctx.pathParam("society");
      societies
          .byId(id)
          .filter(found -> byHost(ctx).map(found::equals).orElse(true))
          .ifPresentOrElse(found -> enter(ctx, found, "/s/" + id), () -> ctx.fail(404));
    };
  }

  /** For all other paths: the host name has to name a society. */
  public Handler<RoutingContext> byHost() {
    return ctx -> byHost(ctx).ifPresentOrElse(found -> enter(ctx, found, ""), () -> ctx.fail(404));
  }

  /** People type a society's address without the slash at its end. */
  public Handler<RoutingContext> addSlash() {
    return ctx ->
        societies
            .byId(ctx.pathParam("society"))
            .filter(found -> !ctx.request().path().endsWith("/"))
            .ifPresentOrElse(found -> redirect(ctx, "/s/" + found.id() + "/"), ctx::next);
  }

  /** The society that the request's host name means, if it means one. */
  public Optional<Society> byHost(RoutingContext ctx) {
    return societies.byHost(host(ctx));
  }

  /** The societies reached under this host name by their paths: several share it. */
  public List<Society> sharing(RoutingContext ctx) {
    var host = host(ctx);
    return societies.all().stream().filter(s -> s.baseUrl().getHost().equals(host)).toList();
  }

  private static String host(RoutingContext ctx) {
    var authority = ctx.request().authority();
    return authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
  }

  private static void redirect(RoutingContext ctx, String path) {
    ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, path).end();
  }

  private void enter(RoutingContext ctx, Society society, String prefix) {
    var language = LanguageChoice.of(ctx);
    ctx.put(KEY, society);
    new Site(
            society.id(),
            society.name().in(language),
            language,
            prefix,
            society.desk().name().in(language),
            society.desk().phone(),
            society.desk().hours().in(language),
            banner(society, language))
        .put(ctx);
    ctx.next();
  }

  private Optional<Banner> banner(Society society, Language language) {
    return society
        .maintenanceAnnouncedAt(clock.instant())
        .map(
            m ->
                new Banner(
                    "layout.maintenanceAhead", say(m.from(), language), say(m.until(), language)));
  }

  /** A time in Japan as people say it. */
  public static String say(Instant time, Language language) {
    return (language == Language.JA ? JA : EN).format(time.atZone(Japan.ZONE));
  }
}
