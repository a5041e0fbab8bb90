package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Passwords;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.login.DetourStore.Detour;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.session.EndReason;
import kenpo.session.Sessions;
import kenpo.society.Society;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.viewing.Apart;
import kenpo.web.FormErrors.FieldError;

/**
 * The detour of somebody whose password turned out to hold the own name or birth date: another is
 * chosen before the way in goes on. The owner is told by mail, as whoever guessed the first one
 * comes this way too.
 */
record NewPassword(
    Db db,
    PersonalPassword personal,
    Apart apart,
    Passwords passwords,
    Sessions sessions,
    Throttle throttle,
    Outbox outbox,
    Audit audit,
    InstantSource clock) {

  private static final Duration LIFE = Duration.ofHours(1);

  /** Who asks; {@code device}: what its browser was known by, if it was. */
  record Asker(Buffer visitor, Optional<Buffer> device, String address) {}

  /** How choosing can end. */
  sealed interface Outcome {
    record Welcome(Account account, boolean remembered) implements Outcome {}

    record NotGood(FieldError why) implements Outcome {}

    /** Too late, or done in another tab: log in again. */
    record Gone() implements Outcome {}
  }

  private enum Result {
    CHANGED
  }

  /** Somebody on the way. */
  record Underway(Account account, boolean remembered) {}

  /** Sends the browser this way. */
  Future<Void> begin(Account account, boolean remembered, Buffer visitor) {
    var detour = new Detour(account.id(), remembered, proof(account));
    return new DetourStore(db)
        .keep(account.societyId(), visitor, detour, clock.instant().plus(LIFE))
        .mapEmpty();
  }

  Future<Optional<Underway>> underway(Society society, Buffer visitor) {
    return new DetourStore(db)
        .find(society.id(), visitor, clock.instant())
        .compose(
            found ->
                found
                    .map(detour -> underway(society, detour))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** A login that was under way while the password changed sends its browser here too late. */
  private Future<Optional<Underway>> underway(Society society, Detour detour) {
    return new AccountStore(db)
        .byId(society.id(), detour.accountId())
        .map(
            found ->
                found
                    .filter(account -> proof(account).equals(detour.proved()))
                    .map(account -> new Underway(account, detour.remembered())));
  }

  private static Buffer proof(Account account) {
    return Buffer.buffer(Tokens.sha256(account.passwordHash()));
  }

  /**
   * Looking at a password and hashing it cost as much as a login.
   *
   * @param password comes from the field of that name
   * @param host what the asker's address was charged; a good password doesn't count
   */
  Future<Outcome> choose(Society society, Asker asker, String password, Charge host) {
    return underway(society, asker.visitor)
        .compose(
            found ->
                found
                    .map(underway -> judge(society, asker, underway, password, host))
                    .orElseGet(() -> throttle.giveBack(host).map(new Outcome.Gone())));
  }

  private Future<Outcome> judge(
      Society society, Asker asker, Underway underway, String password, Charge charge) {
    return wrong(society, asker, underway.account, password)
        .compose(
            wrong ->
                wrong
                    .map(why -> notGood(why, charge))
                    .orElseGet(
                        () ->
                            change(asker, underway, password)
                                .compose(outcome -> throttle.giveBack(charge).map(outcome))));
  }

  /** What opens one's health data is asked last, as that is counted. */
  private Future<Optional<FieldError>> wrong(
      Society society, Asker asker, Account account, String password) {
    return personal
        .check(society, account, password, "password")
        .compose(
            wrong ->
                wrong.isPresent()
                    ? Future.succeededFuture(wrong)
                    : apart.check(society, account, asker.address, password, "password"));
  }

  private static Future<Outcome> notGood(FieldError why, Charge charge) {
    charge.keep();
    return Future.succeededFuture(new Outcome.NotGood(why));
  }

  private Future<Outcome> change(Asker asker, Underway underway, String password) {
    return passwords
        .hash(password)
        .compose(hash -> db.transaction(tx -> change(tx, asker, underway, hash)));
  }

  /** Whoever came in with the first password is out again, and his device is a new one. */
  private Future<Outcome> change(Db tx, Asker asker, Underway underway, String hash) {
    var account = underway.account;
    return new DetourStore(tx)
        .takeAll(account.societyId(), asker.visitor, account.id())
        .compose(
            taken ->
                taken
                    ? new AccountStore(tx).changePassword(account, hash, clock.instant())
                    : Future.succeededFuture(0))
        .compose(
            changed ->
                changed == 1 ? changed(tx, asker, underway).map(welcome(underway, hash)) : gone());
  }

  private static Outcome welcome(Underway underway, String hash) {
    return new Outcome.Welcome(underway.account.withPassword(hash), underway.remembered);
  }

  private Future<Void> changed(Db tx, Asker asker, Underway underway) {
    var account = underway.account;
    var society = account.societyId();
    return sessions
        .endAll(tx, society, account.id(), EndReason.PASSWORD_CHANGED, asker.address)
        .compose(ended -> sessions.forgetDevices(tx, society, account.id(), asker.device))
        .compose(forgotten -> outbox.in(tx).add(society, mail(account)))
        .compose(added -> audit.in(tx).record(society, event(asker, account)));
  }

  private static Mail mail(Account account) {
    return new Mail(
        "password-changed",
        account.language(),
        account.email(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private static Event event(Asker asker, Account account) {
    return Event.of(Kind.PASSWORD, Result.CHANGED, asker.address)
        .account(account.id())
        .member(account.memberId());
  }

  private static Future<Outcome> gone() {
    return Future.succeededFuture(new Outcome.Gone());
  }
}
