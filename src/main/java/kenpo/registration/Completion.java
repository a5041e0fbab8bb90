package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import kenpo.account.AccountStore;
import kenpo.account.AccountStore.NewAccount;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Conflict;
import kenpo.db.Db;
import kenpo.letter.Asked;
import kenpo.letter.AskedBy;
import kenpo.letter.LetterKind;
import kenpo.letter.Letters;
import kenpo.letter.State;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.membership.Memberships;
import kenpo.registration.Registration.Asker;
import kenpo.registration.SecondHalfStore.Recorded;
import kenpo.roster.Entitlement;
import kenpo.roster.Member;
import kenpo.roster.RosterStore;
import kenpo.society.Society;
import kenpo.web.Dates;

/**
 * "Done": the account exists, the welcome mail and the first letter are on their way, all other
 * registrations of the address are void. One person, one account; one address, one account, under
 * any race: the database decides.
 */
final class Completion {

  private final Db db;
  private final Outbox outbox;
  private final Letters letters;
  private final Audit audit;
  private final InstantSource clock;

  Completion(Db db, Outbox outbox, Letters letters, Audit audit, InstantSource clock) {
    this.db = db;
    this.outbox = outbox;
    this.letters = letters;
    this.audit = audit;
    this.clock = clock;
  }

  /** How the last step can end. */
  sealed interface Ending {
    /** {@code password}: its hash, as the account was made with it. */
    record Created(long account, String password) implements Ending {}

    /** This browser was here a moment ago, or it isn't the one that goes on any more. */
    record AlreadyDone() implements Ending {}

    /** Somebody else was quicker, or the roster changed since the person was found. */
    record Refused() implements Ending {}
  }

  private enum Outcome {
    CREATED,
    TAKEN,
    NOT_A_MEMBER_NOW,
    NOT_ALLOWED,
    /** Found by papers that are the old ones by now. */
    RENUMBERED
  }

  Future<Ending> complete(Society society, Asker asker, Pending pending) {
    return db.transaction(tx -> judge(tx, society, asker, pending))
        .recover(
            failure ->
                failure instanceof Conflict
                    ? refused(audit, asker, pending, Outcome.TAKEN)
                    : Future.failedFuture(failure));
  }

  /** The day may have changed since the person was found, and the roster too. */
  private Future<Ending> judge(Db tx, Society society, Asker asker, Pending pending) {
    return Memberships.hold(tx, society)
        .compose(
            held ->
                new RosterStore(tx)
                    .byId(pending.societyId(), pending.member().orElseThrow())
                    .compose(member -> whyNot(tx, society, pending, member)))
        .compose(
            whyNot ->
                whyNot
                    .map(outcome -> refused(audit.in(tx), asker, pending, outcome))
                    .orElseGet(() -> create(tx, society, asker, pending)));
  }

  private Future<Optional<Outcome>> whyNot(
      Db tx, Society society, Pending pending, Optional<Member> member) {
    var entitled = Entitlement.of(society, clock.instant());
    if (member.filter(m -> m.isMemberOn(entitled.today())).isEmpty()) {
      return Future.succeededFuture(Optional.of(Outcome.NOT_A_MEMBER_NOW));
    }
    if (!entitled.allows(member.get())) {
      return Future.succeededFuture(Optional.of(Outcome.NOT_ALLOWED));
    }
    return entitled.reregister()
        ? new SecondHalfStore(tx)
            .isRenumbered(pending)
            .map(since -> since ? Optional.of(Outcome.RENUMBERED) : Optional.empty())
        : Future.succeededFuture(Optional.empty());
  }

  private static Future<Ending> refused(
      Audit audit, Asker asker, Pending pending, Outcome outcome) {
    var event = Event.of(Kind.ACCOUNT, outcome, asker.address()).subject(pending.id());
    return audit.record(pending.societyId(), event).map(new Ending.Refused());
  }

  private Future<Ending> create(Db tx, Society society, Asker asker, Pending pending) {
    var store = new SecondHalfStore(tx);
    return store
        .lockAll(pending.societyId(), pending.email().key())
        .compose(locked -> store.complete(pending, asker.visitor()))
        .compose(
            completed ->
                completed
                    .map(recorded -> create(tx, society, asker, pending, recorded))
                    .orElseGet(() -> Future.succeededFuture(new Ending.AlreadyDone())));
  }

  private Future<Ending> create(
      Db tx, Society society, Asker asker, Pending pending, Recorded recorded) {
    return new AccountStore(tx)
        .create(account(pending, recorded), clock.instant())
        .compose(id -> new SecondHalfStore(tx).voidOthers(pending).map(id))
        .compose(id -> welcome(tx, society, pending).map(id))
        .compose(
            id -> audit.in(tx).record(pending.societyId(), created(asker, pending, id)).map(id))
        .map(id -> new Ending.Created(id, pending.passwordHash()));
  }

  private Future<Void> welcome(Db tx, Society society, Pending pending) {
    return askForLetter(tx, society, pending)
        .map(asked -> asked.flatMap(it -> promise(society, it)))
        .compose(promise -> outbox.in(tx).add(society.id(), welcome(society, pending, promise)));
  }

  private Future<Optional<Asked>> askForLetter(Db tx, Society society, Pending pending) {
    long member = pending.member().orElseThrow();
    return society.writesOnRegistration()
        ? letters
            .in(tx)
            .ask(society, member, LetterKind.firstOf(society), AskedBy.REGISTRATION)
            .map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  /**
   * What the welcome says of the letter.
   *
   * @param state the end of the message key
   * @param posted of one that has to be there by now
   */
  private record Promise(String state, Optional<LocalDate> posted) {}

  /** What nobody can print yet is promised to nobody. */
  private static Optional<Promise> promise(Society society, Asked asked) {
    return switch (asked) {
      case Asked.Queued(long _) -> promise(society, "queued");
      case Asked.UnderWay(var letter) when letter.state() == State.ASKED ->
          promise(society, "underWay");
      case Asked.UnderWay(var letter) ->
          Optional.of(
              new Promise(
                  letter.postedOn().isPresent() ? "posted" : "underWay", letter.postedOn()));
    };
  }

  private static Optional<Promise> promise(Society society, String state) {
    return society.letters().sender().map(from -> new Promise(state, Optional.empty()));
  }

  private static Event created(Asker asker, Pending pending, long account) {
    return Event.of(Kind.ACCOUNT, Outcome.CREATED, asker.address())
        .account(account)
        .member(pending.member().orElseThrow())
        .subject(pending.id());
  }

  private static NewAccount account(Pending pending, Recorded recorded) {
    return new NewAccount(
        pending.societyId(),
        pending.member().orElseThrow(),
        pending.email(),
        pending.passwordHash(),
        pending.language(),
        recorded.agreement().terms(),
        recorded.agreement().privacy(),
        recorded.agreedAt(),
        recorded.invitation(),
        recorded.organisation(),
        recorded.matchedImport());
  }

  private static Mail welcome(Society society, Pending pending, Optional<Promise> promise) {
    return new Mail(
        "welcome",
        pending.language(),
        pending.email().typed(),
        Optional.empty(),
        promise
            .map(
                it ->
                    Map.of(
                        "letter", LetterKind.firstOf(society).code(),
                        "state", it.state,
                        "posted", it.posted.map(on -> Dates.day(on, pending.language())).orElse(""),
                        "wait", society.letters().howLong().in(pending.language())))
            .orElse(Map.of()),
        Optional.empty());
  }

  /** Ends what this browser has under way, so that one can start over with another address. */
  Future<Void> cancel(Society society, Buffer visitor) {
    return new FirstHalfStore(db).cancel(society.id(), visitor).mapEmpty();
  }
}
