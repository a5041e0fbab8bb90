package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.account.PasswordRules;
import kenpo.registration.Pending.State;
import kenpo.registration.Registration.Asker;
import kenpo.registration.Registration.Mailing;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The first half of a registration: form, confirmation, "sent", and the mail again. */
public final class RegistrationPages {

  private static final String FIRST = "/users/new";
  private static final String CONFIRM = "/users/new/confirm";
  private static final String SENT = "/users/new/sent";

  private final Registration registration;
  private final Activation activation;
  private final PasswordRules rules;
  private final ThrottleGuard wait;
  private final View view;

  RegistrationPages(
      Registration registration,
      Activation activation,
      PasswordRules rules,
      ThrottleGuard wait,
      View view) {
    this.registration = registration;
    this.activation = activation;
    this.rules = rules;
    this.wait = wait;
    this.view = view;
  }

  /** What registration/new.ftlh is given. */
  public record NewPage(
      String email,
      String emailAgain,
      String invitation,
      String organisation,
      String mailDomain,
      List<PasswordRule> rules) {}

  /** A line of the live check-list; {@code rule} is what the script checks, e.g. length-12. */
  public record PasswordRule(String rule, String key, int number) {}

  /** What registration/confirm.ftlh is given. */
  public record ConfirmPage(String email, boolean agreed) {}

  /**
   * What registration/sent.ftlh is given; {@code elsewhere}: the link was used in another browser.
   */
  public record SentPage(String email, long hours, String mailDomain, boolean elsewhere) {}

  public Future<Void> form(RoutingContext ctx) {
    return view.show(ctx, "registration/new", page(ctx, NewForm.empty()));
  }

  public Future<Void> submit(RoutingContext ctx) {
    var form = NewForm.from(ctx.request().formAttributes());
    var errors = form.errors();
    if (!errors.isEmpty()) {
      return again(ctx, form, errors);
    }
    var society = SocietyGuard.of(ctx);
    return registration
        .mayTry(society, asker(ctx))
        .compose(
            over ->
                over.map(until -> wait.tooMany(ctx, until, FIRST))
                    .orElseGet(() -> judge(ctx, society, form)));
  }

  private Future<Void> judge(RoutingContext ctx, Society society, NewForm form) {
    return rules
        .check(society, form.password(), List.of(form.address().orElseThrow().key()), "password")
        .compose(
            wrong ->
                wrong
                    .map(error -> again(ctx, form, FormErrors.of(error)))
                    .orElseGet(() -> keep(ctx, society, form)));
  }

  private Future<Void> keep(RoutingContext ctx, Society society, NewForm form) {
    return registration
        .draft(society, asker(ctx), form)
        .compose(kept -> view.redirect(ctx, CONFIRM));
  }

  public Future<Void> confirm(RoutingContext ctx) {
    return draft(ctx)
        .compose(
            found ->
                found
                    .map(draft -> view.show(ctx, "registration/confirm", confirmPage(draft)))
                    .orElseGet(() -> view.redirect(ctx, FIRST)));
  }

  public Future<Void> agree(RoutingContext ctx) {
    return "true".equals(ctx.request().getFormAttribute("agree"))
        ? registration
            .agree(SocietyGuard.of(ctx), asker(ctx), shown(ctx))
            .compose(mailing -> mailed(ctx, mailing, CONFIRM))
        : disagreed(ctx);
  }

  /** The address that the page showed; another tab may have changed the draft since. */
  private static String shown(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getFormAttribute("email")).orElse("");
  }

  private Future<Void> disagreed(RoutingContext ctx) {
    var errors = FormErrors.of("agree", "registration.agree.missing");
    return draft(ctx)
        .compose(
            found ->
                found
                    .map(
                        draft ->
                            view.invalid(ctx, "registration/confirm", confirmPage(draft), errors))
                    .orElseGet(() -> view.redirect(ctx, FIRST)));
  }

  public Future<Void> sent(RoutingContext ctx) {
    return pending(ctx)
        .compose(
            found ->
                found
                    .map(pending -> sent(ctx, pending, new FormErrors()))
                    .orElseGet(() -> view.redirect(ctx, FIRST)));
  }

  private Future<Void> sent(RoutingContext ctx, Pending pending, FormErrors errors) {
    boolean mine = pending.isOf(Visitor.hash(ctx));
    if (pending.state() == State.ACTIVATED && mine) {
      return view.redirect(ctx, "/users/eligibility");
    }
    var society = SocietyGuard.of(ctx);
    var hours = Math.max(1, Registration.linkLife(society, pending).toHours());
    var page =
        new SentPage(
            pending.email().typed(), hours, domain(society), pending.state() == State.ACTIVATED);
    return errors.isEmpty()
        ? view.show(ctx, "registration/sent", page)
        : view.invalid(ctx, "registration/sent", page, errors);
  }

  public Future<Void> resend(RoutingContext ctx) {
    return registration
        .again(SocietyGuard.of(ctx), asker(ctx))
        .compose(mailing -> mailed(ctx, mailing, SENT));
  }

  /**
   * The link was used in another browser: this one may go on with the password that was set there.
   */
  public Future<Void> resume(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var password = Optional.ofNullable(ctx.request().getFormAttribute("password")).orElse("");
    return registration
        .mayTry(society, asker(ctx))
        .compose(
            over ->
                over.map(until -> wait.tooMany(ctx, until, SENT))
                    .orElseGet(() -> resume(ctx, password)));
  }

  private Future<Void> resume(RoutingContext ctx, String password) {
    return pending(ctx)
        .compose(
            found ->
                found
                    .filter(pending -> pending.state() == State.ACTIVATED)
                    .map(pending -> resume(ctx, pending, password))
                    .orElseGet(() -> view.redirect(ctx, FIRST)));
  }

  private Future<Void> resume(RoutingContext ctx, Pending pending, String password) {
    return activation
        .resume(pending, Visitor.hash(ctx), password)
        .compose(
            moved ->
                moved
                    ? view.redirect(ctx, "/users/eligibility")
                    : sent(ctx, pending, FormErrors.of("password", "registration.resume.wrong")));
  }

  private Future<Void> mailed(RoutingContext ctx, Mailing mailing, String back) {
    return switch (mailing) {
      case Mailing.Mailed() -> view.redirect(ctx, SENT);
      case Mailing.Wait(var until) -> wait.tooMany(ctx, until, back);
      case Mailing.NotWhatWasShown() -> view.redirect(ctx, CONFIRM);
      // Pressed twice, perhaps: that page knows where to go on.
      case Mailing.NothingToSend() -> view.redirect(ctx, SENT);
    };
  }

  private Future<Void> again(RoutingContext ctx, NewForm form, FormErrors errors) {
    return view.invalid(ctx, "registration/new", page(ctx, form), errors);
  }

  private Future<Optional<Pending>> draft(RoutingContext ctx) {
    return registration.draft(SocietyGuard.of(ctx), Visitor.hash(ctx));
  }

  private Future<Optional<Pending>> pending(RoutingContext ctx) {
    return registration.mailed(SocietyGuard.of(ctx), Visitor.hash(ctx));
  }

  private static NewPage page(RoutingContext ctx, NewForm form) {
    var society = SocietyGuard.of(ctx);
    return new NewPage(
        form.email(),
        form.emailAgain(),
        form.invitation(),
        form.organisation(),
        domain(society),
        rules(society));
  }

  /** The rules a society's passwords have to meet, as far as a script can check them. */
  static List<PasswordRule> rules(Society society) {
    var policy = society.password();
    var length =
        new PasswordRule(
            "length-" + policy.minLength(), "password.rule.length", policy.minLength());
    var kinds = new PasswordRule("kinds-" + policy.kinds(), "password.rule.kinds", policy.kinds());
    return policy.kinds() > 1 ? List.of(length, kinds) : List.of(length);
  }

  private static ConfirmPage confirmPage(Pending draft) {
    return new ConfirmPage(draft.email().typed(), false);
  }

  private static String domain(Society society) {
    return EmailAddress.domain(society.mailFrom());
  }

  static Asker asker(RoutingContext ctx) {
    var client = Client.of(ctx);
    return new Asker(Visitor.hash(ctx), client.address(), client.app(), LanguageChoice.of(ctx));
  }
}
