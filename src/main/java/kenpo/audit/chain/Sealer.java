package kenpo.audit.chain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.audit.chain.SealingStore.State;
import kenpo.audit.chain.UnsealedStore.Found;
import kenpo.db.Db;

/** Seals some events of one society, in a transaction. */
record Sealer(Db tx, SealKey key, String societyId, Instant now) {

  /** So many events are looked at in one transaction. */
  static final int BATCH = 1000;

  /** How it can end. */
  enum Sealed {
    /** All that was committed before has its seal. */
    ALL,
    SOME,
    /** Another server is at it. */
    BUSY
  }

  /** {@code seals}: so many were added. */
  record Batch(Sealed ended, int seals) {}

  Future<Batch> seal() {
    var sealing = new SealingStore(tx);
    return sealing
        .begin(societyId)
        .compose(begun -> sealing.lock(societyId))
        .compose(
            found ->
                found
                    .map(this::seal)
                    .orElseGet(() -> Future.succeededFuture(new Batch(Sealed.BUSY, 0))));
  }

  private Future<Batch> seal(State state) {
    return new SealingStore(tx)
        .startOver(societyId)
        .compose(
            again ->
                end(state)
                    .compose(
                        end -> state.sweeping() || again > 0 ? sweep(end) : sealCommitted(end)));
  }

  /**
   * What the next seal is put behind. Where nothing proves that the chain ends there, a number is
   * left out: a server that went on as if nothing were wrong would cover up that seals are gone.
   */
  private Future<Head> end(State state) {
    return key.proves(state.head(), state.proof())
        ? Future.succeededFuture(state.head())
        : new ChainStore(tx).last(societyId).map(last -> afterAGap(state.head(), last));
  }

  private static Head afterAGap(Head kept, Optional<Head> last) {
    long most = Math.max(kept.number(), last.map(Head::number).orElse(0L));
    return most == 0 ? Head.NONE : new Head(most + 1, last.orElse(kept).seal());
  }

  private Future<Batch> sealCommitted(Head end) {
    return new UnsealedStore(tx)
        .committed(societyId, BATCH)
        .compose(
            found ->
                add(end, found)
                    .compose(seals -> advance(found).map(done -> new Batch(ended(found), seals))));
  }

  /**
   * Where more follow, the next look begins behind the last one: what has a seal is passed over.
   */
  private Future<?> advance(List<Found> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture();
    }
    var last = found.getLast();
    var sealing = new SealingStore(tx);
    return found.size() < BATCH
        ? sealing.advance(societyId, last.next(), 0, last.snapshot())
        : sealing.advance(societyId, last.entry().tx(), last.entry().eventId(), last.snapshot());
  }

  private Future<Batch> sweep(Head end) {
    return new UnsealedStore(tx)
        .swept(societyId, BATCH)
        .compose(
            found ->
                add(end, found)
                    .compose(seals -> sweptTo(found).map(new Batch(Sealed.SOME, seals))));
  }

  private Future<Integer> sweptTo(List<Found> found) {
    return new SealingStore(tx)
        .sweptTo(
            societyId,
            found.size() < BATCH
                ? Optional.empty()
                : Optional.of(found.getLast().entry().eventId()));
  }

  private Future<Integer> add(Head end, List<Found> found) {
    var entries = found.stream().filter(it -> !it.sealed()).map(Found::entry).toList();
    if (entries.isEmpty()) {
      return Future.succeededFuture(0);
    }
    var seals = key.chain(end, entries, now);
    var head = seals.getLast().head();
    return new ChainStore(tx)
        .add(societyId, seals)
        .compose(added -> new SealingStore(tx).keep(societyId, head, key.proof(head)))
        .map(seals.size());
  }

  private static Sealed ended(List<Found> found) {
    return found.size() < BATCH ? Sealed.ALL : Sealed.SOME;
  }
}
