package kenpo.captcha;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.Predicate;
import kenpo.crypto.Mac;
import kenpo.society.SocietyGuard;
import kenpo.throttle.AddressRisk;
import kenpo.throttle.Incident;
import kenpo.throttle.Networks;
import kenpo.web.Client;

/**
 * Tells the throttle of an address that posts more in a minute than people behind one do. Counted
 * by each server, in memory of fixed size, and told some at a time, as a flood must not become one
 * of statements.
 */
public final class PostGuard implements Handler<RoutingContext> {

  /** Posts beyond the rate that are told at once. */
  private static final int TOLD_AT_ONCE = 10;

  private final AddressRisk addresses;
  private final MinuteCount posts;
  private final Predicate<RoutingContext> known;
  private final InstantSource clock;

  /**
   * @param mac of a part of a purpose that nothing else uses; one instance a server
   * @param known whether the browser proves that its sender was here before: then it isn't counted
   */
  public PostGuard(
      AddressRisk addresses, Mac mac, Predicate<RoutingContext> known, InstantSource clock) {
    this.addresses = addresses;
    this.posts = new MinuteCount(mac);
    this.known = known;
    this.clock = clock;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (!ctx.request().method().equals(HttpMethod.POST) || known.test(ctx) || !isToBeTold(ctx)) {
      ctx.next();
      return;
    }
    var society = SocietyGuard.of(ctx);
    // Whatever comes of it: what the post is for tells by itself that the database is away.
    addresses
        .add(society, Client.of(ctx).address(), Incident.BUSY, TOLD_AT_ONCE)
        .onComplete(told -> ctx.next());
  }

  private boolean isToBeTold(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var address = Client.of(ctx).address();
    var perMinute = society.risk().perMinute();
    int most = addresses.isListed(society, address) ? perMinute.listed() : perMinute.posts();
    int beyond = posts.count(society.id(), Networks.host(address), clock.instant()) - most;
    return beyond > 0 && beyond % TOLD_AT_ONCE == 0;
  }
}
