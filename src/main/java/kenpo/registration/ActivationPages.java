package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kenpo.account.PasswordRule;
import kenpo.account.PasswordRules;
import kenpo.registration.Activation.Seen;
import kenpo.registration.Activation.Why;
import kenpo.society.SocietyGuard;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.FormErrors;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The page behind the mailed link: a look changes nothing, its button uses the link up. */
public final class ActivationPages {

  private static final int GONE = 410;
  private static final int NOT_FOUND = 404;

  private final Activation activation;
  private final Registration registration;
  private final PasswordRules rules;
  private final ThrottleGuard wait;
  private final View view;

  ActivationPages(
      Activation activation,
      Registration registration,
      PasswordRules rules,
      ThrottleGuard wait,
      View view) {
    this.activation = activation;
    this.registration = registration;
    this.rules = rules;
    this.wait = wait;
    this.view = view;
  }

  /**
   * What registration/activate.ftlh is given.
   *
   * @param email whose registration it is: a link that somebody else passed on must show
   * @param anew the password is asked for again
   */
  public record ActivatePage(String token, String email, boolean anew, List<PasswordRule> rules) {}

  /** What registration/link.ftlh is given: what became of the link, as part of a message key. */
  public record LinkPage(String why) {}

  public Future<Void> show(RoutingContext ctx) {
    return look(ctx)
        .compose(
            seen ->
                switch (seen) {
                  case Seen.Same(var pending) ->
                      view.show(ctx, "registration/activate", page(ctx, pending, false));
                  case Seen.Other(var pending) ->
                      view.show(ctx, "registration/activate", page(ctx, pending, true));
                  case Seen.Worthless(var why) -> worthless(ctx, why);
                });
  }

  public Future<Void> use(RoutingContext ctx) {
    return look(ctx)
        .compose(
            seen ->
                switch (seen) {
                  case Seen.Same same -> use(ctx, Optional.empty());
                  case Seen.Other(var pending) -> attempt(ctx, pending);
                  case Seen.Worthless(var why) -> worthless(ctx, why);
                });
  }

  /** A new password costs a look and a hash: counted like the first form. */
  private Future<Void> attempt(RoutingContext ctx, Pending pending) {
    return registration
        .attempt(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), () -> judge(ctx, pending))
        .compose(
            over ->
                over.map(until -> wait.tooMany(ctx, until, "/users/" + token(ctx) + "/activate"))
                    .orElseGet(Future::succeededFuture));
  }

  private Future<Void> judge(RoutingContext ctx, Pending pending) {
    var password = Optional.ofNullable(ctx.request().getFormAttribute("password")).orElse("");
    return password.isEmpty()
        ? again(ctx, pending, FormErrors.of("password", "password.missing"))
        : rules
            .check(SocietyGuard.of(ctx), password, List.of(pending.email().key()), "password")
            .compose(
                wrong ->
                    wrong
                        .map(error -> again(ctx, pending, FormErrors.of(error)))
                        .orElseGet(() -> use(ctx, Optional.of(password))));
  }

  private Future<Void> use(RoutingContext ctx, Optional<String> password) {
    return activation
        .use(SocietyGuard.of(ctx), token(ctx), RegistrationPages.asker(ctx), password)
        .compose(
            why ->
                why.map(reason -> worthless(ctx, reason))
                    .orElseGet(() -> view.redirect(ctx, "/users/eligibility")));
  }

  private Future<Void> again(RoutingContext ctx, Pending pending, FormErrors errors) {
    return view.invalid(ctx, "registration/activate", page(ctx, pending, true), errors);
  }

  private Future<Void> worthless(RoutingContext ctx, Why why) {
    int status = why == Why.UNKNOWN ? NOT_FOUND : GONE;
    return why == Why.USED_HERE
        ? view.redirect(ctx, "/users/eligibility")
        : view.show(
            ctx, status, "registration/link", new LinkPage(why.name().toLowerCase(Locale.ROOT)));
  }

  private Future<Seen> look(RoutingContext ctx) {
    return activation.look(SocietyGuard.of(ctx), token(ctx), Visitor.hash(ctx));
  }

  private static ActivatePage page(RoutingContext ctx, Pending pending, boolean anew) {
    var rules = PasswordRule.of(SocietyGuard.of(ctx));
    return new ActivatePage(token(ctx), pending.email().typed(), anew, rules);
  }

  private static String token(RoutingContext ctx) {
    return ctx.pathParam("token");
  }
}
