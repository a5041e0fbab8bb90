package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.account.AtTheDoor;
import kenpo.account.CloseReason;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Passwords;
import kenpo.login.Clearance.Bearer;
import kenpo.roster.Entitlement;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Networks;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;

/**
 * Who may come in. Whatever is wrong (no such address, no password, a wrong one) takes the same
 * steps and ends alike, so that nobody learns who has an account.
 */
record Login(
    AccountStore accounts,
    Passwords passwords,
    PersonalPassword personal,
    Throttle throttle,
    Clearance clearance,
    Audit audit,
    InstantSource clock) {

  /** The ways a try can end. */
  sealed interface Outcome {

    /**
     * The password is right; {@code event} belongs into the transaction of what it leads to.
     *
     * @param cleared whether it was typed into a form that a mailed link had cleared
     */
    record Welcome(Account account, Event event, boolean cleared) implements Outcome {}

    /** The password is right, but holds the own name or birth date. */
    record ChooseAnother(Account account) implements Outcome {}

    /** The password is right, but the account may not be used any more. */
    record Ended(CloseReason reason) implements Outcome {}

    record Refused() implements Outcome {}

    /** The form was cleared by a mailed link, but is so no longer: nothing was looked at. */
    record NotClear() implements Outcome {}

    /** Too many tries from this address; the next is looked at from then on. */
    record Wait(Instant until) implements Outcome {}
  }

  /** What is written to the audit log, for staff alone. */
  private enum Result {
    WELCOME,
    WELCOME_BY_LINK,
    CHOOSE_ANOTHER,
    CLOSED,
    WRONG_PASSWORD,
    NO_ACCOUNT
  }

  /** {@code browser}: hash of its form cookie. */
  Future<Outcome> attempt(Society society, LoginForm form, Buffer browser, String address) {
    return form.cleared()
        ? cleared(society, form, new Bearer(society.id(), browser, form.emailKey()), address)
        : charged(society, form, address);
  }

  /** Of no concern to any limit: whoever opened the mailed link has tries of his own. */
  private Future<Outcome> cleared(Society society, LoginForm form, Bearer bearer, String address) {
    return clearance
        .use(bearer)
        .compose(
            clear ->
                clear
                    ? check(society, form, address)
                        .recover(failure -> clearance.failed(bearer, failure))
                        .compose(outcome -> afterCleared(bearer, outcome, address))
                    : Future.succeededFuture(new Outcome.NotClear()));
  }

  private Future<Outcome> afterCleared(Bearer bearer, Outcome outcome, String address) {
    return switch (outcome) {
      case Outcome.Refused(), Outcome.NotClear(), Outcome.Wait(_) ->
          Future.succeededFuture(outcome);
      case Outcome.Welcome(var account, _, _) ->
          clearance
              .end(bearer)
              .map(
                  new Outcome.Welcome(
                      account, event(Result.WELCOME_BY_LINK, account, address), true));
      case Outcome.ChooseAnother(_), Outcome.Ended(_) -> clearance.end(bearer).map(outcome);
    };
  }

  private Future<Outcome> charged(Society society, LoginForm form, String address) {
    var host = new Subject(Limit.LOGIN_PER_ADDRESS, Networks.host(address));
    return throttle.attempt(
        society,
        List.of(host),
        charge -> check(society, form, address).compose(outcome -> afterCharged(charge, outcome)),
        Outcome.Wait::new);
  }

  private Future<Outcome> afterCharged(Charge charge, Outcome outcome) {
    return outcome instanceof Outcome.Refused
        ? Future.succeededFuture(outcome)
        : throttle.giveBack(charge).map(outcome);
  }

  private Future<Outcome> check(Society society, LoginForm form, String address) {
    return accounts
        .atTheDoor(society.id(), form.emailKey(), Entitlement.of(society, clock.instant()))
        .compose(
            found ->
                matches(form, found.map(AtTheDoor::account))
                    .compose(
                        fits ->
                            fits
                                ? fits(society, form, found.orElseThrow(), address)
                                : refused(society, found.map(AtTheDoor::account), address)));
  }

  private Future<Boolean> matches(LoginForm form, Optional<Account> found) {
    var hash = form.hashable().flatMap(password -> found).map(Account::passwordHash);
    return passwords.matches(form.hashable().orElse(""), hash);
  }

  private Future<Outcome> fits(Society society, LoginForm form, AtTheDoor found, String address) {
    return found
        .ended()
        .map(reason -> ended(found.account(), reason, address))
        .orElseGet(() -> comesIn(society, form, found.account(), address));
  }

  private Future<Outcome> ended(Account account, CloseReason reason, String address) {
    return audit
        .record(account.societyId(), event(Result.CLOSED, account, address))
        .map(new Outcome.Ended(reason));
  }

  private Future<Outcome> comesIn(
      Society society, LoginForm form, Account account, String address) {
    return isSound(society, form, account)
        .compose(
            sound ->
                sound
                    ? Future.succeededFuture(welcome(account, address))
                    : chooseAnother(account, address));
  }

  /** Looked at once: nobody knew whose the password is when it was chosen. */
  private Future<Boolean> isSound(Society society, LoginForm form, Account account) {
    return account.passwordChecked()
        ? Future.succeededFuture(true)
        : personal
            .check(society, account, form.password(), "password")
            .compose(
                wrong ->
                    wrong.isPresent()
                        ? Future.succeededFuture(false)
                        : accounts.passwordChecked(account, clock.instant()).map(true));
  }

  private static Outcome welcome(Account account, String address) {
    return new Outcome.Welcome(account, event(Result.WELCOME, account, address), false);
  }

  private Future<Outcome> chooseAnother(Account account, String address) {
    return audit
        .record(account.societyId(), event(Result.CHOOSE_ANOTHER, account, address))
        .map(new Outcome.ChooseAnother(account));
  }

  private Future<Outcome> refused(Society society, Optional<Account> found, String address) {
    var event =
        found
            .map(account -> event(Result.WRONG_PASSWORD, account, address))
            .orElseGet(() -> Event.of(Kind.LOGIN, Result.NO_ACCOUNT, address));
    return audit.record(society.id(), event).map(new Outcome.Refused());
  }

  private static Event event(Result result, Account account, String address) {
    return Event.of(Kind.LOGIN, result, address).account(account.id()).member(account.memberId());
  }
}
