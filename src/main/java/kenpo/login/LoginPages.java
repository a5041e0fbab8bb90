package kenpo.login;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.captcha.ChallengePart;
import kenpo.captcha.FormGuard;
import kenpo.captcha.Purpose;
import kenpo.session.Beginning;
import kenpo.session.EndReason;
import kenpo.session.SessionGuard;
import kenpo.society.NoticeBoard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.FormErrors;
import kenpo.web.Site;
import kenpo.web.View;
import kenpo.web.Visitor;

/** The way in and the way out: the top page with its login form, login, logout. */
public final class LoginPages {

  private static final String FORM = "login/form";
  private static final int NOTICES_ON_TOP = 3;

  private final Login login;
  private final LoginGuard door;
  private final FormGuard forms;
  private final NewPassword detour;
  private final ClosedPages closed;
  private final LoginLinkPages link;
  private final SessionGuard sessions;
  private final Visitor visitor;
  private final ThrottleGuard wait;
  private final View view;

  LoginPages(
      Login login,
      LoginGuard door,
      FormGuard forms,
      NewPassword detour,
      ClosedPages closed,
      LoginLinkPages link,
      SessionGuard sessions,
      Visitor visitor,
      ThrottleGuard wait,
      View view) {
    this.login = login;
    this.door = door;
    this.forms = forms;
    this.detour = detour;
    this.closed = closed;
    this.link = link;
    this.sessions = sessions;
    this.visitor = visitor;
    this.wait = wait;
    this.view = view;
  }

  /**
   * What login/form.ftlh is given.
   *
   * @param until when to come back, or empty
   * @param stopped whether only a mailed link is of use
   * @param allEnded whether one has just ended all sessions oneself
   * @param over whether one was sent here, as the session one had is over, for whatever reason
   * @param challenge what has to be passed, if anything
   * @param stamp when the form was first shown
   */
  public record FormPage(
      String email,
      boolean remembered,
      String until,
      boolean stopped,
      boolean allEnded,
      boolean over,
      Optional<ChallengePart> challenge,
      String stamp) {}

  /** What login/top.ftlh is given. */
  public record TopPage(
      boolean loggedOut,
      boolean soon,
      NoticeBoard board,
      Optional<ChallengePart> challenge,
      String stamp) {}

  public Future<Void> top(RoutingContext ctx) {
    if (SessionGuard.find(ctx).isPresent()) {
      return view.redirect(ctx, "/home");
    }
    var loggedOut = Flash.take(ctx).filter(Word.LOGGED_OUT::equals).isPresent();
    var board = NoticeBoard.of(SocietyGuard.of(ctx), Site.of(ctx).language(), NOTICES_ON_TOP);
    return view.show(
        ctx,
        "login/top",
        new TopPage(
            loggedOut, !SocietyGuard.of(ctx).isOpen(), board, door.atFirst(ctx), stamp(ctx)));
  }

  public Future<Void> show(RoutingContext ctx) {
    if (SessionGuard.find(ctx).isPresent()) {
      return view.redirect(ctx, "/home");
    }
    var said = Flash.take(ctx);
    return view.show(
        ctx,
        FORM,
        new FormPage(
            "",
            false,
            "",
            false,
            said.filter(Word.ALL_ENDED::equals).isPresent(),
            said.filter(Word.SESSION_OVER::equals).isPresent(),
            door.atFirst(ctx),
            stamp(ctx)));
  }

  public Future<Void> submit(RoutingContext ctx) {
    var form =
        LoginForm.from(
            ctx.request().formAttributes(),
            forms.brought(ctx),
            forms.telltales(ctx, Purpose.LOGIN));
    return forms.isAnother(ctx) ? another(ctx, form) : attempt(ctx, form);
  }

  /** With another picture and sound. */
  private Future<Void> another(RoutingContext ctx, LoginForm form) {
    return forms.another(
        ctx,
        Purpose.LOGIN,
        part -> view.show(ctx, FORM, page(ctx, form, "", false, part.challenge())));
  }

  private Future<Void> attempt(RoutingContext ctx, LoginForm form) {
    return login
        .attempt(
            SocietyGuard.of(ctx),
            form,
            Visitor.hash(ctx),
            Client.of(ctx).address(),
            door.claimed(ctx, form.identifier()))
        .compose(
            outcome ->
                switch (outcome) {
                  case Login.Outcome.Welcome(var account, var event) ->
                      enter(
                          ctx,
                          form,
                          account.id(),
                          Beginning.byPassword(account, form.remembered()).with(event));
                  case Login.Outcome.ChooseAnother(var account) ->
                      chooseAnother(ctx, account, form.remembered());
                  case Login.Outcome.Ended(var reason) -> closed.send(ctx, reason);
                  case Login.Outcome.Refused(var level) -> again(ctx, form, level);
                  case Login.Outcome.Challenge(var level, var why) ->
                      view.invalid(
                          ctx,
                          FORM,
                          page(ctx, form, "", false, door.part(ctx, level)),
                          FormErrors.of("challenge", why));
                  case Login.Outcome.NotClear() -> link.over(ctx);
                  case Login.Outcome.Wait(var until) ->
                      wait(ctx, form, wait.announce(ctx, until), false);
                  // Without Retry-After: there is no time after which it would help.
                  case Login.Outcome.Stopped() -> wait(ctx, form, "", true);
                });
  }

  public Future<Void> logout(RoutingContext ctx) {
    return sessions
        .end(ctx, EndReason.LOGGED_OUT)
        .compose(
            done -> {
              Flash.leave(ctx, Word.LOGGED_OUT);
              return view.redirect(ctx, "/");
            });
  }

  private Future<Void> enter(
      RoutingContext ctx, LoginForm form, long accountId, Beginning beginning) {
    return sessions
        .begin(ctx, accountId, beginning)
        .compose(begun -> begun ? view.redirect(ctx, "/home") : again(ctx, form, 1));
  }

  /** Whoever knew the browser's name before the password was given must not go on with it. */
  private Future<Void> chooseAnother(RoutingContext ctx, Account account, boolean remembered) {
    var name = visitor.next();
    return detour
        .begin(account, remembered, Visitor.hash(name))
        .compose(
            kept -> {
              visitor.rename(ctx, name);
              return view.redirect(ctx, NewPasswordPages.PATH);
            });
  }

  private Future<Void> again(RoutingContext ctx, LoginForm form, int level) {
    return form.cleared()
        ? link.again(ctx, form)
        : view.invalid(
            ctx,
            FORM,
            page(ctx, form, "", false, door.part(ctx, level)),
            FormErrors.of("email", "login.refused"));
  }

  private Future<Void> wait(RoutingContext ctx, LoginForm form, String until, boolean stopped) {
    var challenge = door.again(ctx, form.identifier());
    return view.show(ctx, 429, FORM, page(ctx, form, until, stopped, challenge));
  }

  private FormPage page(
      RoutingContext ctx,
      LoginForm form,
      String until,
      boolean stopped,
      Optional<ChallengePart> challenge) {
    var stamp = stamp(ctx);
    return new FormPage(
        form.email(), form.remembered(), until, stopped, false, false, challenge, stamp);
  }

  private String stamp(RoutingContext ctx) {
    return forms.stamp(ctx, Purpose.LOGIN);
  }
}
