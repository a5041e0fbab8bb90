package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import kenpo.crypto.Mac;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Networks;
import kenpo.throttle.Step;
import kenpo.throttle.Surroundings;
import kenpo.web.Client;

/** Where a page's script fetches a challenge. */
public final class ChallengePages {

  private static final Pattern LEVEL = Pattern.compile("[1-4]");
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;

  private final Challenges challenges;
  private final LevelNow levelNow;
  private final IssueLimit limit;
  private final InstantSource clock;

  /** {@code mac}: of a part of a purpose that nothing else uses; one instance a server. */
  public ChallengePages(
      Challenges challenges,
      LevelNow levelNow,
      Surroundings surroundings,
      Mac mac,
      InstantSource clock) {
    this.challenges = challenges;
    this.levelNow = levelNow;
    this.limit = new IssueLimit(surroundings, mac, clock);
    this.clock = clock;
  }

  /** Which level holds for whoever asks; below 1 or above the highest, the nearest is issued. */
  @FunctionalInterface
  public interface LevelNow {
    Future<Step> of(RoutingContext ctx, Purpose purpose);
  }

  public Future<Void> issue(RoutingContext ctx) {
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var purpose = Purpose.of(ctx.request().getParam("purpose", ""));
    if (purpose.isEmpty() || isFromElsewhere(ctx)) {
      return ctx.response().setStatusCode(BAD_REQUEST).end();
    }
    var address = Client.of(ctx).address();
    return limit.allows(SocietyGuard.of(ctx), purpose.get(), address)
        ? levelNow.of(ctx, purpose.get()).compose(step -> issue(ctx, purpose.get(), step, address))
        : tooMany(ctx, limit.secondsLeft());
  }

  /** Another site's page could use up what an address is issued. */
  private static boolean isFromElsewhere(RoutingContext ctx) {
    var site = ctx.request().getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** Nobody who has to wait is given work that would be in vain. */
  private Future<Void> issue(RoutingContext ctx, Purpose purpose, Step step, String address) {
    return step instanceof Step.Wait(var until, _) && !purpose.isAlwaysOpen()
        ? tooMany(ctx, Math.max(1, Duration.between(clock.instant(), until).toSeconds()))
        : answer(ctx, purpose, Math.max(step.level(), asked(ctx)), address);
  }

  private Future<Void> answer(RoutingContext ctx, Purpose purpose, int level, String address) {
    int within = Math.clamp(level, 1, challenges.highest());
    var society = SocietyGuard.of(ctx);
    var network = Networks.of(address);
    return ctx.json(
        "code".equals(ctx.request().getParam("way"))
            ? challenges.issueCode(society, purpose, within, network).json()
            : challenges.issue(society.id(), purpose, within, network).json());
  }

  /** A form may know that more is needed than the address alone tells; never less. */
  private static int asked(RoutingContext ctx) {
    var level = ctx.request().getParam("level", "");
    return LEVEL.matcher(level).matches() ? Integer.parseInt(level) : 1;
  }

  private static Future<Void> tooMany(RoutingContext ctx, long seconds) {
    return ctx.response()
        .setStatusCode(TOO_MANY)
        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
        .end();
  }
}
