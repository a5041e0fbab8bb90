package kenpo.letter;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.letter.LetterEvents.Outcome;
import kenpo.letter.PrintQueueStore.Directed;
import kenpo.society.Japan;
import kenpo.society.Society;

/** What staff do with letters that were printed, and see of them. All changes are written down. */
public record LetterDesk(Letters letters) {

  /** How {@link #posted} can end. */
  public sealed interface Posted {

    /** {@code expires}: the last day on which they are good. */
    record Done(int letters, LocalDate expires) implements Posted {}

    record UnknownBatch() implements Posted {}

    /** Before it was printed, or after today. */
    record WrongDay(LocalDate first, LocalDate last) implements Posted {}

    record Already(LocalDate on) implements Posted {}
  }

  /** How {@link #notPosted} can end. */
  public sealed interface TakenBack {

    record Done(int letters) implements TakenBack {}

    record UnknownBatch() implements TakenBack {}

    /** Nobody said that it was posted. */
    record Never() implements TakenBack {}

    /** After that day the letters' time may not begin anew. */
    record TooLate(LocalDate last) implements TakenBack {}
  }

  /** So long after the day that was told it can be taken back. */
  private static final int UNDO_DAYS = 14;

  /** So long after its printing a batch should have been posted. */
  private static final int LATE_DAYS = 14;

  /** Of a kind and state there are so many letters. */
  public record Count(LetterKind kind, State state, int letters) {}

  /**
   * One printed file.
   *
   * @param letters as printed
   * @param postedOn in Japan
   */
  public record Batch(
      long id, LetterKind kind, int letters, Instant printedAt, Optional<LocalDate> postedOn) {}

  /** A batch, and how many of its letters were used or are void. */
  public record Shown(Batch batch, int used, int voided) {}

  /**
   * What there is.
   *
   * @param counts of all letters
   * @param batches the newest first
   * @param lateBefore what was printed before that day and not posted may have been forgotten
   */
  public record Overview(List<Count> counts, List<Shown> batches, LocalDate lateBefore) {

    /** Only where letters are left that somebody could still get. */
    public boolean isLate(Shown shown) {
      var batch = shown.batch;
      return batch.postedOn.isEmpty()
          && day(batch.printedAt).isBefore(lateBefore)
          && shown.used + shown.voided < batch.letters;
    }
  }

  /** What keeps an address from being told. */
  public enum Note implements Coded {
    NONE,
    /** 不開示 */
    UNDISCLOSED,
    /** By the roster of now it would go somewhere else. */
    MOVED
  }

  /** Where a printed letter went, as far as the roster of now can tell. */
  public record Addressed(long letterId, Destination to, Addressee addressee, Note note) {}

  /** They were posted on that day in Japan, and are good for so many months from then on. */
  public Future<Posted> posted(Society society, long batchId, LocalDate on) {
    return letters
        .db()
        .transaction(
            tx ->
                new DeskStore(tx)
                    .lock(society.id(), batchId)
                    .compose(
                        found ->
                            found
                                .map(batch -> posted(tx, society, batch, on))
                                .orElseGet(
                                    () -> Future.succeededFuture(new Posted.UnknownBatch()))));
  }

  /**
   * A wrong day or batch was told: it counts as printed only. What was used or is void meanwhile
   * stays so, and keeps the day. So that cards which lie at home aren't prolonged by that, it has
   * to be said within {@value #UNDO_DAYS} days of the day that was told.
   */
  public Future<TakenBack> notPosted(Society society, long batchId) {
    return letters
        .db()
        .transaction(
            tx ->
                new DeskStore(tx)
                    .lock(society.id(), batchId)
                    .compose(
                        found ->
                            found
                                .map(batch -> notPosted(tx, society, batch))
                                .orElseGet(
                                    () -> Future.succeededFuture(new TakenBack.UnknownBatch()))));
  }

  private Future<TakenBack> notPosted(Db tx, Society society, Batch batch) {
    if (batch.postedOn().isEmpty()) {
      return Future.succeededFuture(new TakenBack.Never());
    }
    var last = batch.postedOn().orElseThrow().plusDays(UNDO_DAYS);
    if (Japan.today(letters.clock()).isAfter(last)) {
      return Future.succeededFuture(new TakenBack.TooLate(last));
    }
    return new DeskStore(tx)
        .unpost(society.id(), batch.id(), expires(society, day(batch.printedAt())))
        .compose(back -> record(tx, society.id(), Outcome.NOT_POSTED, back).map(back.size()))
        .map(TakenBack.Done::new);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Japan.ZONE);
  }

  private Future<Posted> posted(Db tx, Society society, Batch batch, LocalDate on) {
    if (batch.postedOn().isPresent()) {
      return Future.succeededFuture(new Posted.Already(batch.postedOn().orElseThrow()));
    }
    var first = day(batch.printedAt());
    var today = Japan.today(letters.clock());
    if (on.isBefore(first) || on.isAfter(today)) {
      return Future.succeededFuture(new Posted.WrongDay(first, today));
    }
    var expires = expires(society, on);
    return new DeskStore(tx)
        .post(society.id(), batch.id(), on, expires)
        .compose(posted -> record(tx, society.id(), Outcome.POSTED, posted).map(posted.size()))
        .map(count -> new Posted.Done(count, expires));
  }

  /**
   * The last day: a period of months begins on the day after and ends with the day before the one
   * that answers to its beginning, or with the month where it has no such day (民法 140, 143).
   */
  static LocalDate expires(Society society, LocalDate posted) {
    return posted.plusMonths(society.letters().validMonths());
  }

  public Future<Overview> overview(String societyId) {
    var store = new DeskStore(letters.db());
    var late = Japan.today(letters.clock()).minusDays(LATE_DAYS);
    return store
        .counts(societyId)
        .compose(counts -> store.batches(societyId).map(all -> new Overview(counts, all, late)));
  }

  /** Where the letters of a batch went, by the roster of now; empty when there is no such batch. */
  public Future<List<Addressed>> addresses(Society society, long batchId) {
    return new DeskStore(letters.db())
        .addresses(society.id(), Japan.today(letters.clock()), batchId)
        .compose(all -> exported(society, all));
  }

  private Future<List<Addressed>> exported(Society society, List<Directed> all) {
    var rule = new AddressRule(society.letters());
    var which =
        all.stream().map(it -> Map.entry(it.letterId(), it.addressee().memberId())).toList();
    return record(letters.db(), society.id(), Outcome.EXPORTED, which)
        .map(
            done ->
                all.stream()
                    .map(
                        it -> new Addressed(it.letterId(), it.to(), it.addressee(), note(rule, it)))
                    .toList());
  }

  private static Note note(AddressRule rule, Directed it) {
    if (it.addressee().nonDisclosure()) {
      return Note.UNDISCLOSED;
    }
    return rule.to(it.addressee()) == it.to() ? Note.NONE : Note.MOVED;
  }

  private Future<Void> record(
      Db tx, String societyId, Outcome outcome, List<Map.Entry<Long, Long>> which) {
    return new LetterEvents(letters.audit().in(tx)).recordAll(societyId, outcome, which);
  }
}
