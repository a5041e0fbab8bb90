package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kenpo.account.PasswordRule;
import kenpo.account.PasswordRules;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.registration.Activation.Seen;
import kenpo.registration.Activation.Why;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Incident;
import kenpo.web.FormErrors;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The page behind the mailed link: a look changes nothing, its button uses the link up. */
public final class ActivationPages {

  private static final String PAGE = "registration/activate";
  private static final int GONE = 410;
  private static final int NOT_FOUND = 404;

  private final Activation activation;
  private final PasswordRules rules;
  private final FormGuard forms;
  private final View view;

  ActivationPages(Activation activation, PasswordRules rules, FormGuard forms, View view) {
    this.activation = activation;
    this.rules = rules;
    this.forms = forms;
    this.view = view;
  }

  /**
   * What registration/activate.ftlh is given.
   *
   * @param email whose registration it is: a link that somebody else passed on must show
   * @param anew the password is asked for again
   * @param part what is asked besides, then
   */
  public record ActivatePage(
      String token,
      String email,
      boolean anew,
      List<PasswordRule> rules,
      Optional<FormPart> part) {}

  /** What registration/link.ftlh is given: what became of the link, as part of a message key. */
  public record LinkPage(String why) {}

  public Future<Void> show(RoutingContext ctx) {
    return look(ctx)
        .compose(
            seen ->
                switch (seen) {
                  case Seen.Same(var pending) ->
                      view.show(ctx, PAGE, page(ctx, pending, Optional.empty()));
                  case Seen.Other(var pending) ->
                      forms
                          .part(ctx, Purpose.ACTIVATION)
                          .map(part -> page(ctx, pending, Optional.of(part)))
                          .compose(page -> view.show(ctx, PAGE, page));
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
                  case Seen.Worthless(var why) when why == Why.UNKNOWN ->
                      forms.add(ctx, Incident.BAD_SECRET).compose(told -> worthless(ctx, why));
                  case Seen.Worthless(var why) -> worthless(ctx, why);
                });
  }

  /** A new password costs a look and a hash: counted like the first form. */
  private Future<Void> attempt(RoutingContext ctx, Pending pending) {
    return forms.pass(
        ctx,
        Purpose.ACTIVATION,
        "/users/" + token(ctx) + "/activate",
        (part, errors) -> again(ctx, pending, part, errors),
        charge -> judge(ctx, pending));
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
    return forms.part(ctx, Purpose.ACTIVATION).compose(part -> again(ctx, pending, part, errors));
  }

  private Future<Void> again(
      RoutingContext ctx, Pending pending, FormPart part, FormErrors errors) {
    return view.invalid(ctx, PAGE, page(ctx, pending, Optional.of(part)), errors);
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

  private static ActivatePage page(RoutingContext ctx, Pending pending, Optional<FormPart> part) {
    var rules = PasswordRule.of(SocietyGuard.of(ctx));
    return new ActivatePage(token(ctx), pending.email().typed(), part.isPresent(), rules, part);
  }

  private static String token(RoutingContext ctx) {
    return ctx.pathParam("token");
  }
}
