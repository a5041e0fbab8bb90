package kenpo.registration;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import kenpo.account.PasswordRules;
import kenpo.audit.Audit;
import kenpo.captcha.FormGuard;
import kenpo.crypto.Links;
import kenpo.crypto.Mac;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.letter.Letters;
import kenpo.mail.Outbox;
import kenpo.session.SessionGuard;
import kenpo.throttle.Throttle;
import kenpo.throttle.ThrottleGuard;
import kenpo.web.View;

/** Registration, style K, put together: its sets of pages share their rules. */
public record RegistrationFeature(
    RegistrationPages first,
    SentPages sent,
    ActivationPages link,
    EligibilityPages eligibility,
    CompletionPages last) {

  /** Deletes registrations past their time, of all societies. */
  public static Future<Integer> purge(Db db, Instant now) {
    return new RegistrationStore(db).purge(now);
  }

  /** {@code person} has to be a MAC for {@link Mac.Purpose#PERSON}. */
  public static RegistrationFeature of(
      Db db,
      Passwords passwords,
      PasswordRules rules,
      Throttle throttle,
      FormGuard forms,
      Links links,
      Mac person,
      Outbox outbox,
      Letters letters,
      Audit audit,
      SessionGuard sessions,
      InstantSource clock,
      ThrottleGuard wait,
      View view) {
    var registration = new Registration(db, passwords, clock);
    var mail = new LinkMail(db, throttle, outbox, audit, clock);
    var activation = new Activation(db, links, passwords, audit, clock);
    var eligibility = new Eligibility(db, throttle, audit, clock);
    var completion = new Completion(db, outbox, letters, audit, clock);
    var underway = new UnderwayPages(registration, view);
    var sent =
        new SentPages(mail, new Resumption(db, passwords, throttle, audit), forms, wait, view);
    return new RegistrationFeature(
        new RegistrationPages(registration, mail, sent, rules, forms, view),
        sent,
        new ActivationPages(activation, rules, forms, view),
        new EligibilityPages(registration, underway, eligibility, clock, forms, view),
        new CompletionPages(
            registration, underway, completion, new ShownPerson(person), sessions, view));
  }
}
