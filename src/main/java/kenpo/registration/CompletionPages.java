package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import kenpo.registration.Completion.Ending;
import kenpo.registration.Pending.Person;
import kenpo.roster.Era;
import kenpo.roster.Kana;
import kenpo.session.Beginning;
import kenpo.session.SessionGuard;
import kenpo.society.SocietyGuard;
import kenpo.web.Dates;
import kenpo.web.LanguageChoice;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The end of a registration: is this you, "done", and giving up. */
public final class CompletionPages {

  private static final String CONFIRM = "/users/eligibility/confirm";
  private static final String DONE = "/users/eligibility/done";

  private final Registration registration;
  private final UnderwayPages underway;
  private final Completion completion;
  private final ShownPerson shown;
  private final SessionGuard sessions;
  private final View view;

  CompletionPages(
      Registration registration,
      UnderwayPages underway,
      Completion completion,
      ShownPerson shown,
      SessionGuard sessions,
      View view) {
    this.registration = registration;
    this.underway = underway;
    this.completion = completion;
    this.shown = shown;
    this.sessions = sessions;
    this.view = view;
  }

  /**
   * What registration/person.ftlh is given.
   *
   * @param eraYear 0 for days before the eras
   * @param shown who it shows, for its form
   */
  public record PersonPage(
      String email, String kana, String birthDate, String era, int eraYear, String shown) {}

  public Future<Void> confirm(RoutingContext ctx) {
    return underway.withMember(
        ctx,
        (pending, person) -> view.show(ctx, "registration/person", page(ctx, pending, person)));
  }

  public Future<Void> complete(RoutingContext ctx) {
    return underway.withPending(
        ctx,
        () -> doneBefore(ctx),
        pending ->
            pending.member().isPresent()
                ? asShown(ctx, pending)
                : view.redirect(ctx, UnderwayPages.FORM));
  }

  /** Pressed again, as the answer got lost. */
  private Future<Void> doneBefore(RoutingContext ctx) {
    return registration
        .completed(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(found -> view.redirect(ctx, found.isPresent() ? DONE : UnderwayPages.FIRST));
  }

  /** A "yes" to somebody else than is found by now is asked for again. */
  private Future<Void> asShown(RoutingContext ctx, Pending pending) {
    var given = Optional.ofNullable(ctx.request().getFormAttribute("shown"));
    return shown.is(pending, given) ? complete(ctx, pending) : view.redirect(ctx, CONFIRM);
  }

  private Future<Void> complete(RoutingContext ctx, Pending pending) {
    return completion
        .complete(SocietyGuard.of(ctx), RegistrationPages.asker(ctx), pending)
        .compose(
            ending ->
                switch (ending) {
                  case Ending.Created(long account, var password) ->
                      welcome(ctx, account, password);
                  case Ending.AlreadyDone() -> view.redirect(ctx, DONE);
                  case Ending.Refused() -> underway.notFound(ctx, UnderwayPages.left(ctx, pending));
                });
  }

  private Future<Void> welcome(RoutingContext ctx, long account, String password) {
    return sessions
        .begin(ctx, account, Beginning.byRegistration(password))
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
        .compose(cancelled -> view.redirect(ctx, UnderwayPages.FIRST));
  }

  private PersonPage page(RoutingContext ctx, Pending pending, Person person) {
    var day = person.birthDate();
    var era = Era.on(day);
    return new PersonPage(
        pending.email().typed(),
        Kana.written(person.kana()),
        Dates.day(day, LanguageChoice.of(ctx)),
        era.map(Era::japanese).orElse(""),
        era.map(e -> day.getYear() - e.firstYear() + 1).orElse(0),
        shown.of(pending));
  }
}
