package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.registration.Completion.Ending;
import kenpo.registration.Eligibility.Outcome;
import kenpo.registration.Pending.Person;
import kenpo.roster.Era;
import kenpo.roster.Kana;
import kenpo.session.Beginning;
import kenpo.session.SessionGuard;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;
import kenpo.web.Dates;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The second half of a registration: eligibility, confirmation, "done", and giving up. */
public final class EligibilityPages {

  private static final String FIRST = "/users/new";
  private static final String FORM = "/users/eligibility";
  private static final String NUMBER = "/users/eligibility/number";
  private static final String CONFIRM = "/users/eligibility/confirm";
  private static final String DONE = "/users/eligibility/done";

  private final Registration registration;
  private final Eligibility eligibility;
  private final Completion completion;
  private final SessionGuard sessions;
  private final InstantSource clock;
  private final ThrottleGuard wait;
  private final View view;

  EligibilityPages(
      Registration registration,
      Eligibility eligibility,
      Completion completion,
      SessionGuard sessions,
      InstantSource clock,
      ThrottleGuard wait,
      View view) {
    this.registration = registration;
    this.eligibility = eligibility;
    this.completion = completion;
    this.sessions = sessions;
    this.clock = clock;
    this.wait = wait;
    this.view = view;
  }

  /**
   * What registration/eligibility.ftlh and …/number.ftlh are given.
   *
   * @param left tries that remain
   */
  public record EligibilityPage(EligibilityForm form, boolean branch, int left) {}

  /** What registration/not-found.ftlh is given. */
  public record NotFoundPage(int left) {}

  /** What registration/person.ftlh is given; the era's year is 0 for days before the eras. */
  public record PersonPage(String email, String kana, String birthDate, String era, int eraYear) {}

  public Future<Void> form(RoutingContext ctx) {
    return withPending(
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
    int left = left(ctx, pending);
    return left == 0
        ? view.show(ctx, 403, "registration/not-found", new NotFoundPage(0))
        : view.show(ctx, template, page(ctx, pending, form));
  }

  /** All at once in a browser; in the app the person first, then the number. */
  public Future<Void> submit(RoutingContext ctx) {
    var form = EligibilityForm.from(ctx.request().formAttributes());
    var today = Japan.today(clock);
    return Client.of(ctx).app()
        ? withPending(ctx, pending -> firstScreen(ctx, pending, form, form.personErrors(today)))
        : withPending(
            ctx, pending -> attempt(ctx, pending, form, form.errors(today), template(ctx)));
  }

  private Future<Void> firstScreen(
      RoutingContext ctx, Pending pending, EligibilityForm form, FormErrors errors) {
    return errors.isEmpty()
        ? registration.keep(pending, form.person()).compose(kept -> view.redirect(ctx, NUMBER))
        : view.invalid(ctx, template(ctx), page(ctx, pending, form), errors);
  }

  public Future<Void> numberForm(RoutingContext ctx) {
    return withPerson(
        ctx,
        (pending, person) -> show(ctx, pending, EligibilityForm.of(person), "registration/number"));
  }

  public Future<Void> submitNumber(RoutingContext ctx) {
    var typed = EligibilityForm.from(ctx.request().formAttributes());
    return withPerson(
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
    if (!errors.isEmpty()) {
      return view.invalid(ctx, template, page(ctx, pending, form), errors);
    }
    return eligibility
        .attempt(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), pending, form)
        .compose(
            outcome ->
                switch (outcome) {
                  case Outcome.Found() -> view.redirect(ctx, CONFIRM);
                  case Outcome.NotFound(var left) -> notFound(ctx, left);
                  case Outcome.NoneLeft() -> notFound(ctx, 0);
                  case Outcome.Wait(var until) -> wait.tooMany(ctx, until, FORM);
                });
  }

  private Future<Void> notFound(RoutingContext ctx, int left) {
    return view.show(ctx, 422, "registration/not-found", new NotFoundPage(left));
  }

  public Future<Void> confirm(RoutingContext ctx) {
    return withMember(
        ctx,
        (pending, person) -> view.show(ctx, "registration/person", page(ctx, pending, person)));
  }

  public Future<Void> complete(RoutingContext ctx) {
    return withPending(
        ctx,
        () -> doneBefore(ctx),
        pending ->
            pending.member().isPresent() ? complete(ctx, pending) : view.redirect(ctx, FORM));
  }

  /** Pressed again, as the answer got lost. */
  private Future<Void> doneBefore(RoutingContext ctx) {
    return registration
        .completed(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(found -> view.redirect(ctx, found.isPresent() ? DONE : FIRST));
  }

  private Future<Void> complete(RoutingContext ctx, Pending pending) {
    return completion
        .complete(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), pending)
        .compose(
            ending ->
                switch (ending) {
                  case Ending.Created(long account) -> welcome(ctx, account);
                  case Ending.AlreadyDone() -> view.redirect(ctx, DONE);
                  case Ending.Refused() -> notFound(ctx, left(ctx, pending));
                });
  }

  private Future<Void> welcome(RoutingContext ctx, long account) {
    return sessions
        .begin(ctx, account, Beginning.byRegistration())
        .compose(begun -> view.redirect(ctx, DONE));
  }

  /** For members: they are logged in by now. */
  public Future<Void> done(RoutingContext ctx) {
    return view.show(ctx, "registration/done", new View.Plain());
  }

  public Future<Void> cancelForm(RoutingContext ctx) {
    return view.show(ctx, "registration/cancel", new View.Plain());
  }

  public Future<Void> cancel(RoutingContext ctx) {
    return completion
        .cancel(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(cancelled -> view.redirect(ctx, FIRST));
  }

  /** The registration whose link was used in this browser; without one it begins anew. */
  private Future<Void> withPending(RoutingContext ctx, Function<Pending, Future<Void>> then) {
    return withPending(ctx, () -> view.redirect(ctx, FIRST), then);
  }

  private Future<Void> withPending(
      RoutingContext ctx, Supplier<Future<Void>> otherwise, Function<Pending, Future<Void>> then) {
    return registration
        .activated(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(found -> found.map(then).orElseGet(otherwise));
  }

  private interface WithPerson {
    Future<Void> go(Pending pending, Person person);
  }

  private Future<Void> withPerson(RoutingContext ctx, WithPerson then) {
    return withPending(
        ctx,
        pending ->
            pending
                .person()
                .map(person -> then.go(pending, person))
                .orElseGet(() -> view.redirect(ctx, FORM)));
  }

  private Future<Void> withMember(RoutingContext ctx, WithPerson then) {
    return withPerson(
        ctx,
        (pending, person) ->
            pending.member().isPresent() ? then.go(pending, person) : view.redirect(ctx, FORM));
  }

  private static String template(RoutingContext ctx) {
    return Client.of(ctx).app() ? "registration/eligibility-person" : "registration/eligibility";
  }

  private static EligibilityPage page(RoutingContext ctx, Pending pending, EligibilityForm form) {
    return new EligibilityPage(form, SocietyGuard.of(ctx).branchAsked(), left(ctx, pending));
  }

  private static int left(RoutingContext ctx, Pending pending) {
    Society society = SocietyGuard.of(ctx);
    return Math.max(0, society.registration().eligibilityTries() - pending.tries());
  }

  private static PersonPage page(RoutingContext ctx, Pending pending, Person person) {
    var day = person.birthDate();
    var era = Era.on(day);
    return new PersonPage(
        pending.email().typed(),
        Kana.written(person.kana()),
        Dates.day(day, LanguageChoice.of(ctx)),
        era.map(Era::japanese).orElse(""),
        era.map(e -> day.getYear() - e.firstYear() + 1).orElse(0));
  }
}
