package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.registration.LinkMail.Outcome;
import kenpo.registration.Pending.State;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Incident;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.FormErrors;
import kenpo.web.View;
import kenpo.web.Visitor;

/**
 * The link is on its way: what to do if it doesn't come, and going on here if it was used
 * elsewhere.
 */
public final class SentPages {

  static final String SENT = "/users/new/sent";

  private final LinkMail mail;
  private final Resumption resumption;
  private final FormGuard forms;
  private final ThrottleGuard wait;
  private final View view;

  SentPages(LinkMail mail, Resumption resumption, FormGuard forms, ThrottleGuard wait, View view) {
    this.mail = mail;
    this.resumption = resumption;
    this.forms = forms;
    this.wait = wait;
    this.view = view;
  }

  /**
   * What registration/sent.ftlh is given; {@code elsewhere}: the link was used in another browser.
   */
  public record SentPage(
      String email, long hours, String mailDomain, boolean elsewhere, FormPart part) {}

  public Future<Void> show(RoutingContext ctx) {
    return shown(ctx, pending -> again(ctx, pending, new FormErrors()));
  }

  private Future<Void> again(RoutingContext ctx, Pending pending, FormErrors errors) {
    return forms
        .part(ctx, pending.isUsed() ? Purpose.RESUMPTION : Purpose.REGISTRATION_MAIL)
        .compose(part -> show(ctx, pending, part, errors));
  }

  private Future<Void> show(RoutingContext ctx, Pending pending, FormPart part, FormErrors errors) {
    boolean mine = pending.isOf(Visitor.hash(ctx));
    if (mine && pending.isUsed()) {
      return view.redirect(
          ctx, pending.state() == State.ACTIVATED ? "/users/eligibility" : "/login");
    }
    var society = SocietyGuard.of(ctx);
    var hours = Math.max(1, LinkMail.linkLife(society, pending).toHours());
    var page =
        new SentPage(
            pending.email().typed(),
            hours,
            RegistrationPages.domain(society),
            pending.isUsed(),
            part);
    return errors.isEmpty()
        ? view.show(ctx, "registration/sent", page)
        : view.invalid(ctx, "registration/sent", page, errors);
  }

  public Future<Void> resend(RoutingContext ctx) {
    return forms.pass(
        ctx,
        Purpose.REGISTRATION_MAIL,
        SENT,
        (part, errors) -> shown(ctx, pending -> asked(ctx, pending, part, errors)),
        host ->
            mail.again(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), host)
                .compose(outcome -> after(ctx, outcome, SENT)));
  }

  /** The link may have been used meanwhile: then the page has another form. */
  private Future<Void> asked(
      RoutingContext ctx, Pending pending, FormPart part, FormErrors errors) {
    return pending.isUsed()
        ? again(ctx, pending, new FormErrors())
        : show(ctx, pending, part, errors);
  }

  private Future<Void> shown(RoutingContext ctx, Function<Pending, Future<Void>> then) {
    return pending(ctx)
        .compose(
            found -> found.map(then).orElseGet(() -> view.redirect(ctx, RegistrationPages.FIRST)));
  }

  /**
   * The link was used in another browser: this one may go on with the password that was set there.
   */
  public Future<Void> resume(RoutingContext ctx) {
    var password = Optional.ofNullable(ctx.request().getFormAttribute("password")).orElse("");
    return pending(ctx)
        .compose(
            found ->
                found
                    .filter(Pending::isUsed)
                    .map(pending -> resume(ctx, pending, password))
                    .orElseGet(() -> view.redirect(ctx, RegistrationPages.FIRST)));
  }

  private Future<Void> resume(RoutingContext ctx, Pending pending, String password) {
    return forms.pass(
        ctx,
        Purpose.RESUMPTION,
        SENT,
        (part, errors) -> show(ctx, pending, part, errors),
        host -> resume(ctx, pending, password, host));
  }

  private Future<Void> resume(RoutingContext ctx, Pending pending, String password, Charge host) {
    return resumption
        .attempt(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), pending, password, host)
        .compose(
            outcome ->
                switch (outcome) {
                  case Resumption.Outcome.Moved() -> view.redirect(ctx, "/users/eligibility");
                  case Resumption.Outcome.WrongPassword() ->
                      forms
                          .add(ctx, Incident.WRONG_PASSWORD)
                          .compose(told -> again(ctx, pending, wrong()));
                  case Resumption.Outcome.Wait(var until) -> wait.tooMany(ctx, until, SENT);
                });
  }

  private static FormErrors wrong() {
    return FormErrors.of("password", "registration.resume.wrong");
  }

  /** Where one goes after a mail was asked for from the page {@code back}. */
  Future<Void> after(RoutingContext ctx, Outcome outcome, String back) {
    return switch (outcome) {
      case Outcome.Mailed() -> view.redirect(ctx, SENT);
      case Outcome.Wait(var until) -> wait.tooMany(ctx, until, back);
      case Outcome.NotWhatWasShown() -> view.redirect(ctx, RegistrationPages.CONFIRM);
      // Pressed twice, perhaps: that page knows where to go on.
      case Outcome.NothingToSend() -> view.redirect(ctx, SENT);
    };
  }

  private Future<Optional<Pending>> pending(RoutingContext ctx) {
    return mail.sent(SocietyGuard.of(ctx), Visitor.hash(ctx));
  }
}
