package kenpo.letter;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.db.Db;
import kenpo.letter.LetterEvents.Outcome;
import kenpo.roster.Entitlement;
import kenpo.society.Society;

/** Letters that staff order: first ones for everybody, and others in the place of printed ones. */
public record LetterOrders(Letters letters) {

  /** Rows of one statement, which a database answers in time. */
  private static final int AT_ONCE = 1_000;

  /** How {@link #reissue} can end. */
  public sealed interface Reissued {

    /**
     * {@code asked}: letters that are in the queue anew; {@code waiting}: those that waited there
     * already in the place of the one that was named, so that nothing changed.
     */
    record Done(int asked, List<Long> waiting) implements Reissued {}

    record Unknown() implements Reissued {}
  }

  /** A first letter for everybody who may have an account and never got one; answers how many. */
  public Future<Integer> askAll(Society society, LetterKind kind) {
    var asked = new AtomicInteger();
    return Walk.through(after -> askSome(society, kind, after, asked)).map(done -> asked.get());
  }

  private Future<Optional<Long>> askSome(
      Society society, LetterKind kind, long after, AtomicInteger asked) {
    return new AddresseeStore(letters.db())
        .lastOf(society.id(), after, AT_ONCE)
        .compose(
            last ->
                last.map(id -> askBetween(society, kind, after, id).onSuccess(asked::addAndGet))
                    .orElseGet(() -> Future.succeededFuture(0))
                    .map(last));
  }

  private Future<Integer> askBetween(Society society, LetterKind kind, long after, long last) {
    var entitled = Entitlement.of(society, letters.clock().instant());
    return new AddresseeStore(letters.db())
        .withoutLetter(society.id(), entitled, kind, after, last)
        .compose(
            some ->
                some.isEmpty()
                    ? Future.succeededFuture(0)
                    : letters.db().transaction(tx -> add(tx, society, kind, some)));
  }

  private Future<Integer> add(Db tx, Society society, LetterKind kind, List<Addressee> page) {
    var rule = new AddressRule(society.letters());
    return new DeskStore(tx)
        .addAll(society.id(), kind, page, rule, letters.clock().instant())
        .compose(
            added ->
                new LetterEvents(letters.audit().in(tx))
                    .recordAll(society.id(), Outcome.ASKED_BY_BATCH, added)
                    .map(added.size()));
  }

  /** Another letter in the place of one, which is void from now on. */
  public Future<Reissued> reissue(Society society, long letterId) {
    return new DeskStore(letters.db())
        .named(society.id(), letterId)
        .compose(
            found ->
                found
                    .map(it -> again(society, it.kind(), List.of(it.memberId())))
                    .orElseGet(() -> Future.succeededFuture(new Reissued.Unknown())));
  }

  /** The same for each of a batch that was not used yet. */
  public Future<Reissued> reissueBatch(Society society, long batchId) {
    var store = new DeskStore(letters.db());
    return store
        .batch(society.id(), batchId)
        .compose(
            found ->
                found
                    .map(
                        batch ->
                            store
                                .aliveMembers(society.id(), batchId)
                                .compose(members -> again(society, batch.kind(), members)))
                    .orElseGet(() -> Future.succeededFuture(new Reissued.Unknown())));
  }

  private Future<Reissued> again(Society society, LetterKind kind, List<Long> members) {
    var left = members.iterator();
    var asked = new AtomicInteger();
    var waiting = new ArrayList<Long>();
    return Walk.through(
            before ->
                left.hasNext()
                    ? letters
                        .ask(society, left.next(), kind, AskedBy.STAFF)
                        .onSuccess(it -> count(it, asked, waiting))
                        .map(Optional.of(before))
                    : Future.succeededFuture(Optional.empty()))
        .map(done -> new Reissued.Done(asked.get(), List.copyOf(waiting)));
  }

  private static void count(Asked asked, AtomicInteger queued, List<Long> waiting) {
    switch (asked) {
      case Asked.Queued(long _) -> queued.incrementAndGet();
      case Asked.UnderWay(var letter) -> waiting.add(letter.id());
    }
  }
}
