package kenpo.login;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.PasswordRule;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.login.NewPassword.Asker;
import kenpo.login.NewPassword.Outcome;
import kenpo.session.Beginning;
import kenpo.session.SessionGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Throttle.Charge;
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
  private final FormGuard forms;
  private final View view;

  NewPasswordPages(NewPassword newPassword, SessionGuard sessions, FormGuard forms, View view) {
    this.newPassword = newPassword;
    this.sessions = sessions;
    this.forms = forms;
    this.view = view;
  }

  /** What login/new-password.ftlh is given. */
  public record NewPasswordPage(List<PasswordRule> rules, FormPart part) {}

  public Future<Void> form(RoutingContext ctx) {
    return newPassword
        .underway(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(
            found ->
                found.isPresent()
                    ? forms
                        .part(ctx, Purpose.NEW_PASSWORD)
                        .compose(part -> view.show(ctx, PAGE, page(ctx, part)))
                    : view.redirect(ctx, "/login"));
  }

  public Future<Void> submit(RoutingContext ctx) {
    var password = Optional.ofNullable(ctx.request().getFormAttribute("password")).orElse("");
    if (password.isEmpty() && !forms.isAnother(ctx)) {
      return again(ctx, FormErrors.of("password", "password.missing"));
    }
    return forms.pass(
        ctx,
        Purpose.NEW_PASSWORD,
        PATH,
        (part, errors) -> view.invalid(ctx, PAGE, page(ctx, part), errors),
        host -> choose(ctx, password, host));
  }

  private Future<Void> choose(RoutingContext ctx, String password, Charge host) {
    var asker = new Asker(Visitor.hash(ctx), SessionGuard.device(ctx), Client.of(ctx).address());
    return newPassword
        .choose(SocietyGuard.of(ctx), asker, password, host)
        .compose(
            outcome ->
                switch (outcome) {
                  case Outcome.Welcome(var account, var remembered) ->
                      enter(ctx, account, remembered);
                  case Outcome.NotGood(var why) -> again(ctx, FormErrors.of(why));
                  case Outcome.Gone() -> view.redirect(ctx, "/login");
                });
  }

  private Future<Void> enter(RoutingContext ctx, Account account, boolean remembered) {
    return sessions
        .begin(ctx, account.id(), Beginning.byPassword(account, remembered))
        .compose(begun -> view.redirect(ctx, begun ? "/home" : "/login"));
  }

  private Future<Void> again(RoutingContext ctx, FormErrors errors) {
    return forms
        .part(ctx, Purpose.NEW_PASSWORD)
        .compose(part -> view.invalid(ctx, PAGE, page(ctx, part), errors));
  }

  private static NewPasswordPage page(RoutingContext ctx, FormPart part) {
    return new NewPasswordPage(PasswordRule.of(SocietyGuard.of(ctx)), part);
  }
}
