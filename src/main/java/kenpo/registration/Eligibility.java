package kenpo.registration;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.account.AccountStore;
import kenpo.audit.Actor;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;
import kenpo.registration.Pending.Person;
import kenpo.registration.Registration.Asker;
import kenpo.roster.Claim;
import kenpo.roster.Entitlement;
import kenpo.roster.MatchRules;
import kenpo.roster.Matched;
import kenpo.roster.RosterMatch;
import kenpo.roster.RosterStore;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;
import kenpo.throttle.Throttle.Verdict;

/**
 * 資格確認: whether the person who registers is on the roster and may have an account. Each try is
 * counted before it is looked at, and each failure takes the same steps and looks the same; which
 * one it was stands in the audit log only.
 */
final class Eligibility {

  /** A member that no roster has, so that a failure asks the database what a success asks. */
  private static final long NOBODY = -1;

  private final Db db;
  private final SecondHalfStore store;
  private final RosterMatch roster;
  private final AccountStore accounts;
  private final Throttle throttle;
  private final Audit audit;
  private final InstantSource clock;

  Eligibility(Db db, Throttle throttle, Audit audit, InstantSource clock) {
    this.db = db;
    this.store = new SecondHalfStore(db);
    this.roster = new RosterMatch(new RosterStore(db));
    this.accounts = new AccountStore(db);
    this.throttle = throttle;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a try can end. */
  sealed interface Outcome {
    /** {@code member}: whose papers they are. */
    record Found(long member) implements Outcome {}

    /** {@code left}: tries that remain for this registration. */
    record NotFound(int left) implements Outcome {}

    /** No try was left: a new mail is needed. */
    record NoneLeft() implements Outcome {}
  }

  /** What the audit log says besides the roster's own reasons. */
  private enum Reason {
    FOUND,
    AMBIGUOUS,
    NUMBER_LIMIT,
    NOT_ALLOWED,
    HAS_ACCOUNT
  }

  /** A try under way, and what its address was charged. */
  private record Try(
      Society society,
      Asker asker,
      Pending pending,
      Person person,
      Claim claim,
      Charge charge,
      int used) {}

  /** {@code charge}: of the asker's address and network. */
  Future<Outcome> attempt(
      Society society, Asker asker, Pending pending, EligibilityForm form, Charge charge) {
    var person = form.person();
    var claim = form.claim(person);
    return store
        .countTry(pending, society.registration().eligibilityTries())
        .map(used -> used.map(n -> new Try(society, asker, pending, person, claim, charge, n)))
        .compose(this::decide);
  }

  /** Nobody waits for it: the database that could not answer may not answer this either. */
  private Future<Outcome> decide(Optional<Try> attempt) {
    return attempt
        .map(one -> decide(one).onFailure(ours -> store.uncountTry(one.pending)))
        .orElseGet(() -> Future.succeededFuture(new Outcome.NoneLeft()));
  }

  private Future<Outcome> decide(Try attempt) {
    var today = Japan.today(clock);
    var society = attempt.society;
    return throttle
        .charge(society, List.of(numberOf(attempt)))
        .compose(
            verdict ->
                roster
                    .find(society.id(), society.match(), attempt.claim, today)
                    .compose(
                        matched ->
                            hasAccount(society, matched)
                                .map(has -> reason(society, verdict, matched, has)))
                    .compose(reason -> conclude(attempt, verdict, reason))
                    .onFailure(ours -> refund(verdict)));
  }

  /** The symbol and number as they are counted, existing or not. */
  private static Subject numberOf(Try attempt) {
    var rules = new MatchRules(attempt.society.match());
    var claim = attempt.claim;
    var key = rules.symbolKey(claim.symbol()) + " " + rules.numberKey(claim.number());
    return new Subject(Limit.ELIGIBILITY_PER_NUMBER, claim.insurerNumber() + " " + key);
  }

  private Future<Boolean> hasAccount(Society society, Matched matched) {
    var member = matched instanceof Matched.One one ? one.member().memberId() : NOBODY;
    return accounts.existsFor(society.id(), member);
  }

  /** Why not, in a word for the audit log; with the member when there is no why not. */
  private record Judged(String word, Optional<Matched.One> found) {}

  private Judged reason(Society society, Verdict verdict, Matched matched, boolean hasAccount) {
    if (verdict instanceof Verdict.Wait) {
      return refused(Reason.NUMBER_LIMIT);
    }
    return switch (matched) {
      case Matched.None(var why) -> new Judged(why.name(), Optional.empty());
      case Matched.Ambiguous() -> refused(Reason.AMBIGUOUS);
      case Matched.One one when !Entitlement.of(society, clock.instant()).allows(one.member()) ->
          refused(Reason.NOT_ALLOWED);
      case Matched.One one when hasAccount -> refused(Reason.HAS_ACCOUNT);
      case Matched.One one -> new Judged(Reason.FOUND.name(), Optional.of(one));
    };
  }

  private static Judged refused(Reason reason) {
    return new Judged(reason.name(), Optional.empty());
  }

  private Future<Outcome> conclude(Try attempt, Verdict verdict, Judged judged) {
    var found = judged.found;
    var event =
        new Event(
            Kind.ELIGIBILITY,
            judged.word,
            Optional.empty(),
            found.map(one -> one.member().memberId()),
            Optional.of(attempt.pending.id()),
            attempt.asker.address(),
            Actor.MEMBER);
    int left = attempt.society.registration().eligibilityTries() - attempt.used;
    return db.transaction(
            tx ->
                audit
                    .in(tx)
                    .record(attempt.society.id(), event)
                    .compose(
                        done ->
                            new SecondHalfStore(tx).keep(attempt.pending, attempt.person, found)))
        .compose(kept -> found.isPresent() ? giveBack(attempt, verdict) : Future.succeededFuture())
        .map(
            done ->
                found
                    .<Outcome>map(one -> new Outcome.Found(one.member().memberId()))
                    .orElseGet(() -> new Outcome.NotFound(left)));
  }

  /** A right answer counts nowhere: a whole firm may register behind one address. */
  private Future<Void> giveBack(Try attempt, Verdict verdict) {
    return refund(verdict).compose(done -> throttle.refund(attempt.charge));
  }

  private Future<Void> refund(Verdict verdict) {
    return verdict instanceof Verdict.Go(Charge charge)
        ? throttle.refund(charge)
        : Future.succeededFuture();
  }
}
