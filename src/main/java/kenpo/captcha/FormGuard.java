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

  private static final String STAMP = "stamp";

  /** No browser fills it in by itself, and no person sees it. */
  private static final String TRAP = "reference";

  private final FormGate gate;
  private final ChallengeGuard challenges;
  private final Telltales telltales;
  private final ThrottleGuard wait;

  public FormGuard(
      FormGate gate, ChallengeGuard challenges, Telltales telltales, ThrottleGuard wait) {
    this.gate = gate;
    this.challenges = challenges;
    this.telltales = telltales;
    this.wait = wait;
  }

  /** What the form asks now; nothing while the database is away, as it can't be sent then. */
  public Future<FormPart> part(RoutingContext ctx, Purpose purpose) {
    return asked(ctx, purpose).map(level -> part(ctx, purpose, level));
  }

  private Future<Integer> asked(RoutingContext ctx, Purpose purpose) {
    return gate.asked(SocietyGuard.of(ctx), Client.of(ctx).address(), purpose)
        .recover(
            failure ->
                failure instanceof Unavailable
                    ? Future.succeededFuture(0)
                    : Future.failedFuture(failure));
  }

  private FormPart part(RoutingContext ctx, Purpose purpose, int level) {
    return new FormPart(
        stamp(ctx, purpose),
        level == 0 ? Optional.empty() : Optional.of(challenge(ctx, purpose, level)));
  }

  /** For a form that needs this level, from 1 on. */
  public ChallengePart challenge(RoutingContext ctx, Purpose purpose, int level) {
    return challenges.part(ctx, purpose, level);
  }

  /** What the form brought of a challenge. */
  public Brought brought(RoutingContext ctx) {
    return ChallengeGuard.brought(ctx);
  }

  /**
   * Whether the button was pressed that shows the form again with another picture and sound: then
   * nothing else of the form is looked at.
   */
  public boolean isAnother(RoutingContext ctx) {
    return ChallengeGuard.isAnother(ctx);
  }

  /**
   * The same form again with another picture and sound; it counts for nothing. What is asked stays,
   * even if what was shown has ended, or for a reason that this address alone doesn't tell.
   */
  public Future<Void> another(
      RoutingContext ctx, Purpose purpose, Function<FormPart, Future<Void>> again) {
    int shown = Math.max(1, challenges.shown(ctx, purpose));
    return asked(ctx, purpose)
        .compose(level -> again.apply(part(ctx, purpose, Math.max(shown, level))));
  }

  /** When the form was first shown, for its page. */
  public String stamp(RoutingContext ctx, Purpose purpose) {
    return telltales.stamp(SocietyGuard.of(ctx).id(), purpose, field(ctx, STAMP));
  }

  /** What is wrong with how the form was sent. */
  public Set<Incident> telltales(RoutingContext ctx, Purpose purpose) {
    return telltales.of(SocietyGuard.of(ctx), purpose, field(ctx, STAMP), field(ctx, TRAP));
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
    return isAnother(ctx)
        ? another(ctx, purpose, part -> again.apply(part, new FormErrors()))
        : pass(ctx, sent(ctx, purpose), back, again, make);
  }

  private Future<Void> pass(
      RoutingContext ctx,
      Sent sent,
      String back,
      BiFunction<FormPart, FormErrors, Future<Void>> again,
      Function<Charge, Future<Void>> make) {
    return gate.pass(
        sent,
        make,
        refusal ->
            switch (refusal) {
              case Refusal.Wait(var until, _) -> wait.tooMany(ctx, until, back);
              case Refusal.Challenge(var level, var why) ->
                  again.apply(
                      part(ctx, sent.purpose(), level), FormErrors.of("challenge", why.key()));
            });
  }

  /**
   * Something was guessed at from where the form comes from, or wrong with it. What was done stays
   * done, whatever becomes of the count.
   */
  public Future<Void> add(RoutingContext ctx, Incident incident) {
    return gate.addresses()
        .add(SocietyGuard.of(ctx), Client.of(ctx).address(), incident)
        .otherwiseEmpty();
  }

  /** What could have been guessed at was right; {@code whose}: in which it may count once. */
  public Future<Void> right(RoutingContext ctx, String whose) {
    return gate.addresses()
        .right(SocietyGuard.of(ctx), Client.of(ctx).address(), whose)
        .otherwiseEmpty();
  }

  private Sent sent(RoutingContext ctx, Purpose purpose) {
    return new Sent(
        SocietyGuard.of(ctx),
        Client.of(ctx).address(),
        purpose,
        brought(ctx),
        telltales(ctx, purpose));
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
  }
}
