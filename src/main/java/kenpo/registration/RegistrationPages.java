package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.account.PasswordRule;
import kenpo.account.PasswordRules;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.registration.Registration.Asker;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Throttle.Charge;
import kenpo.web.Client;
import kenpo.web.FormErrors;
import kenpo.web.FormErrors.FieldError;
import kenpo.web.LanguageChoice;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The first form of a registration, and its confirmation. */
public final class RegistrationPages {

  static final String FIRST = "/users/new";
  static final String CONFIRM = "/users/new/confirm";

  private static final String NEW = "registration/new";
  private static final String AGREE = "registration/confirm";

  private final Registration registration;
  private final LinkMail mail;
  private final SentPages sent;
  private final PasswordRules rules;
  private final FormGuard forms;
  private final View view;

  RegistrationPages(
      Registration registration,
      LinkMail mail,
      SentPages sent,
      PasswordRules rules,
      FormGuard forms,
      View view) {
    this.registration = registration;
    this.mail = mail;
    this.sent = sent;
    this.rules = rules;
    this.forms = forms;
    this.view = view;
  }

  /** What registration/new.ftlh is given. */
  public record NewPage(
      String email,
      String emailAgain,
      String invitation,
      String organisation,
      String mailDomain,
      List<PasswordRule> rules,
      FormPart part) {}

  /** What registration/confirm.ftlh is given. */
  public record ConfirmPage(String email, boolean agreed, FormPart part) {}

  public Future<Void> form(RoutingContext ctx) {
    return forms
        .part(ctx, Purpose.REGISTRATION)
        .compose(part -> view.show(ctx, NEW, page(ctx, NewForm.empty(), part)));
  }

  public Future<Void> submit(RoutingContext ctx) {
    var form = NewForm.from(ctx.request().formAttributes());
    var errors = form.errors();
    if (!errors.isEmpty() && !forms.isAnother(ctx)) {
      return again(ctx, form, errors);
    }
    var society = SocietyGuard.of(ctx);
    return forms.pass(
        ctx,
        Purpose.REGISTRATION,
        FIRST,
        (part, asked) -> view.invalid(ctx, NEW, page(ctx, form, part), asked),
        charge -> judge(ctx, society, form, charge));
  }

  private Future<Void> judge(RoutingContext ctx, Society society, NewForm form, Charge charge) {
    return rules
        .check(society, form.password(), List.of(form.address().orElseThrow().key()), "password")
        .compose(
            wrong ->
                wrong
                    .map(error -> refuse(ctx, form, error, charge))
                    .orElseGet(() -> keep(ctx, society, form, charge)));
  }

  private Future<Void> refuse(RoutingContext ctx, NewForm form, FieldError error, Charge charge) {
    charge.keep();
    return again(ctx, form, FormErrors.of(error));
  }

  private Future<Void> keep(RoutingContext ctx, Society society, NewForm form, Charge charge) {
    return registration
        .draft(society, asker(ctx), form)
        .onSuccess(kept -> charge.keep())
        .compose(kept -> view.redirect(ctx, CONFIRM));
  }

  public Future<Void> confirm(RoutingContext ctx) {
    return draft(ctx)
        .compose(
            found ->
                found.map(draft -> confirm(ctx, draft)).orElseGet(() -> view.redirect(ctx, FIRST)));
  }

  private Future<Void> confirm(RoutingContext ctx, Pending draft) {
    return forms
        .part(ctx, Purpose.REGISTRATION_MAIL)
        .compose(part -> view.show(ctx, AGREE, confirmPage(ctx, draft, part)));
  }

  public Future<Void> agree(RoutingContext ctx) {
    boolean asked = agreed(ctx) || forms.isAnother(ctx);
    return draft(ctx)
        .compose(
            found ->
                found
                    .map(draft -> asked ? mail(ctx, draft) : disagreed(ctx, draft))
                    // Pressed twice, perhaps: that page knows where to go on.
                    .orElseGet(() -> view.redirect(ctx, SentPages.SENT)));
  }

  private static boolean agreed(RoutingContext ctx) {
    return "true".equals(ctx.request().getFormAttribute("agree"));
  }

  private Future<Void> mail(RoutingContext ctx, Pending draft) {
    return forms.pass(
        ctx,
        Purpose.REGISTRATION_MAIL,
        CONFIRM,
        (part, errors) -> view.invalid(ctx, AGREE, confirmPage(ctx, draft, part), errors),
        host ->
            mail.first(SocietyGuard.of(ctx), asker(ctx), draft, shown(ctx), host)
                .compose(outcome -> sent.after(ctx, outcome, CONFIRM)));
  }

  /** The address that the page showed; another tab may have changed the draft since. */
  private static String shown(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getFormAttribute("email")).orElse("");
  }

  private Future<Void> disagreed(RoutingContext ctx, Pending draft) {
    var errors = FormErrors.of("agree", "registration.agree.missing");
    return forms
        .part(ctx, Purpose.REGISTRATION_MAIL)
        .compose(part -> view.invalid(ctx, AGREE, confirmPage(ctx, draft, part), errors));
  }

  private Future<Void> again(RoutingContext ctx, NewForm form, FormErrors errors) {
    return forms
        .part(ctx, Purpose.REGISTRATION)
        .compose(part -> view.invalid(ctx, NEW, page(ctx, form, part), errors));
  }

  private Future<Optional<Pending>> draft(RoutingContext ctx) {
    return registration.draft(SocietyGuard.of(ctx), Visitor.hash(ctx));
  }

  private static NewPage page(RoutingContext ctx, NewForm form, FormPart part) {
    var society = SocietyGuard.of(ctx);
    return new NewPage(
        form.email(),
        form.emailAgain(),
        form.invitation(),
        form.organisation(),
        domain(society),
        PasswordRule.of(society),
        part);
  }

  private static ConfirmPage confirmPage(RoutingContext ctx, Pending draft, FormPart part) {
    return new ConfirmPage(draft.email().typed(), agreed(ctx), part);
  }

  static String domain(Society society) {
    return EmailAddress.domain(society.mailFrom());
  }

  static Asker asker(RoutingContext ctx) {
    var client = Client.of(ctx);
    return new Asker(Visitor.hash(ctx), client.address(), client.app(), LanguageChoice.of(ctx));
  }
}
