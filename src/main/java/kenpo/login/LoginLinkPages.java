package kenpo.login;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.login.LoginLink.Asker;
import kenpo.login.LoginLink.Seen;
import kenpo.login.LoginLink.Why;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Incident;
import kenpo.web.Client;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;
import kenpo.web.Visitor;

/** Asking for a link that opens a cleared login form, the page behind it, and that form. */
public final class LoginLinkPages {

  private static final String ASK = "/login/link";

  private static final String CLEARED = "login/cleared";

  private static final int GONE = 410;
  private static final int NOT_FOUND = 404;

  private final LoginLink link;
  private final Clearance clearance;
  private final FormGuard forms;
  private final View view;

  LoginLinkPages(LoginLink link, Clearance clearance, FormGuard forms, View view) {
    this.link = link;
    this.clearance = clearance;
    this.forms = forms;
    this.view = view;
  }

  /** What login/link.ftlh is given: the address as typed. */
  public record AskPage(String email, FormPart part) {}

  /** What login/link-sent.ftlh is given: for how long the link is good. */
  public record SentPage(long minutes) {}

  /** What login/link-open.ftlh is given; {@code email}: whose form the button clears. */
  public record OpenPage(String token, String email) {}

  /** What login/link-gone.ftlh is given: what became of the link, as part of a message key. */
  public record GonePage(String why) {}

  /** What login/cleared.ftlh is given: the address can't be changed there. */
  public record ClearedPage(String email, boolean remembered, int tries, long minutes) {

    static ClearedPage of(String email, boolean remembered) {
      return new ClearedPage(email, remembered, Clearance.TRIES, Clearance.LIFE.toMinutes());
    }
  }

  public Future<Void> form(RoutingContext ctx) {
    return forms
        .part(ctx, Purpose.LOGIN_LINK)
        .compose(part -> view.show(ctx, "login/link", new AskPage("", part)));
  }

  public Future<Void> ask(RoutingContext ctx) {
    var typed = Optional.ofNullable(ctx.request().getFormAttribute("email")).orElse("").strip();
    return forms.isAnother(ctx)
        ? forms.another(ctx, Purpose.LOGIN_LINK, part -> again(ctx, typed, part, new FormErrors()))
        : EmailAddress.of(typed).map(email -> ask(ctx, email)).orElseGet(() -> invalid(ctx, typed));
  }

  private Future<Void> invalid(RoutingContext ctx, String typed) {
    var key = typed.isEmpty() ? "login.link.missing" : "login.link.wrong";
    return forms
        .part(ctx, Purpose.LOGIN_LINK)
        .compose(part -> again(ctx, typed, part, FormErrors.of("email", key)));
  }

  private Future<Void> again(RoutingContext ctx, String typed, FormPart part, FormErrors errors) {
    return view.invalid(ctx, "login/link", new AskPage(typed, part), errors);
  }

  private Future<Void> ask(RoutingContext ctx, EmailAddress email) {
    return forms.pass(
        ctx,
        Purpose.LOGIN_LINK,
        ASK,
        (part, errors) -> again(ctx, email.typed(), part, errors),
        host ->
            link.ask(SocietyGuard.of(ctx), email, asker(ctx), host)
                .compose(asked -> view.redirect(ctx, ASK + "/sent")));
  }

  public Future<Void> sent(RoutingContext ctx) {
    return view.show(ctx, "login/link-sent", new SentPage(LoginLink.LIFE.toMinutes()));
  }

  public Future<Void> show(RoutingContext ctx) {
    return link.look(SocietyGuard.of(ctx), token(ctx), Visitor.hash(ctx))
        .compose(seen -> show(ctx, seen));
  }

  public Future<Void> open(RoutingContext ctx) {
    return link.open(SocietyGuard.of(ctx), token(ctx), asker(ctx))
        .compose(
            seen ->
                seen instanceof Seen.Worthless(var why) && why == Why.UNKNOWN
                    ? forms.add(ctx, Incident.BAD_SECRET).compose(told -> show(ctx, seen))
                    : show(ctx, seen));
  }

  private Future<Void> show(RoutingContext ctx, Seen seen) {
    return switch (seen) {
      case Seen.Good(var mailed) ->
          view.show(ctx, "login/link-open", new OpenPage(token(ctx), mailed.email()));
      case Seen.OpenedHere() -> view.redirect(ctx, "/login/cleared");
      case Seen.Worthless(var why) -> gone(ctx, why);
    };
  }

  private Future<Void> gone(RoutingContext ctx, Why why) {
    int status = why == Why.UNKNOWN ? NOT_FOUND : GONE;
    var page = new GonePage(why.name().toLowerCase(Locale.ROOT));
    return view.show(ctx, status, "login/link-gone", page);
  }

  /** The time or the tries of a cleared form are over. */
  Future<Void> over(RoutingContext ctx) {
    return gone(ctx, Why.USED);
  }

  /** The same form again: the password was wrong. */
  Future<Void> again(RoutingContext ctx, LoginForm form) {
    var page = ClearedPage.of(form.email(), form.remembered());
    return view.invalid(ctx, CLEARED, page, FormErrors.of("password", "login.cleared.refused"));
  }

  /** The cleared form; it is posted where every login is. */
  public Future<Void> cleared(RoutingContext ctx) {
    return clearance
        .email(SocietyGuard.of(ctx).id(), Visitor.hash(ctx))
        .compose(
            email ->
                email
                    .map(mine -> view.show(ctx, CLEARED, ClearedPage.of(mine, false)))
                    .orElseGet(() -> over(ctx)));
  }

  private static Asker asker(RoutingContext ctx) {
    return new Asker(Visitor.hash(ctx), Client.of(ctx).address(), LanguageChoice.of(ctx));
  }

  private static String token(RoutingContext ctx) {
    return ctx.pathParam("token");
  }
}
