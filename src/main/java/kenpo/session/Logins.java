package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.roster.Entitlement;
import kenpo.session.Beginning.Proof;
import kenpo.session.EndedSessions.Name;
import kenpo.session.SessionStore.Owner;
import kenpo.society.Society;

/**
 * Sessions begin: in one transaction with the end of the one before, and with the mail about a
 * device that the account was never used from.
 */
record Logins(
    Db db, Issuer issuer, Endings endings, Outbox outbox, Audit audit, InstantSource clock) {

  /** So many new devices are told of by mail within so long; the audit log has them all. */
  private static final int MOST_TOLD = 5;

  private static final Duration TOLD_WITHIN = Duration.ofHours(1);

  private enum Outcome {
    NEW
  }

  /** One login under way. */
  private record Entry(
      Society society, Owner owner, Beginning beginning, Arrival arrival, Instant now) {

    Buffer device() {
      return Buffer.buffer(Tokens.sha256(arrival.deviceToken()));
    }
  }

  /**
   * {@code id}: the new session's secret. Empty when the account is closed, or its password is
   * another by now; then the browser keeps the session it had.
   */
  Future<Optional<Begun>> begin(
      Society society,
      long accountId,
      Beginning beginning,
      Arrival arrival,
      String id,
      Optional<Session> replaced) {
    return db.transaction(
            tx ->
                owner(tx, society, accountId, beginning)
                    .map(
                        found ->
                            found.map(
                                owner ->
                                    new Entry(society, owner, beginning, arrival, clock.instant())))
                    .compose(entry -> enter(tx, entry, id))
                    .compose(
                        issued ->
                            replace(tx, issued.flatMap(one -> replaced), arrival.address())
                                .map(issued)))
        .onSuccess(
            issued ->
                issued
                    .flatMap(one -> replaced)
                    .map(old -> new Name(old.societyId(), old.hash()))
                    .ifPresent(endings.committed()));
  }

  /** Statements that don't need each other's answers are sent at once, here and below. */
  private Future<Optional<Owner>> owner(
      Db tx, Society society, long accountId, Beginning beginning) {
    var entitled = Entitlement.of(society, clock.instant());
    var owner =
        new BeginningStore(tx).owner(society.id(), accountId, beginning.password(), entitled);
    var written =
        beginning
            .event()
            .map(event -> audit.in(tx).record(society.id(), event))
            .orElseGet(Future::succeededFuture);
    return Future.all(owner, written).map(both -> owner.result());
  }

  private Future<Optional<Begun>> enter(Db tx, Optional<Entry> entry, String id) {
    return entry
        .map(one -> enter(tx, one, id).map(Optional::of))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Begun> enter(Db tx, Entry entry, String id) {
    var hash = HexFormat.of().formatHex(Tokens.sha256(id));
    var owner = entry.owner;
    var begun =
        new BeginningStore(tx)
            .begin(
                entry.society.id(),
                hash,
                owner.accountId(),
                entry.device(),
                entry.beginning,
                entry.arrival,
                entry.now);
    return Future.all(begun, endUnused(tx, entry, hash), device(tx, entry))
        .map(
            all ->
                new Begun(
                    issuer.issue(
                        entry.society,
                        new Session(entry.society.id(), owner.accountId(), hash, entry.now),
                        id,
                        entry.beginning.remembered(),
                        0),
                    owner.email()));
  }

  private Future<Void> endUnused(Db tx, Entry entry, String begun) {
    return endings
        .in(tx)
        .beyond(
            entry.society.id(),
            entry.owner.accountId(),
            begun,
            Sessions.MOST - 1,
            entry.arrival.address());
  }

  private Future<Void> device(Db tx, Entry entry) {
    return new DeviceStore(tx)
        .use(entry.society.id(), entry.owner.accountId(), entry.device(), entry.now)
        .compose(added -> added ? tell(tx, entry) : Future.succeededFuture());
  }

  /** Who has just registered knows where. */
  private Future<Void> tell(Db tx, Entry entry) {
    var society = entry.society.id();
    var event =
        Event.of(Kind.DEVICE, Outcome.NEW, entry.arrival.address())
            .account(entry.owner.accountId())
            .member(entry.owner.memberId());
    var mail = SessionMail.newDevice(entry.owner, entry.arrival.device(), entry.now);
    var written = audit.in(tx).record(society, event);
    return entry.beginning.proof() == Proof.REGISTRATION
        ? written
        : Future.all(isToBeTold(tx, entry), written)
            .compose(
                both ->
                    both.<Boolean>resultAt(0)
                        ? outbox.in(tx).add(society, mail)
                        : Future.succeededFuture());
  }

  /** Whoever keeps no cookies comes from a new device each time: that fills no mailbox. */
  private static Future<Boolean> isToBeTold(Db tx, Entry entry) {
    return new DeviceStore(tx)
        .tell(
            entry.society.id(),
            entry.owner.accountId(),
            entry.device(),
            MOST_TOLD,
            entry.now.minus(TOLD_WITHIN),
            entry.now)
        .map(told -> told > 0);
  }

  private Future<Void> replace(Db tx, Optional<Session> replaced, String address) {
    return replaced
        .map(
            old ->
                endings
                    .in(tx)
                    .one(old.societyId(), old.accountId(), old.hash(), EndReason.REPLACED, address)
                    .<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }
}
