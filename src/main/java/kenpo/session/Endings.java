package kenpo.session;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.db.Db;
import kenpo.session.EndedSessions.Name;
import kenpo.session.EndingStore.Ended;
import kenpo.session.EndingStore.Which;

/**
 * Ends sessions: in their rows, in the audit log, and, once committed, on every server.
 *
 * @param committed what this server does at once, without waiting to hear of its own doing
 */
record Endings(Db db, Audit audit, Consumer<Name> committed, InstantSource clock) {

  /** These endings inside a transaction; this server hears of them as the others do. */
  Endings in(Db tx) {
    return new Endings(tx, audit.in(tx), later -> {}, clock);
  }

  Future<Boolean> one(
      String societyId, long accountId, String hash, EndReason reason, String address) {
    var which = new Which(Optional.of(hash), Optional.empty(), 0);
    return end(societyId, List.of(accountId), which, reason, address)
        .map(ended -> !ended.isEmpty());
  }

  Future<Void> others(
      String societyId, long accountId, String hash, EndReason reason, String address) {
    var which = new Which(Optional.empty(), Optional.of(hash), 0);
    return end(societyId, List.of(accountId), which, reason, address).mapEmpty();
  }

  /** All but this one and so many of the others that were used last. */
  Future<Void> beyond(String societyId, long accountId, String hash, int spared, String address) {
    var which = new Which(Optional.empty(), Optional.of(hash), spared);
    return end(societyId, List.of(accountId), which, EndReason.TOO_MANY, address).mapEmpty();
  }

  Future<Void> all(String societyId, List<Long> accounts, EndReason reason, String address) {
    var which = new Which(Optional.empty(), Optional.empty(), 0);
    return end(societyId, accounts, which, reason, address).mapEmpty();
  }

  private Future<List<Ended>> end(
      String societyId, List<Long> accounts, Which which, EndReason reason, String address) {
    return db.transaction(tx -> in(tx).endIn(societyId, accounts, which, reason, address))
        .onSuccess(all -> all.forEach(ended -> committed.accept(ended.name())));
  }

  private Future<List<Ended>> endIn(
      String societyId, List<Long> accounts, Which which, EndReason reason, String address) {
    return new EndingStore(db)
        .end(societyId, accounts, which, reason, clock.instant())
        .compose(
            ended ->
                ended.isEmpty()
                    ? Future.succeededFuture(ended)
                    : audit.recordAll(societyId, events(ended, reason, address)).map(ended));
  }

  /** One for each account, however many sessions it had. */
  private static List<Event> events(List<Ended> ended, EndReason reason, String address) {
    return ended.stream()
        .map(Ended::accountId)
        .distinct()
        .map(account -> Event.of(Kind.SESSION, reason, address).account(account))
        .toList();
  }
}
