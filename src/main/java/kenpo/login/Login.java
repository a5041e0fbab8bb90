package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.account.AtTheDoor;
import kenpo.account.CloseReason;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.captcha.Gate;
import kenpo.captcha.Gate.Refusal;
import kenpo.captcha.Purpose;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.login.Clearance.Bearer;
import kenpo.roster.Entitlement;
import kenpo.session.DeviceGuard;
import kenpo.society.Society;
import kenpo.throttle.Risk;
import kenpo.throttle.Risk.Paid;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Trust;

/**
 * Who may come in. Whatever is wrong (no such address, no password, a wrong one) takes the same
 * steps and ends alike, so that nobody learns who has an account.
 */
record Login(
    AccountStore accounts,
    Passwords passwords,
    OwnPassword ownPassword,
    DeviceGuard devices,
    Gate gate,
    Clearance clearance,
    Audit audit,
    InstantSource clock) {

  /** The ways a try can end. */
  sealed interface Outcome {

    /** The password is right; {@code event} belongs into the transaction of what it leads to. */
    record Welcome(Account account, Event event) implements Outcome {}

    /** The password is right, but holds the own name or birth date. */
    record ChooseAnother(Account account) implements Outcome {}

    /** The password is right, but the account may not be used any more. */
    record Ended(CloseReason reason) implements Outcome {}

    /** {@code level}: of the challenge that the next try has to pass. */
    record Refused(int level) implements Outcome {}

    /** The form was cleared by a mailed link, but is so no longer: nothing was looked at. */
    record NotClear() implements Outcome {}

    /** A challenge of this level has to be passed first; {@code why}: key of a message. */
    record Challenge(int level, String why) implements Outcome {}

    /** Too many tries; the next is looked at from then on. */
    record Wait(Instant until) implements Outcome {}

    /** Too many for this account, if there is one: the mailed link is the way, and no waiting. */
    record Stopped() implements Outcome {}
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

  /**
   * A try to come in.
   *
   * @param browser hash of its form cookie
   * @param device what the browser says that the account was used on before
   */
  Future<Outcome> attempt(
      Society society, LoginForm form, Buffer browser, String address, Optional<Buffer> device) {
    return form.cleared()
        ? cleared(society, form, new Bearer(society.id(), browser, form.emailKey()), address)
        : trust(society, form, device).compose(trust -> pass(society, form, address, trust));
  }

  /** Of no concern to any limit: whoever opened the mailed link has tries of his own. */
  private Future<Outcome> cleared(Society society, LoginForm form, Bearer bearer, String address) {
    return clearance
        .use(bearer)
        .compose(
            clear ->
                clear
                    ? pass(society, form, address, new Trust.Cleared())
                        .recover(failure -> clearance.failed(bearer, failure))
                        .compose(outcome -> afterCleared(bearer, outcome, address))
                    : Future.succeededFuture(new Outcome.NotClear()));
  }

  private Future<Outcome> afterCleared(Bearer bearer, Outcome outcome, String address) {
    return switch (outcome) {
      case Outcome.Welcome(var account, _) ->
          clearance
              .end(bearer)
              .map(new Outcome.Welcome(account, event(Result.WELCOME_BY_LINK, account, address)));
      case Outcome.ChooseAnother(_), Outcome.Ended(_) -> clearance.end(bearer).map(outcome);
      default -> Future.succeededFuture(outcome);
    };
  }

  private Future<Trust> trust(Society society, LoginForm form, Optional<Buffer> device) {
    return device
        .map(
            hash ->
                devices
                    .isKnown(society.id(), form.identifier(), hash)
                    .<Trust>map(known -> known ? new Trust.KnownDevice(hash) : new Trust.None()))
        .orElseGet(() -> Future.succeededFuture(new Trust.None()));
  }

  /**
   * Whose password can't be looked at just now is told so while his challenge is still good, and
   * costs no statement; who brought none is asked for one as ever.
   */
  private Future<Outcome> pass(Society society, LoginForm form, String address, Trust trust) {
    var share = share(trust);
    return form.challenge().isBlank()
        ? atGate(society, form, address, trust, share)
        : passwords.room(share).compose(room -> atGate(society, form, address, trust, share));
  }

  private Future<Outcome> atGate(
      Society society, LoginForm form, String address, Trust trust, HashShare share) {
    return gate.pass(
        Purpose.LOGIN,
        new Try(society, address, form.identifier(), trust),
        form.challenge(),
        paid -> check(society, form, address, share, paid),
        Login::refused);
  }

  /** Of what is looked at only: what is sent in vain costs no statement. */
  private Future<?> told(Society society, LoginForm form, String address) {
    return form.cleared()
        ? Future.succeededFuture()
        : risk().ofAddresses().add(society, address, form.incidents());
  }

  private static Outcome refused(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Challenge(var level, var why) -> new Outcome.Challenge(level, why.key());
      case Refusal.Wait(_, var forGood) when forGood -> new Outcome.Stopped();
      case Refusal.Wait(var until, _) -> new Outcome.Wait(until);
    };
  }

  /** What the account and the password turned out to be. */
  private record Looked(Optional<AtTheDoor> found, boolean fits) {}

  private static HashShare share(Trust trust) {
    return switch (trust) {
      case Trust.KnownDevice _, Trust.Cleared _ -> HashShare.KNOWN;
      case Trust.None _, Trust.NoAccount _ -> HashShare.STRANGERS;
    };
  }

  /** A full share is known before the account is read, so it is told everybody alike. */
  private Future<Outcome> check(
      Society society, LoginForm form, String address, HashShare share, Paid paid) {
    return passwords
        .within(share, place -> look(society, form, address, place))
        .compose(
            looked ->
                looked.fits
                    ? fits(society, form, looked.found.orElseThrow(), address, paid)
                    : refused(society, looked.found.map(AtTheDoor::account), address, paid));
  }

  private Future<Looked> look(
      Society society, LoginForm form, String address, Passwords.Place place) {
    return told(society, form, address)
        .compose(
            told ->
                accounts.atTheDoor(
                    society.id(), form.emailKey(), Entitlement.of(society, clock.instant())))
        .compose(
            found ->
                matches(place, form, found.map(AtTheDoor::account))
                    .map(fits -> new Looked(found, fits)));
  }

  private static Future<Boolean> matches(
      Passwords.Place place, LoginForm form, Optional<Account> found) {
    var hash = form.hashable().flatMap(password -> found).map(Account::passwordHash);
    return place.matches(form.hashable().orElse(""), hash);
  }

  private Future<Outcome> fits(
      Society society, LoginForm form, AtTheDoor found, String address, Paid paid) {
    return found
        .ended()
        .map(reason -> ended(found.account(), reason, address))
        .orElseGet(() -> comesIn(society, form, found.account(), address))
        .compose(outcome -> risk().succeeded(paid).otherwiseEmpty().map(outcome));
  }

  private Future<Outcome> ended(Account account, CloseReason reason, String address) {
    return audit
        .record(account.societyId(), event(Result.CLOSED, account, address))
        .map(new Outcome.Ended(reason));
  }

  private Future<Outcome> comesIn(
      Society society, LoginForm form, Account account, String address) {
    return ownPassword
        .isSound(society, account, form.password())
        .compose(
            sound ->
                sound
                    ? Future.succeededFuture(welcome(account, address))
                    : chooseAnother(account, address));
  }

  private static Outcome welcome(Account account, String address) {
    return new Outcome.Welcome(account, event(Result.WELCOME, account, address));
  }

  private Future<Outcome> chooseAnother(Account account, String address) {
    return audit
        .record(account.societyId(), event(Result.CHOOSE_ANOTHER, account, address))
        .map(new Outcome.ChooseAnother(account));
  }

  private Future<Outcome> refused(
      Society society, Optional<Account> found, String address, Paid paid) {
    var event =
        found
            .map(account -> event(Result.WRONG_PASSWORD, account, address))
            .orElseGet(() -> Event.of(Kind.LOGIN, Result.NO_ACCOUNT, address));
    paid.keep();
    return Future.all(
            audit.record(society.id(), event), risk().failed(paid, found.map(Account::id)))
        .compose(both -> risk().next(paid))
        .map(step -> new Outcome.Refused(step.level()));
  }

  private Risk risk() {
    return gate.risk();
  }

  private static Event event(Result result, Account account, String address) {
    return Event.of(Kind.LOGIN, result, address).account(account.id()).member(account.memberId());
  }
}
