package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.account.AccountStore;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.registration.RegistrationStore.Agreement;
import kenpo.registration.RegistrationStore.Draft;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Networks;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Subject;
import kenpo.throttle.Throttle.Verdict;
import kenpo.web.Language;

/**
 * The first half of a registration: address and password, agreement, the mail with the link, and
 * the mail again. All of it takes the same steps whether or not the address has an account; only
 * the mail tells.
 */
final class Registration {

  private static final Duration DRAFT_LIFE = Duration.ofHours(1);

  /** How long a registration is remembered beyond its link, to say what became of it. */
  static final Duration REMEMBERED = Duration.ofDays(7);

  private final Db db;
  private final RegistrationStore store;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Outbox outbox;
  private final Audit audit;
  private final InstantSource clock;

  Registration(
      Db db,
      Passwords passwords,
      Throttle throttle,
      Outbox outbox,
      Audit audit,
      InstantSource clock) {
    this.db = db;
    this.store = new RegistrationStore(db);
    this.passwords = passwords;
    this.throttle = throttle;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who asks: the browser, its address, and how its pages look. */
  record Asker(Buffer visitor, String address, boolean app, Language language) {}

  /** How asking for a mail can end. */
  sealed interface Mailing {
    record Mailed() implements Mailing {}

    record Wait(Instant until) implements Mailing {}

    /** Another tab of this browser filled in the form anew: that is to be confirmed first. */
    record NotWhatWasShown() implements Mailing {}

    /** There is no registration of this browser that a mail could be sent for. */
    record NothingToSend() implements Mailing {}
  }

  private enum Outcome {
    MAILED,
    MAILED_AGAIN
  }

  /**
   * Counts the coming attempt, as each costs a hash: empty when it may go on, else until when to
   * wait.
   */
  Future<Optional<Instant>> mayTry(Society society, Asker asker) {
    var subject = new Subject(Limit.REGISTRATION_PER_ADDRESS, Networks.host(asker.address));
    return throttle
        .charge(society, List.of(subject))
        .map(
            verdict ->
                verdict instanceof Verdict.Wait(var until) ? Optional.of(until) : Optional.empty());
  }

  /** Keeps a form as this browser's draft. Of the password nothing but the hash is kept. */
  Future<Void> draft(Society society, Asker asker, NewForm form) {
    return passwords
        .hash(form.password())
        .compose(hash -> db.transaction(tx -> replaceDraft(tx, draft(society, asker, form, hash))));
  }

  private Future<Void> replaceDraft(Db tx, Draft draft) {
    var now = clock.instant();
    var drafts = new RegistrationStore(tx);
    return drafts
        .dropDrafts(draft.societyId(), draft.browser())
        .compose(dropped -> drafts.add(draft, now, now.plus(DRAFT_LIFE)))
        .mapEmpty();
  }

  private static Draft draft(Society society, Asker asker, NewForm form, String hash) {
    return new Draft(
        society.id(),
        asker.visitor,
        asker.app,
        asker.language,
        form.address().orElseThrow(),
        hash,
        form.invitationCode(),
        form.organisationCode());
  }

  /** The form this browser filled in last, as long as it is kept. */
  Future<Optional<Pending>> draft(Society society, Buffer visitor) {
    return store.draftOf(society.id(), visitor, clock.instant());
  }

  /** The registration this browser began and waits for, wherever its link is used. */
  Future<Optional<Pending>> mailed(Society society, Buffer visitor) {
    return store.mailedFor(society.id(), visitor, clock.instant());
  }

  /** The registration that goes on in this browser, as its link was used here. */
  Future<Optional<Pending>> activated(Society society, Buffer visitor) {
    return store.activatedIn(society.id(), visitor, clock.instant());
  }

  /** Keeps the person's half of the eligibility form, for its second screen. */
  Future<Void> keep(Pending activated, Pending.Person person) {
    return store.keep(activated, person, Optional.empty()).mapEmpty();
  }

  /** The terms were agreed to, for the address that was {@code shown}: the link is mailed. */
  Future<Mailing> agree(Society society, Asker asker, String shown) {
    return draft(society, asker.visitor)
        .compose(
            found ->
                found
                    .map(draft -> agree(society, asker, draft, shown))
                    .orElseGet(() -> Future.succeededFuture(new Mailing.NothingToSend())));
  }

  private Future<Mailing> agree(Society society, Asker asker, Pending draft, String shown) {
    return draft.email().typed().equals(shown)
        ? charged(society, asker, draft, () -> mailFirst(society, asker, draft))
        : Future.succeededFuture(new Mailing.NotWhatWasShown());
  }

  /**
   * The link is mailed again; every earlier one is void. Only the browser that registered may ask.
   */
  Future<Mailing> again(Society society, Asker asker) {
    return mailed(society, asker.visitor)
        .compose(
            found ->
                found
                    .filter(pending -> pending.state() == Pending.State.MAILED)
                    .map(
                        mailed ->
                            charged(
                                society, asker, mailed, () -> mailAgain(society, asker, mailed)))
                    .orElseGet(() -> Future.succeededFuture(new Mailing.NothingToSend())));
  }

  private Future<Mailing> charged(
      Society society,
      Asker asker,
      Pending pending,
      java.util.function.Supplier<Future<Mailing>> send) {
    var recipient = pending.email().key();
    var subjects =
        List.of(
            new Subject(Limit.MAIL_PER_ADDRESS, Networks.host(asker.address)),
            new Subject(Limit.MAIL_PER_RECIPIENT_MINUTE, recipient),
            new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, recipient),
            new Subject(Limit.MAIL_PER_RECIPIENT_DAY, recipient));
    return throttle
        .charge(society, subjects)
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go go -> send.get();
                  case Verdict.Wait(var until) -> Future.succeededFuture(new Mailing.Wait(until));
                });
  }

  private Future<Mailing> mailFirst(Society society, Asker asker, Pending draft) {
    var now = clock.instant();
    var linkExpires = now.plus(linkLife(society, draft));
    var agreement = new Agreement(society.terms().version(), society.privacy().version());
    return db.transaction(
        tx ->
            new RegistrationStore(tx)
                .agreed(draft, agreement, now, linkExpires, linkExpires.plus(REMEMBERED))
                .compose(
                    changed ->
                        changed == 1
                            ? mail(tx, society, asker, draft, 1, linkExpires, Outcome.MAILED)
                            : Future.succeededFuture(new Mailing.NothingToSend())));
  }

  private Future<Mailing> mailAgain(Society society, Asker asker, Pending mailed) {
    var linkExpires = clock.instant().plus(linkLife(society, mailed));
    return db.transaction(
        tx ->
            new RegistrationStore(tx)
                .renewLink(mailed, linkExpires, linkExpires.plus(REMEMBERED))
                .compose(
                    renewed ->
                        renewed
                            .map(
                                now ->
                                    mail(
                                        tx,
                                        society,
                                        asker,
                                        now,
                                        now.linkVersion(),
                                        linkExpires,
                                        Outcome.MAILED_AGAIN))
                            .orElseGet(() -> Future.succeededFuture(new Mailing.NothingToSend()))));
  }

  private Future<Mailing> mail(
      Db tx,
      Society society,
      Asker asker,
      Pending pending,
      int version,
      Instant linkExpires,
      Outcome outcome) {
    return new AccountStore(tx)
        .byEmail(society.id(), pending.email().key())
        .compose(
            taken ->
                outbox
                    .in(tx)
                    .add(
                        society.id(),
                        mail(society, pending, version, taken.isPresent(), linkExpires)))
        .compose(
            added ->
                audit
                    .in(tx)
                    .record(
                        society.id(),
                        Event.of(Kind.REGISTRATION, outcome, asker.address).subject(pending.id())))
        .map(new Mailing.Mailed());
  }

  /** Of no use after the link's time either way, so that nothing tells the two apart. */
  private static Mail mail(
      Society society, Pending pending, int version, boolean taken, Instant linkExpires) {
    var life = linkLife(society, pending);
    return new Mail(
        taken ? "already-registered" : "activation",
        pending.language(),
        pending.email().typed(),
        taken ? Optional.empty() : Optional.of(new kenpo.crypto.Links.Link(pending.id(), version)),
        Map.of("hours", String.valueOf(Math.max(1, life.toHours()))),
        Optional.of(linkExpires));
  }

  static Duration linkLife(Society society, Pending pending) {
    var policy = society.registration();
    return pending.app() ? policy.appLink() : policy.browserLink();
  }
}
