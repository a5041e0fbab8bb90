package kenpo.registration;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.registration.Pending.State;
import kenpo.registration.Registration.Asker;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;

/**
 * The link was used in another browser, and the one that began wants to go on: it may, with the
 * password that was set where the link was used.
 */
record Resumption(Db db, Passwords passwords, Throttle throttle, Audit audit) {

  /** How a try can end. */
  sealed interface Outcome {
    record Moved() implements Outcome {}

    record WrongPassword() implements Outcome {}

    record Wait(Instant until) implements Outcome {}
  }

  private enum Result {
    RESUMED,
    RESUME_REFUSED
  }

  Future<Outcome> attempt(
      Society society, Asker asker, Pending activated, String password, Charge host) {
    var budget = new Subject(Limit.RESUME_PER_REGISTRATION, String.valueOf(activated.id()));
    return throttle
        .attempt(
            society,
            List.of(budget),
            charge -> check(asker, activated, password, charge),
            Outcome.Wait::new)
        .compose(
            outcome ->
                outcome instanceof Outcome.WrongPassword
                    ? kept(host, outcome)
                    : throttle.giveBack(host).map(outcome));
  }

  private static Future<Outcome> kept(Charge host, Outcome outcome) {
    host.keep();
    return Future.succeededFuture(outcome);
  }

  private Future<Outcome> check(Asker asker, Pending activated, String password, Charge charge) {
    return passwords
        .within(HashShare.REGISTRATION, place -> place.matches(password, hash(activated)))
        .compose(fits -> fits ? move(asker, activated, charge) : refuse(asker, activated));
  }

  /** None fits what is over; that takes the same time. */
  private static Optional<String> hash(Pending activated) {
    return Optional.of(activated)
        .filter(pending -> pending.state() == State.ACTIVATED)
        .map(Pending::passwordHash);
  }

  private Future<Outcome> move(Asker asker, Pending activated, Charge charge) {
    return db.transaction(tx -> move(tx, asker, activated))
        .compose(outcome -> throttle.giveBack(charge).map(outcome));
  }

  private Future<Outcome> move(Db tx, Asker asker, Pending activated) {
    return new FirstHalfStore(tx)
        .moveTo(activated, asker.visitor())
        .compose(
            moved ->
                moved == 1
                    ? record(audit.in(tx), asker, activated, Result.RESUMED)
                        .map(new Outcome.Moved())
                    : Future.succeededFuture(new Outcome.WrongPassword()));
  }

  private Future<Outcome> refuse(Asker asker, Pending activated) {
    return record(audit, asker, activated, Result.RESUME_REFUSED).map(new Outcome.WrongPassword());
  }

  private static Future<Void> record(Audit audit, Asker asker, Pending activated, Result result) {
    return audit.record(
        activated.societyId(),
        Event.of(Kind.ACTIVATION, result, asker.address()).subject(activated.id()));
  }
}
