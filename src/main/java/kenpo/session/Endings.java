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
    return end(
            societyId,
            accountId,
            new Which(Optional.of(hash), Optional.empty(), 0),
            reason,
            address)
        .map(ended -> !ended.isEmpty());
  }

  Future<Void> others(
      String societyId, long accountId, String hash, EndReason reason, String address) {
    return end(
            societyId,
            accountId,
            new Which(Optional.empty(), Optional.of(hash), 0),
            reason,
            address)
        .mapEmpty();
  }

  /** All but this one and so many of the others that were used last. */
  Future<Void> beyond(String societyId, long accountId, String hash, int spared, String address) {
    var which = new Which(Optional.empty(), Optional.of(hash), spared);
    return end(societyId, accountId, which, EndReason.TOO_MANY, address).mapEmpty();
  }

  Future<Void> all(String societyId, long accountId, EndReason reason, String address) {
    return end(
            societyId, accountId, new Which(Optional.empty(), Optional.empty(), 0), reason, address)
        .mapEmpty();
  }

  private Future<List<Name>> end(
      String societyId, long accountId, Which which, EndReason reason, String address) {
    return db.transaction(tx -> in(tx).endIn(societyId, accountId, which, reason, address))
        .onSuccess(ended -> ended.forEach(committed));
  }

  private Future<List<Name>> endIn(
      String societyId, long accountId, Which which, EndReason reason, String address) {
    return new EndingStore(db)
        .end(societyId, accountId, which, reason, clock.instant())
        .compose(
            ended ->
                ended.isEmpty()
                    ? Future.succeededFuture(ended)
                    : audit
                        .record(
                            societyId, Event.of(Kind.SESSION, reason, address).account(accountId))
                        .map(ended));
  }
}
