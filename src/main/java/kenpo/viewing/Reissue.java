package kenpo.viewing;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.Asked;
import kenpo.letter.AskedBy;
import kenpo.letter.Letter;
import kenpo.letter.LetterKind;
import kenpo.letter.Letters;
import kenpo.mail.Outbox;
import kenpo.viewing.ViewingMail.Change;

/**
 * Another letter, and whether one wants health data on the web at all. With either, what opened
 * them before is void from that moment, in all sessions and on every server.
 */
public record Reissue(Db db, Letters letters, Outbox outbox, Audit audit, InstantSource clock) {

  /** The newest letter, whatever became of it. */
  public Future<Optional<Letter>> latest(Viewer viewer) {
    return letters.latest(viewer.societyId(), viewer.memberId(), kind(viewer));
  }

  /** Asks for another letter; while one is on its way nothing changes. */
  public Future<Asked> ask(Viewer viewer) {
    return held(viewer, tx -> ask(tx, viewer));
  }

  private Future<Asked> ask(Db tx, Viewer viewer) {
    return letters
        .in(tx)
        .ask(viewer.society(), viewer.memberId(), kind(viewer), AskedBy.MEMBER)
        .compose(
            asked ->
                asked instanceof Asked.Queued
                    ? forget(tx, viewer)
                        .compose(gone -> record(tx, viewer, Deed.REISSUED))
                        .map(asked)
                    : Future.succeededFuture(asked));
  }

  /**
   * From now on health data are wanted; a letter comes first, where the society sends one. Answers
   * whether it was queued just now.
   */
  public Future<Boolean> wish(Viewer viewer) {
    return held(
        viewer,
        tx ->
            new ViewingStore(tx)
                .wish(viewer.societyId(), viewer.accountId(), true)
                .compose(wished -> record(tx, viewer, Deed.WISHED))
                .compose(
                    written ->
                        viewer.society().viewing().style().isByLetter()
                            ? ask(tx, viewer).map(asked -> asked instanceof Asked.Queued)
                            : Future.succeededFuture(false)));
  }

  /** Nothing is shown any more, and no letter opens anything. */
  public Future<Void> unwish(Viewer viewer) {
    return held(
        viewer,
        tx ->
            new ViewingStore(tx)
                .wish(viewer.societyId(), viewer.accountId(), false)
                .compose(wished -> forget(tx, viewer))
                .compose(
                    gone ->
                        letters.in(tx).voidAll(viewer.societyId(), viewer.memberId(), kind(viewer)))
                .compose(over -> record(tx, viewer, Deed.NOT_WISHED))
                .compose(
                    written ->
                        outbox
                            .in(tx)
                            .add(
                                viewer.societyId(),
                                ViewingMail.changed(viewer, Change.NOT_WISHED, clock.instant()))));
  }

  private <T> Future<T> held(Viewer viewer, Function<Db, Future<T>> change) {
    return db.transaction(
        tx ->
            new ViewingStore(tx)
                .hold(viewer.societyId(), viewer.accountId())
                .compose(held -> change.apply(tx)));
  }

  /** Nothing that was proved is worth anything any more, in any session. */
  private static Future<Void> forget(Db tx, Viewer viewer) {
    return new ViewingStore(tx)
        .forget(viewer.societyId(), viewer.accountId())
        .compose(gone -> new OpeningStore(tx).close(viewer.societyId(), viewer.accountId()))
        .compose(closed -> new StepStore(tx).drop(viewer.societyId(), viewer.accountId()))
        .mapEmpty();
  }

  private Future<Void> record(Db tx, Viewer viewer, Deed deed) {
    return audit.in(tx).record(viewer.societyId(), viewer.event(deed));
  }

  private static LetterKind kind(Viewer viewer) {
    return LetterKind.firstOf(viewer.society());
  }
}
