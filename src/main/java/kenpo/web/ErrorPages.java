package kenpo.web;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;
import kenpo.crypto.Passwords;
import kenpo.db.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failed request becomes a kind page, and, when it was our fault, a log line.
 */
public final class ErrorPages {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final int[] STATUSES = {
    400, 403, 404, 405, 408, 413, 414, 415, 429, 431, 500, 501, 503
  };
  private static final String RETRY_SECONDS = "10";
  private static final int FRAMES = 25;

  private final View view;

  public ErrorPages(View view) {
    this.view = view;
  }

  /** What error/error.ftlh is given. */
  public record ErrorPage(int status, String requestId) {}

  /** Makes the router's failures end here. */
  public void on(Router router) {
    for (int status : STATUSES) {
      router.errorHandler(status, this::show);
    }
  }

  private void show(RoutingContext ctx) {
    if (ctx.response().closed()) {
      // Whoever asked has gone: there is nobody to tell, and nothing of ours went wrong.
      return;
    }
    int status = status(ctx);
    log(ctx, status);
    if (ctx.response().headWritten()) {
      ctx.request().connection().close();
      return;
    }
    if (status == 503) {
      ctx.response().putHeader("Retry-After", RETRY_SECONDS);
    }
    page(ctx, status).onFailure(broken -> lastResort(ctx, broken));
  }

  private static void log(RoutingContext ctx, int status) {
    if (status == 500) {
      LOG.error(
          "request failed {} {}",
          kv("requestId", RequestLog.id(ctx)),
          kv("failure", trace(ctx.failure())));
    } else if (status == 503 && ctx.failure() != null) {
      LOG.warn(
          "too busy {} {}",
          kv("requestId", RequestLog.id(ctx)),
          kv("failure", ctx.failure().getMessage()));
    }
  }

  private Future<Void> page(RoutingContext ctx, int status) {
    if (Site.find(ctx).isEmpty()) {
      Site.neutral(LanguageChoice.of(ctx)).put(ctx);
    }
    return view.show(ctx, status, "error/error", new ErrorPage(status, RequestLog.id(ctx)));
  }

  private static int status(RoutingContext ctx) {
    return switch (ctx.failure()) {
      case Unavailable away -> 503;
      case Passwords.Saturated busy -> 503;
      case null, default -> ctx.statusCode() >= 400 ? ctx.statusCode() : 500;
    };
  }

  private static void lastResort(RoutingContext ctx, Throwable broken) {
    LOG.error(
        "the error page failed {} {}",
        kv("requestId", RequestLog.id(ctx)),
        kv("failure", trace(broken)));
    if (!ctx.response().ended()) {
      ctx.response()
          .setStatusCode(500)
          .putHeader("Content-Type", "text/plain; charset=utf-8")
          .end("500");
    }
  }

  /** Classes and lines, without messages: those of libraries may quote what a person typed. */
  private static String trace(Throwable failure) {
    var trace = new StringBuilder();
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      trace.append(cause.getClass().getName());
      Stream.of(cause.getStackTrace())
          .limit(FRAMES)
          .forEach(frame -> trace.append(" < ").append(frame));
      trace.append(cause.getCause() == null ? "" : " caused by ");
    }
    return trace.toString();
  }
}
