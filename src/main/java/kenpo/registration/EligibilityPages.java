package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.registration.Eligibility.Outcome;
import kenpo.society.Japan;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Incident;
import kenpo.throttle.Throttle.Charge;
import kenpo.web.Client;
import kenpo.web.FormErrors;
import kenpo.web.View;

/** 資格確認 on pages: who one is, by the papers. */
public final class EligibilityPages {

  private static final String NUMBER = "/users/eligibility/number";
  private static final String CONFIRM = "/users/eligibility/confirm";

  private final Registration registration;
  private final UnderwayPages underway;
  private final Eligibility eligibility;
  private final InstantSource clock;
  private final FormGuard forms;
  private final View view;

  EligibilityPages(
      Registration registration,
      UnderwayPages underway,
      Eligibility eligibility,
      InstantSource clock,
      FormGuard forms,
      View view) {
    this.registration = registration;
    this.underway = underway;
    this.eligibility = eligibility;
    this.clock = clock;
    this.forms = forms;
    this.view = view;
  }

  /**
   * What registration/eligibility.ftlh and …/number.ftlh are given.
   *
   * @param left tries that remain
   */
  public record EligibilityPage(EligibilityForm form, boolean branch, int left, FormPart part) {}

  public Future<Void> form(RoutingContext ctx) {
    return underway.withPending(
        ctx,
        pending ->
            show(
                ctx,
                pending,
                pending.person().map(EligibilityForm::of).orElseGet(EligibilityForm::empty),
                template(ctx)));
  }

  private Future<Void> show(
      RoutingContext ctx, Pending pending, EligibilityForm form, String template) {
    int left = UnderwayPages.left(ctx, pending);
    return left == 0
        ? view.show(ctx, 403, "registration/not-found", new UnderwayPages.NotFoundPage(0))
        : forms
            .part(ctx, Purpose.ELIGIBILITY)
            .compose(part -> view.show(ctx, template, page(ctx, pending, form, part)));
  }

  /** All at once in a browser; in the app the person first, then the number. */
  public Future<Void> submit(RoutingContext ctx) {
    var form = EligibilityForm.from(ctx.request().formAttributes());
    var today = Japan.today(clock);
    return Client.of(ctx).app()
        ? underway.withPending(
            ctx, pending -> firstScreen(ctx, pending, form, form.personErrors(today)))
        : underway.withPending(
            ctx, pending -> attempt(ctx, pending, form, form.errors(today), template(ctx)));
  }

  private Future<Void> firstScreen(
      RoutingContext ctx, Pending pending, EligibilityForm form, FormErrors errors) {
    return errors.isEmpty()
        ? registration.keep(pending, form.person()).compose(kept -> view.redirect(ctx, NUMBER))
        : again(ctx, pending, form, template(ctx), errors);
  }

  public Future<Void> numberForm(RoutingContext ctx) {
    return underway.withPerson(
        ctx,
        (pending, person) -> show(ctx, pending, EligibilityForm.of(person), "registration/number"));
  }

  public Future<Void> submitNumber(RoutingContext ctx) {
    var typed = EligibilityForm.from(ctx.request().formAttributes());
    return underway.withPerson(
        ctx,
        (pending, person) -> {
          var form =
              EligibilityForm.of(person).with(typed.symbol(), typed.number(), typed.branch());
          return attempt(
              ctx, pending, form, form.errors(Japan.today(clock)), "registration/number");
        });
  }

  private Future<Void> attempt(
      RoutingContext ctx,
      Pending pending,
      EligibilityForm form,
      FormErrors errors,
      String template) {
    if (!errors.isEmpty() && !forms.isAnother(ctx)) {
      return again(ctx, pending, form, template, errors);
    }
    return forms.pass(
        ctx,
        Purpose.ELIGIBILITY,
        UnderwayPages.FORM,
        (part, asked) -> view.invalid(ctx, template, page(ctx, pending, form, part), asked),
        charge -> attempt(ctx, pending, form, charge));
  }

  private Future<Void> attempt(
      RoutingContext ctx, Pending pending, EligibilityForm form, Charge charge) {
    return eligibility
        .attempt(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), pending, form, charge)
        .onSuccess(known -> charge.keep())
        .compose(
            outcome ->
                switch (outcome) {
                  case Outcome.Found(var member) ->
                      forms
                          .right(ctx, "member " + member)
                          .compose(told -> view.redirect(ctx, CONFIRM));
                  case Outcome.NotFound(var left) ->
                      forms
                          .add(ctx, Incident.WRONG_PAPERS)
                          .compose(told -> underway.notFound(ctx, left));
                  case Outcome.NoneLeft() -> underway.notFound(ctx, 0);
                });
  }

  private Future<Void> again(
      RoutingContext ctx,
      Pending pending,
      EligibilityForm form,
      String template,
      FormErrors errors) {
    return forms
        .part(ctx, Purpose.ELIGIBILITY)
        .compose(part -> view.invalid(ctx, template, page(ctx, pending, form, part), errors));
  }

  private static String template(RoutingContext ctx) {
    return Client.of(ctx).app() ? "registration/eligibility-person" : "registration/eligibility";
  }

  private static EligibilityPage page(
      RoutingContext ctx, Pending pending, EligibilityForm form, FormPart part) {
    return new EligibilityPage(
        form, SocietyGuard.of(ctx).branchAsked(), UnderwayPages.left(ctx, pending), part);
  }
}
