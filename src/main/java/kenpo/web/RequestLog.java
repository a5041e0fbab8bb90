package kenpo.web;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;
import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import kenpo.crypto.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request an id, and writes one line and one measurement when it is answered: by route
 * template, never by path, as paths hold tokens.
 */
public final class RequestLog implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger("kenpo.request");
  private static final String ID = "requestId";
  private static final int ID_BYTES = 9;
  private static final String WITHIN = "withinSite";
  private static final Set<HttpMethod> METHODS = Set.of(GET, HEAD, POST);

  /** Whoever asked didn't wait for the answer; the number is what nginx writes for it. */
  private static final int GONE = 499;

  private final Tokens tokens;
  private final MeterRegistry meters;
  private final Map<Answer, Timer> timers = new ConcurrentHashMap<>();

  /** What answers are measured by; each part is from a closed list. */
  private record Answer(String method, String route, int status) {}

  public RequestLog(Tokens tokens, MeterRegistry meters) {
    this.tokens = tokens;
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext ctx) {
    ctx.put(ID, tokens.text(ID_BYTES));
    long began = System.nanoTime();
    ctx.addEndHandler(
        end -> answered(ctx, System.nanoTime() - began, end.succeeded() ? status(ctx) : GONE));
    ctx.next();
  }

  /** Belongs on a router inside the one that logs: its routes are the ones worth naming. */
  public static Handler<RoutingContext> withinSite() {
    return ctx -> {
      ctx.put(WITHIN, ctx);
      ctx.next();
    };
  }

  /** Shown on error pages, so that a person can name what went wrong. */
  public static String id(RoutingContext ctx) {
    return ctx.get(ID, "");
  }

  private static int status(RoutingContext ctx) {
    return ctx.response().getStatusCode();
  }

  private void answered(RoutingContext ctx, long nanos, int status) {
    var method = method(ctx);
    var route = route(ctx.<RoutingContext>get(WITHIN, ctx));
    LOG.info(
        "{} {} {}",
        kv("method", method),
        kv("route", route),
        kv("status", status),
        kv("ms", nanos / 1_000_000),
        kv(ID, id(ctx)),
        kv("society", Site.find(ctx).map(Site::society).orElse("")));
    timers
        .computeIfAbsent(new Answer(method, route, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answer answer) {
    return Timer.builder("http.server.requests")
        .description("Answers of the member site by route template and status")
        .tag("method", answer.method)
        .tag("route", answer.route)
        .tag("status", Integer.toString(answer.status))
        .register(meters);
  }

  /** From a closed list: a stranger may send any word as a method. */
  private static String method(RoutingContext ctx) {
    var method = ctx.request().method();
    return METHODS.contains(method) ? method.name() : "other";
  }

  /** The template of the route that answered; "none" when no route did. */
  private static String route(RoutingContext ctx) {
    var route = ctx.currentRoute();
    var path = route == null ? null : route.getPath();
    return path == null ? "none" : path;
  }
}
