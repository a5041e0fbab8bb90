package kenpo.captcha;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import kenpo.captcha.FormGate.Sent;
import kenpo.captcha.Gate.Refusal;
import kenpo.db.Unavailable;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Incident;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;
import kenpo.web.FormErrors;

/** Before a form that can be guessed at or flooded: what its page asks, and what it brought. */
public final class FormGuard {

  private final FormGate gate;
  private final ThrottleGuard wait;

  public FormGuard(FormGate gate, ThrottleGuard wait) {
    this.gate = gate;
    this.wait = wait;
  }

  /** What the form asks now; nothing while the database is away, as it can't be sent then. */
  public Future<FormPart> part(RoutingContext ctx, Purpose purpose) {
    return gate.asked(SocietyGuard.of(ctx), Client.of(ctx).address(), purpose)
        .recover(
            failure ->
                failure instanceof Unavailable
                    ? Future.succeededFuture(0)
                    : Future.failedFuture(failure))
        .map(level -> part(purpose, level));
  }

  private FormPart part(Purpose purpose, int level) {
    return new FormPart(
        level == 0 ? Optional.empty() : Optional.of(gate.challenges().part(purpose, level)));
  }

  /**
   * Takes a form that was sent.
   *
   * @param back the page to try again from, for who has to wait
   * @param again shows the form again with what it asks for, and what was typed
   * @param make what it is for; a charge that should count nowhere it has to take back
   */
  public Future<Void> pass(
      RoutingContext ctx,
      Purpose purpose,
      String back,
      BiFunction<FormPart, FormErrors, Future<Void>> again,
      Function<Charge, Future<Void>> make) {
    return gate.pass(
        sent(ctx, purpose),
        make,
        refusal ->
            switch (refusal) {
              case Refusal.Wait(var until) -> wait.tooMany(ctx, until, back);
              case Refusal.Challenge(var level, var why) ->
                  again.apply(part(purpose, level), FormErrors.of("challenge", why.key()));
            });
  }

  /** Something was guessed at from where the form comes from, or wrong with it. */
  public Future<Void> add(RoutingContext ctx, Incident incident) {
    return gate.addresses().add(SocietyGuard.of(ctx), Client.of(ctx).address(), incident);
  }

  private static Sent sent(RoutingContext ctx, Purpose purpose) {
    var response = Optional.ofNullable(ctx.request().getFormAttribute("challenge")).orElse("");
    return new Sent(
        SocietyGuard.of(ctx), Client.of(ctx).address(), purpose, response, Set.<Incident>of());
  }
}
