package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import kenpo.account.AccountStore;
import kenpo.account.AccountStore.NewAccount;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Conflict;
import kenpo.db.Db;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.registration.Registration.Asker;
import kenpo.registration.RegistrationStore.Recorded;

/**
 * "Done": the account exists, the welcome mail is on its way, all other registrations of the
 * address are void. One person, one account; one address, one account, under any race: the database
 * decides.
 */
final class Completion {

  private final Db db;
  private final Outbox outbox;
  private final Audit audit;
  private final InstantSource clock;

  Completion(Db db, Outbox outbox, Audit audit, InstantSource clock) {
    this.db = db;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  private enum Outcome {
    CREATED,
    TAKEN
  }

  /**
   * The new account's id; empty when somebody else was quicker, or nothing was there to complete.
   */
  Future<Optional<Long>> complete(Asker asker, Pending pending) {
    return db.transaction(tx -> create(tx, asker, pending))
        .recover(
            failure ->
                failure instanceof Conflict ? taken(asker, pending) : Future.failedFuture(failure));
  }

  private Future<Optional<Long>> create(Db tx, Asker asker, Pending pending) {
    var store = new RegistrationStore(tx);
    return store
        .lockAll(pending.societyId(), pending.email().key())
        .compose(locked -> store.complete(pending, asker.visitor()))
        .compose(
            completed ->
                completed
                    .map(recorded -> create(tx, asker, pending, recorded).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Long> create(Db tx, Asker asker, Pending pending, Recorded recorded) {
    return new AccountStore(tx)
        .create(account(pending, recorded), clock.instant())
        .compose(id -> new RegistrationStore(tx).voidOthers(pending).map(id))
        .compose(id -> outbox.in(tx).add(pending.societyId(), welcome(pending)).map(id))
        .compose(
            id -> audit.in(tx).record(pending.societyId(), created(asker, pending, id)).map(id));
  }

  private Future<Optional<Long>> taken(Asker asker, Pending pending) {
    var event = Event.of(Kind.ACCOUNT, Outcome.TAKEN, asker.address()).subject(pending.id());
    return audit.record(pending.societyId(), event).map(Optional.empty());
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
        recorded.organisation());
  }

  private static Mail welcome(Pending pending) {
    return new Mail(
        "welcome", pending.language(), pending.email().typed(), Optional.empty(), Map.of());
  }

  /** Ends the registration, so that one can start over with another address. */
  Future<Void> cancel(Pending pending, Buffer visitor) {
    return new RegistrationStore(db).cancel(pending, visitor).mapEmpty();
  }
}
