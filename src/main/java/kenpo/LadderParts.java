package kenpo;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.captcha.ChallengeGuard;
import kenpo.captcha.ChallengePages;
import kenpo.captcha.CodePages;
import kenpo.captcha.FormGate;
import kenpo.captcha.FormGuard;
import kenpo.captcha.Gate;
import kenpo.captcha.PostGuard;
import kenpo.captcha.Purpose;
import kenpo.captcha.Telltales;
import kenpo.captcha.UsedUp;
import kenpo.crypto.Mac;
import kenpo.db.Unavailable;
import kenpo.session.DeviceGuard;
import kenpo.session.SessionGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Step;
import kenpo.throttle.Throttle;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;

/** What stands before the forms of the member site, put together. */
record LadderParts(
    MemberParts parts,
    DeviceGuard devices,
    Throttle throttle,
    ThrottleGuard waits,
    ChallengeGuard asks,
    UsedUp usedUp) {

  static LadderParts of(
      MemberParts parts, DeviceGuard devices, Throttle throttle, ThrottleGuard waits) {
    var asks =
        new ChallengeGuard(
            parts.challenges(), parts.surroundings(), mac(parts, "on pages"), parts.clock());
    return new LadderParts(parts, devices, throttle, waits, asks, new UsedUp(parts.clock()));
  }

  Gate gate() {
    return new Gate(parts.risk(), parts.challenges(), parts.meters());
  }

  FormGuard forms() {
    var gate =
        new FormGate(
            parts.risk().ofAddresses(), parts.challenges(), throttle, usedUp, parts.meters());
    return new FormGuard(gate, asks, new Telltales(mac("shown"), parts.clock()), waits);
  }

  ChallengePages challenges() {
    return new ChallengePages(
        parts.challenges(), this::levelNow, parts.surroundings(), mac("issued"), parts.clock());
  }

  CodePages codes() {
    return new CodePages(parts.challenges(), parts.drawings(), parts.clock(), parts.view());
  }

  PostGuard posts() {
    return new PostGuard(parts.risk().ofAddresses(), mac("posts"), this::isKnown, parts.clock());
  }

  private Mac mac(String part) {
    return mac(parts, part);
  }

  private static Mac mac(MemberParts parts, String part) {
    return Mac.of(parts.secret(), Mac.Purpose.CHALLENGE).derived(part);
  }

  /**
   * By where the request comes from, and whether its browser says that an account was used in it:
   * for whom, nobody knows yet. While the database is away it is the lowest; the form will say so.
   */
  private Future<Step> levelNow(RoutingContext ctx, Purpose purpose) {
    var addresses = parts.risk().ofAddresses();
    var address = Client.of(ctx).address();
    var step =
        purpose == Purpose.LOGIN
            ? addresses.ofLogins(SocietyGuard.of(ctx), address, DeviceGuard.any(ctx))
            : addresses.ofForms(SocietyGuard.of(ctx), address);
    return step.recover(
        failure ->
            failure instanceof Unavailable
                ? Future.succeededFuture(new Step.Challenge(1))
                : Future.failedFuture(failure));
  }

  /** Somebody who is logged in, or logs in on a device that the account was used on. */
  private boolean isKnown(RoutingContext ctx) {
    var typed = Optional.ofNullable(ctx.request().getFormAttribute("email")).orElse("");
    return SessionGuard.find(ctx).isPresent()
        || DeviceGuard.any(ctx)
            && EmailAddress.of(typed)
                .flatMap(email -> devices.claimed(ctx, email.key()))
                .isPresent();
  }
}
