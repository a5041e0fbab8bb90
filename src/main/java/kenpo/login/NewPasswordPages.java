package kenpo.login;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.PasswordRule;
import kenpo.login.NewPassword.Asker;
import kenpo.login.NewPassword.Outcome;
import kenpo.session.Beginning;
import kenpo.session.SessionGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.Client;
import kenpo.web.FormErrors;
import kenpo.web.View;
import kenpo.web.Visitor;

/** Where somebody chooses another password before coming in. */
public final class NewPasswordPages {

  static final String PATH = "/login/new-password";

  private static final String PAGE = "login/new-password";

  private final NewPassword newPassword;
  private final SessionGuard sessions;
  private final ThrottleGuard wait;
  private final View view;

  NewPasswordPages(NewPassword newPassword, SessionGuard sessions, ThrottleGuard wait, View view) {
    this.newPassword = newPassword;
    this.sessions = sessions;
    this.wait = wait;
    this.view = view;
  }

  /** What login/new-password.ftlh is given. */
  public record NewPasswordPage(List<PasswordRule> rules) {}

  public Future<Void> form(RoutingContext ctx) {
    return newPassword
        .underway(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(
            found ->
                found.isPresent() ? view.show(ctx, PAGE, page(ctx)) : view.redirect(ctx, "/login"));
  }

  public Future<Void> submit(RoutingContext ctx) {
    var password = Optional.ofNullable(ctx.request().getFormAttribute("password")).orElse("");
    if (password.isEmpty()) {
      return view.invalid(ctx, PAGE, page(ctx), FormErrors.of("password", "password.missing"));
    }
    var asker = new Asker(Visitor.hash(ctx), SessionGuard.device(ctx), Client.of(ctx).address());
    return newPassword
        .choose(SocietyGuard.of(ctx), asker, password)
        .compose(
            outcome ->
                switch (outcome) {
                  case Outcome.Welcome(var account, var remembered) ->
                      enter(ctx, account, remembered);
                  case Outcome.NotGood(var why) ->
                      view.invalid(ctx, PAGE, page(ctx), FormErrors.of(why));
                  case Outcome.Wait(var until) -> wait.tooMany(ctx, until, PATH);
                  case Outcome.Gone() -> view.redirect(ctx, "/login");
                });
  }

  private Future<Void> enter(RoutingContext ctx, Account account, boolean remembered) {
    return sessions
        .begin(ctx, account.id(), Beginning.byPassword(account, remembered))
        .compose(begun -> view.redirect(ctx, begun ? "/home" : "/login"));
  }

  private static NewPasswordPage page(RoutingContext ctx) {
    return new NewPasswordPage(PasswordRule.of(SocietyGuard.of(ctx)));
  }
}
