package kenpo.web;

import static java.util.stream.Collectors.toMap;

import freemarker.template.TemplateMethodModelEx;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders {@code templates/NAME.ftlh} and answers with it. A template gets {@code page} (the
 * feature's own record), {@code site}, {@code errors}, {@code wrong} (the errors by field), and the
 * function {@code url}, which puts {@code prefix} in front of a path.
 */
public final class View {

  private static final String SIGNED_IN = "signedIn";
  private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private final Templates templates;
  private final Messages messages;

  public View(Templates templates, Messages messages) {
    this.templates = templates;
    this.messages = messages;
  }

  /** A page that needs nothing but the site. */
  public record Plain() {}

  /** What the parts around a page need to know; {@code name}: the society's, else the service's. */
  public record Frame(
      String society,
      String name,
      String lang,
      String otherLang,
      String prefix,
      String path,
      String csrf,
      boolean signedIn,
      boolean app,
      String deskName,
      String supportPhone,
      String supportHours,
      String banner) {}

  /** A form's mistakes in the page's language. */
  public record Errors(List<FieldText> list) {

    public record FieldText(String field, String text) {}

    public boolean isAny() {
      return !list.isEmpty();
    }

    /** By field; of several, the first. */
    Map<String, String> byField() {
      return list.stream()
          .collect(toMap(FieldText::field, FieldText::text, (first, next) -> first));
    }
  }

  /** Pages of this request say that somebody is logged in. */
  public static void signedIn(RoutingContext ctx) {
    ctx.put(SIGNED_IN, true);
  }

  /** There is no such page. */
  public static Future<Void> notFound(RoutingContext ctx) {
    ctx.fail(404);
    return Future.succeededFuture();
  }

  public Future<Void> show(RoutingContext ctx, String template, Record page) {
    return show(ctx, 200, template, page);
  }

  public Future<Void> show(RoutingContext ctx, int status, String template, Record page) {
    return answer(ctx, status, template, page, new FormErrors());
  }

  /** The same form again, values kept, with what is wrong: 422, unless nothing is. */
  public Future<Void> invalid(RoutingContext ctx, String template, Record page, FormErrors errors) {
    return answer(ctx, errors.isEmpty() ? 200 : 422, template, page, errors);
  }

  /** On to another page of this site after a post that worked. */
  public Future<Void> redirect(RoutingContext ctx, String path) {
    return ctx.response()
        .setStatusCode(303)
        .putHeader(HttpHeaders.LOCATION, Site.of(ctx).prefix() + path)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .end();
  }

  private Future<Void> answer(
      RoutingContext ctx, int status, String template, Record page, FormErrors errors) {
    return templates
        .render(Site.of(ctx).language(), template, model(ctx, page, errors))
        .compose(
            html ->
                ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    // Pages hold secrets beside what a stranger may have typed: never compressed.
                    .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                    .end(html));
  }

  private Map<String, Object> model(RoutingContext ctx, Record page, FormErrors errors) {
    var site = Site.of(ctx);
    var language = site.language();
    var model = new HashMap<String, Object>();
    model.put("page", page);
    model.put("site", frame(ctx, site));
    var told = errors(language, errors);
    model.put("errors", told);
    model.put("wrong", told.byField());
    model.put("prefix", site.prefix());
    model.put("url", url(site));
    return model;
  }

  private Frame frame(RoutingContext ctx, Site site) {
    return new Frame(
        site.society(),
        site.name().isEmpty() ? messages.text(site.language(), "layout.service") : site.name(),
        site.language().code(),
        site.language().other().code(),
        site.prefix(),
        site.path(ctx),
        Optional.ofNullable(Csrf.token(ctx)).orElse(""),
        ctx.get(SIGNED_IN, false),
        Client.of(ctx).app(),
        site.deskName(),
        site.supportPhone(),
        site.supportHours(),
        site.banner()
            .map(b -> messages.text(site.language(), b.key(), b.from(), b.until()))
            .orElse(""));
  }

  private Errors errors(Language language, FormErrors errors) {
    return new Errors(
        errors.all().stream()
            .map(
                e ->
                    new Errors.FieldText(
                        e.field(), messages.text(language, e.key(), e.args().toArray())))
            .toList());
  }

  private static TemplateMethodModelEx url(Site site) {
    return args -> site.prefix() + args.getFirst();
  }
}
