package kenpo.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the demo's mail is read, by people and, as JSON, by load tests. */
final class MailboxPages {

  private static final int SHOWN = 100;
  private static final String NEW_WINDOW = "allow-popups allow-popups-to-escape-sandbox";

  private final Mailbox mailbox;
  private final DemoPages pages;

  MailboxPages(Mailbox mailbox, DemoPages pages) {
    this.mailbox = mailbox;
    this.pages = pages;
  }

  void route(Router router) {
    router.get("/").respond(this::list);
    router.get("/mails/:id").respond(this::mail);
    router.get("/mails/:id/html").respond(this::html);
    router.get("/api/messages").respond(this::messages);
  }

  private Future<Void> list(RoutingContext ctx) {
    return pages.show(
        ctx, "mailbox", Map.of("to", to(ctx), "total", mailbox.size(), "mails", asked(ctx)));
  }

  private Future<Void> mail(RoutingContext ctx) {
    // Only this page holds a frame: the mail's HTML.
    allowFrom(ctx, "frame-ancestors 'none'", "frame-ancestors 'none'; frame-src 'self'");
    return found(ctx)
        .map(
            mail -> pages.show(ctx, "mail", Map.of("mail", mail, "text", MailText.of(mail.text()))))
        .orElseGet(() -> missing(ctx));
  }

  /** As a mail program shows it: its own styles, no scripts, links into a new window. */
  private Future<Void> html(RoutingContext ctx) {
    ctx.response()
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                + " frame-ancestors 'self'; sandbox "
                + NEW_WINDOW)
        .putHeader("X-Frame-Options", "SAMEORIGIN")
        .putHeader("Content-Type", "text/html; charset=utf-8");
    return found(ctx)
        .map(mail -> mail.html().replaceFirst("(?i)<head[^>]*>", "$0<base target=\"_blank\">"))
        .map(ctx::end)
        .orElseGet(() -> missing(ctx));
  }

  private Future<Void> messages(RoutingContext ctx) {
    return ctx.json(new JsonArray(asked(ctx).stream().map(MailboxPages::json).toList()));
  }

  private List<Received> asked(RoutingContext ctx) {
    var to = to(ctx);
    return to.isEmpty() ? mailbox.newest(SHOWN) : mailbox.newest(to, SHOWN);
  }

  private Optional<Received> found(RoutingContext ctx) {
    var id = ctx.pathParam("id");
    return id.matches("[0-9]{1,18}") ? mailbox.byId(Long.parseLong(id)) : Optional.empty();
  }

  /** Dropped meanwhile, or of an earlier start. */
  private Future<Void> missing(RoutingContext ctx) {
    return pages.missing(ctx, "missing");
  }

  private static void allowFrom(RoutingContext ctx, String before, String after) {
    var headers = ctx.response().headers();
    var policy = headers.get("Content-Security-Policy");
    headers.set("Content-Security-Policy", policy.replace(before, after));
  }

  private static String to(RoutingContext ctx) {
    return ctx.queryParam("to").stream().findFirst().map(String::strip).orElse("");
  }

  private static JsonObject json(Received mail) {
    return new JsonObject()
        .put("id", mail.id())
        .put("from", mail.from())
        .put("to", mail.to())
        .put("subject", mail.subject())
        .put("date", mail.at().toString())
        .put("text", mail.text());
  }
}
