package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

  /** What error/wait.ftlh is given; {@code back}: the page to try again from. */
  public record WaitPage(String until, String back) {}

  /** 429 with Retry-After, in seconds. */
  public Future<Void> tooMany(RoutingContext ctx, Instant until, String back) {
    return view.show(ctx, 429, "error/wait", new WaitPage(announce(ctx, until), back));
  }

  /** Sets Retry-After, and says until when in the page's language, rounded up to the minute. */
  public String announce(RoutingContext ctx, Instant until) {
    var left = Duration.between(clock.instant(), until).toSeconds();
    ctx.response().putHeader("Retry-After", String.valueOf(Math.max(1, left)));
    var minute = until.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    return SocietyGuard.say(minute, LanguageChoice.of(ctx));
  }
}
