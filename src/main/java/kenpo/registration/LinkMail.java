package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kenpo.account.AccountStore;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.db.Db;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.registration.FirstHalfStore.Agreement;
import kenpo.registration.Pending.State;
import kenpo.registration.Registration.Asker;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;

/**
 * The mail with the link, and the mail again. Both take the same steps whether or not the address
 * has an account; only the mail tells.
 */
final class LinkMail {

  /** How long a registration is remembered beyond its link, to say what became of it. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /**
   * What the "sent" page is for. Those that are over are among them: that the address has an
   * account by now is nobody's business but its owner's.
   */
  private static final Set<State> SENT =
      Set.of(State.MAILED, State.ACTIVATED, State.COMPLETED, State.VOID);

  private final Db db;
  private final RegistrationStore store;
  private final Throttle throttle;
  private final Outbox outbox;
  private final Audit audit;
  private final InstantSource clock;

  LinkMail(Db db, Throttle throttle, Outbox outbox, Audit audit, InstantSource clock) {
    this.db = db;
    this.store = new RegistrationStore(db);
    this.throttle = throttle;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** How asking for a mail can end. */
  sealed interface Outcome {
    record Mailed() implements Outcome {}

    record Wait(Instant until) implements Outcome {}

    /** Another tab of this browser filled in the form anew: that is to be confirmed first. */
    record NotWhatWasShown() implements Outcome {}

    /** There is no registration of this browser that a mail could be sent for. */
    record NothingToSend() implements Outcome {}
  }

  private record Letter(Pending pending, int version, Instant linkExpires) {}

  private enum Result {
    MAILED,
    MAILED_AGAIN
  }

  /** The registration this browser began and waits for, wherever its link is used. */
  Future<Optional<Pending>> sent(Society society, Buffer visitor) {
    return store.newestFrom(society.id(), visitor, SENT, clock.instant());
  }

  /**
   * The terms were agreed to, for the address that was {@code shown}: the link is mailed.
   *
   * @param host what the asker's network address was charged
   */
  Future<Outcome> first(Society society, Asker asker, Pending draft, String shown, Charge host) {
    return draft.email().typed().equals(shown)
        ? charged(society, draft, host, charges -> mailFirst(society, asker, draft, charges))
            .compose(outcome -> pressedTwice(draft, outcome))
        : throttle.giveBack(host).map(new Outcome.NotWhatWasShown());
  }

  /** The second of two presses finds its limit used up by the first. */
  private Future<Outcome> pressedTwice(Pending draft, Outcome outcome) {
    return outcome instanceof Outcome.Wait
        ? store
            .byId(draft.societyId(), draft.id())
            .map(
                now ->
                    now.filter(p -> p.state() == State.MAILED).isPresent()
                        ? new Outcome.NothingToSend()
                        : outcome)
        : Future.succeededFuture(outcome);
  }

  /**
   * The link is mailed again; every earlier one is void. Only the browser that registered may ask.
   */
  Future<Outcome> again(Society society, Asker asker, Charge host) {
    return sent(society, asker.visitor())
        .compose(
            found ->
                found
                    .filter(pending -> !pending.isUsed())
                    .map(
                        mailed ->
                            charged(
                                society,
                                mailed,
                                host,
                                charges -> mailAgain(society, asker, mailed, charges)))
                    .orElseGet(() -> throttle.giveBack(host).map(new Outcome.NothingToSend())));
  }

  private Future<Outcome> charged(
      Society society, Pending pending, Charge host, Function<List<Charge>, Future<Outcome>> send) {
    var recipient = pending.email().key();
    var subjects =
        List.of(
            new Subject(Limit.MAIL_PER_RECIPIENT_MINUTE, recipient),
            new Subject(Limit.MAIL_PER_RECIPIENT_HOUR, recipient),
            new Subject(Limit.MAIL_PER_RECIPIENT_DAY, recipient));
    return throttle
        .attempt(society, subjects, charge -> send.apply(List.of(host, charge)), Outcome.Wait::new)
        .compose(
            outcome ->
                outcome instanceof Outcome.Wait
                    ? throttle.giveBack(host).map(outcome)
                    : Future.succeededFuture(outcome));
  }

  private Future<Outcome> mailFirst(
      Society society, Asker asker, Pending draft, List<Charge> charges) {
    var now = clock.instant();
    var linkExpires = now.plus(linkLife(society, draft));
    var agreement = new Agreement(society.terms().version(), society.privacy().version());
    return db.transaction(
        tx ->
            new FirstHalfStore(tx)
                .agreed(draft, agreement, now, linkExpires, linkExpires.plus(REMEMBERED))
                .compose(
                    changed ->
                        changed == 1
                            ? mail(
                                tx,
                                society,
                                asker,
                                new Letter(draft, 1, linkExpires),
                                Result.MAILED,
                                charges)
                            : Future.succeededFuture(new Outcome.NothingToSend())));
  }

  private Future<Outcome> mailAgain(
      Society society, Asker asker, Pending mailed, List<Charge> charges) {
    var linkExpires = clock.instant().plus(linkLife(society, mailed));
    return db.transaction(
        tx ->
            new FirstHalfStore(tx)
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
                                        new Letter(now, now.linkVersion(), linkExpires),
                                        Result.MAILED_AGAIN,
                                        charges))
                            .orElseGet(() -> Future.succeededFuture(new Outcome.NothingToSend()))));
  }

  /** The last of its transaction: from the COMMIT on, a mail may be on its way. */
  private Future<Outcome> mail(
      Db tx, Society society, Asker asker, Letter letter, Result result, List<Charge> charges) {
    var pending = letter.pending;
    return new AccountStore(tx)
        .byEmail(society.id(), pending.email().key())
        .compose(taken -> outbox.in(tx).add(society.id(), mail(society, letter, taken.isPresent())))
        .compose(
            added ->
                audit
                    .in(tx)
                    .record(
                        society.id(),
                        Event.of(Kind.REGISTRATION, result, asker.address()).subject(pending.id())))
        .onSuccess(written -> charges.forEach(Charge::keep))
        .map(new Outcome.Mailed());
  }

  /** Of no use after the link's time either way, so that nothing tells the two apart. */
  private static Mail mail(Society society, Letter letter, boolean taken) {
    var pending = letter.pending;
    var life = linkLife(society, pending);
    return new Mail(
        taken ? "already-registered" : "activation",
        pending.language(),
        pending.email().typed(),
        taken
            ? Optional.empty()
            : Optional.of(new Link(Use.REGISTRATION, pending.id(), letter.version)),
        Map.of("hours", String.valueOf(Math.max(1, life.toHours()))),
        Optional.of(letter.linkExpires));
  }

  static Duration linkLife(Society society, Pending pending) {
    var policy = society.registration();
    return pending.app() ? policy.appLink() : policy.browserLink();
  }
}
