package kenpo.login;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import kenpo.account.AccountStore;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.captcha.FormGuard;
import kenpo.captcha.Gate;
import kenpo.crypto.Links;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.roster.RosterStore;
import kenpo.session.DeviceGuard;
import kenpo.session.SessionGuard;
import kenpo.session.Sessions;
import kenpo.throttle.AddressRisk;
import kenpo.throttle.Throttle;
import kenpo.throttle.ThrottleGuard;
import kenpo.viewing.Apart;
import kenpo.web.View;
import kenpo.web.Visitor;

/** Login put together: the way in, the mailed link, the detour over a new password, the end. */
public record LoginFeature(
    LoginPages login, NewPasswordPages newPassword, ClosedPages closed, LoginLinkPages link) {

  /** Deletes detours and links past their time, of all societies. */
  public static Future<Integer> purge(Db db, Instant now) {
    return new DetourStore(db)
        .purge(now)
        .compose(detours -> new LoginLinkStore(db).purge(now).map(links -> detours + links));
  }

  public static LoginFeature of(
      Db db,
      Passwords passwords,
      PasswordRules rules,
      Apart apart,
      Throttle throttle,
      Gate gate,
      FormGuard forms,
      DeviceGuard devices,
      AddressRisk addresses,
      Links links,
      Outbox outbox,
      Audit audit,
      Sessions sessions,
      SessionGuard guard,
      Visitor visitor,
      InstantSource clock,
      ThrottleGuard wait,
      View view) {
    var personal = new PersonalPassword(new RosterStore(db), rules);
    var accounts = new AccountStore(db);
    var clearance = new Clearance(db, clock);
    var login =
        new Login(
            accounts,
            passwords,
            new OwnPassword(personal, accounts, clock),
            devices,
            gate,
            clearance,
            audit,
            clock);
    var door = new LoginGuard(forms, devices, addresses);
    var detour =
        new NewPassword(db, personal, apart, passwords, sessions, throttle, outbox, audit, clock);
    var closed = new ClosedPages(view);
    var link =
        new LoginLinkPages(
            new LoginLink(db, links, throttle, outbox, audit, clock), clearance, forms, view);
    return new LoginFeature(
        new LoginPages(login, door, forms, detour, closed, link, guard, visitor, wait, view),
        new NewPasswordPages(detour, guard, forms, view),
        closed,
        link);
  }
}
