package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kenpo.society.SocietyGuard;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** Tells somebody who has to wait until when; not why, and not which limit it was. */
public final class ThrottleGuard {

  private final InstantSource clock;
  private final View view;

  public ThrottleGuard(InstantSource clock, View view) {
    this.clock = clock;
    this.view = view;
  }

  /** What error/wait.ftlh is given. */
  public record WaitPage(String until) {}

  /** 429 with Retry-After, in seconds. */
  public Future<Void> tooMany(RoutingContext ctx, Instant until) {
    retryAfter(ctx, until);
    var page = new WaitPage(SocietyGuard.say(until, LanguageChoice.of(ctx)));
    return view.show(ctx, 429, "error/wait", page);
  }

  /** The header alone, for a page of one's own. */
  public void retryAfter(RoutingContext ctx, Instant until) {
    var left = Duration.between(clock.instant(), until).toSeconds();
    ctx.response().putHeader("Retry-After", String.valueOf(Math.max(1, left)));
  }
}
