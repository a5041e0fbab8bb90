package kenpo.letter;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.LetterEvents.Outcome;
import kenpo.letter.PrintQueueStore.Directed;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.web.Language;

/**
 * Letters that wait to be printed. What is printed is kept in one transaction, after the file is
 * safe on its disk: of two who print the same letter at once only one is told that he did.
 */
public record PrintQueue(Db db, Audit audit, InstantSource clock) {

  /** Rows of one statement, which a database answers in time. */
  private static final int AT_ONCE = 1_000;

  /**
   * A letter in the order of printing.
   *
   * @param member whether its addressee is a member today
   * @param addressed whether the roster has the address that it goes to
   */
  public record Waiting(long letterId, boolean member, boolean addressed) {}

  /** {@code language}: of the account, Japanese where there is none. */
  public record ToPrint(long letterId, Addressee addressee, Language language) {}

  /** {@code secret}: as {@link LetterSecrets} keeps it. */
  public record Printed(long letterId, long memberId, Destination to, Buffer secret) {}

  /** All of a kind, where each goes by the roster of now. */
  public Future<List<Waiting>> waiting(Society society, LetterKind kind) {
    var found = new TreeMap<PrintOrder, Waiting>();
    return Walk.through(after -> redirect(society, kind, after, found))
        .map(done -> List.copyOf(found.values()));
  }

  /**
   * What is to be printed of these, in their order; those that don't wait any more are left out.
   */
  public Future<List<ToPrint>> read(Society society, List<Long> letters) {
    return store().read(society.id(), today(), letters);
  }

  /** The new batch; empty, and nothing changed, where one of them doesn't wait any more. */
  public Future<Optional<Long>> keep(Society society, LetterKind kind, List<Printed> letters) {
    return db.transaction(tx -> keep(tx, society, kind, letters))
        .map(Optional::of)
        .recover(
            failure ->
                failure instanceof NoLonger
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  /** Answers the last number of this page; empty when there was none left. */
  private Future<Optional<Long>> redirect(
      Society society, LetterKind kind, long after, Map<PrintOrder, Waiting> found) {
    return store()
        .directed(society.id(), today(), kind, after, AT_ONCE)
        .compose(
            page ->
                page.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : redirect(society, page, found).map(Optional.of(page.getLast().letterId())));
  }

  private Future<Integer> redirect(
      Society society, List<Directed> page, Map<PrintOrder, Waiting> found) {
    var rule = new AddressRule(society.letters());
    var other = new ArrayList<Directed>();
    for (var letter : page) {
      var now = letter.to(rule.to(letter.addressee()));
      boolean addressed = rule.address(letter.addressee()).isPresent();
      found.put(PrintOrder.of(now), new Waiting(letter.letterId(), letter.member(), addressed));
      if (now.to() != letter.to()) {
        other.add(now);
      }
    }
    return other.isEmpty() ? Future.succeededFuture(0) : store().redirect(society.id(), other);
  }

  private Future<Long> keep(Db tx, Society society, LetterKind kind, List<Printed> letters) {
    var now = clock.instant();
    var expires = today().plusMonths(society.letters().validMonths());
    var store = new PrintQueueStore(tx);
    return store
        .addBatch(society.id(), kind, letters.size(), now)
        .compose(
            batch ->
                store
                    .keep(society.id(), batch, letters, now, expires)
                    .compose(
                        kept ->
                            kept == letters.size()
                                ? record(tx, society, letters).map(batch)
                                : Future.failedFuture(new NoLonger())));
  }

  private Future<Void> record(Db tx, Society society, List<Printed> letters) {
    return new LetterEvents(audit.in(tx))
        .recordAll(
            society.id(),
            Outcome.PRINTED,
            letters.stream().map(it -> Map.entry(it.letterId(), it.memberId())).toList());
  }

  private PrintQueueStore store() {
    return new PrintQueueStore(db);
  }

  private LocalDate today() {
    return Japan.today(clock);
  }

  /** Rolls the transaction back. */
  private static final class NoLonger extends IllegalStateException {
    private static final long serialVersionUID = 1;
  }
}
