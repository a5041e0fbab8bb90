package kenpo.audit.chain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kenpo.audit.chain.SealingStore.State;
import kenpo.audit.chain.UnsealedStore.Found;
import kenpo.db.Db;

/**
 * Seals some events of one society, in a transaction.
 *
 * @param known a place in the chain that this server saw, or none
 */
record Sealer(Db tx, SealKey key, String societyId, Head known, Instant now) {

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

  /**
   * What was done.
   *
   * @param seals so many were added
   * @param end what the next is put behind
   * @param broken whether what this server saw is gone, or another now
   */
  record Batch(Sealed ended, int seals, Head end, boolean broken) {

    Batch plus(Sealed then, List<Seal> more) {
      return new Batch(
          then, seals + more.size(), more.isEmpty() ? end : more.getLast().head(), broken);
    }
  }

  Future<Batch> seal() {
    return lock()
        .compose(
            found ->
                found
                    .map(this::seal)
                    .orElseGet(
                        () -> Future.succeededFuture(new Batch(Sealed.BUSY, 0, known, false))));
  }

  private Future<Optional<State>> lock() {
    return new SealingStore(tx)
        .lock(societyId)
        .compose(found -> found.isPresent() ? Future.succeededFuture(found) : begin());
  }

  private Future<Optional<State>> begin() {
    var sealing = new SealingStore(tx);
    return sealing
        .begin(societyId)
        .compose(
            begun ->
                begun > 0
                    ? sealing.lock(societyId)
                    : Future.succeededFuture(Optional.<State>empty()));
  }

  /** What is committed now doesn't wait until all that was there before is looked through. */
  private Future<Batch> seal(State state) {
    return startOver(state)
        .compose(begun -> isThere(state))
        .compose(there -> end(state, there))
        .compose(
            end -> state.sweeping() || state.elsewhere() ? sweep(end) : Future.succeededFuture(end))
        .compose(end -> sealCommitted(state, end));
  }

  private Future<Integer> startOver(State state) {
    return state.elsewhere()
        ? new SealingStore(tx).startOver(societyId)
        : Future.succeededFuture(0);
  }

  private Future<Boolean> isThere(State state) {
    if (known.number() == 0) {
      return Future.succeededFuture(true);
    }
    return state.head().number() < known.number()
        ? Future.succeededFuture(false)
        : new ChainStore(tx).has(societyId, known);
  }

  /**
   * What the next seal is put behind. Where nothing proves that the chain ends there, a number is
   * left out: a server that went on as if nothing were wrong would cover up that seals are gone.
   */
  private Future<Batch> end(State state, boolean there) {
    if (there && key.proves(state.head(), state.proof())) {
      return Future.succeededFuture(new Batch(Sealed.SOME, 0, state.head(), false));
    }
    return new ChainStore(tx)
        .last(societyId)
        .map(last -> afterAGap(state.head(), last))
        .compose(head -> there ? Future.succeededFuture(head) : note(head).map(head))
        .map(head -> new Batch(Sealed.SOME, 0, head, !there));
  }

  private Head afterAGap(Head kept, Optional<Head> last) {
    long before = Math.max(kept.number(), known.number());
    long most = Math.max(before, last.map(Head::number).orElse(0L));
    return most == 0 ? Head.NONE : new Head(Math.addExact(most, 1), last.orElse(kept).seal());
  }

  private Future<Batch> sealCommitted(State state, Batch before) {
    return new UnsealedStore(tx)
        .committed(societyId, BATCH)
        .compose(found -> sealCommitted(state, before, found));
  }

  private Future<Batch> sealCommitted(State state, Batch before, List<Found> found) {
    var then = found.size() < BATCH && !state.isBehind() ? Sealed.ALL : Sealed.SOME;
    return add(before.end(), found)
        .compose(seals -> advance(found).map(seals))
        .map(seals -> before.plus(then, seals));
  }

  /**
   * Where more follow, the next look begins behind the last one: what has a seal is passed over.
   */
  private Future<Integer> advance(List<Found> found) {
    var sealing = new SealingStore(tx);
    if (found.isEmpty()) {
      return sealing.advance(societyId);
    }
    var last = found.getLast();
    return found.size() < BATCH
        ? sealing.advance(societyId, last.snapshot())
        : sealing.cut(societyId, last.entry().tx(), last.entry().eventId(), last.snapshot());
  }

  private Future<Batch> sweep(Batch before) {
    return new UnsealedStore(tx).swept(societyId, BATCH).compose(found -> sweep(before, found));
  }

  private Future<Batch> sweep(Batch before, List<Found> found) {
    return add(before.end(), found)
        .compose(seals -> sweptTo(found).map(seals))
        .map(seals -> before.plus(Sealed.SOME, seals));
  }

  private Future<Integer> sweptTo(List<Found> found) {
    return new SealingStore(tx)
        .sweptTo(
            societyId,
            found.size() < BATCH
                ? Optional.empty()
                : Optional.of(found.getLast().entry().eventId()));
  }

  private Future<List<Seal>> add(Head end, List<Found> found) {
    var entries = found.stream().filter(it -> !it.sealed()).map(Found::entry).toList();
    if (entries.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    var seals = key.chain(end, entries, now);
    return new ChainStore(tx)
        .add(societyId, seals)
        .compose(added -> note(seals.getLast().head()))
        .map(seals);
  }

  private Future<Integer> note(Head head) {
    return new SealingStore(tx).keep(societyId, head, key.proof(head));
  }
}
