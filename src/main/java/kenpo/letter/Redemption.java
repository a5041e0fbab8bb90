package kenpo.letter;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import kenpo.audit.Audit;
import kenpo.crypto.Mac;
import kenpo.db.Db;
import kenpo.letter.LetterEvents.Outcome;
import kenpo.letter.LetterStore.Kept;
import kenpo.society.Japan;

/**
 * What a typed secret turns out to be, inside a transaction. A letter that was printed is good
 * before staff have said that it was posted: who holds it can't know.
 */
record Redemption(Db db, LetterSecrets secrets, Audit audit, InstantSource clock) {

  /** Uses up the letter whose secret was looked at before. */
  Future<Tried> use(String societyId, long memberId, LetterKind kind, long letterId) {
    var store = new LetterStore(db);
    return store
        .waitForTurn(societyId, memberId)
        .compose(turn -> store.all(societyId, memberId, kind))
        .compose(
            all ->
                all.stream()
                    .filter(kept -> kept.letter().id() == letterId)
                    .findFirst()
                    .map(kept -> judge(societyId, memberId, kept, all))
                    .orElseGet(() -> Future.succeededFuture(new Tried.Unknown())));
  }

  /** Uses nothing up, and needs no transaction. */
  Future<Tried> look(String societyId, long memberId, LetterKind kind, LetterCode code) {
    return new LetterStore(db)
        .all(societyId, memberId, kind)
        .map(
            all ->
                all.stream()
                    .filter(kept -> isOf(societyId, memberId, kept, code))
                    .findFirst()
                    .map(kept -> verdict(kept, all))
                    .orElseGet(Tried.Unknown::new));
  }

  private boolean isOf(String societyId, long memberId, Kept kept, LetterCode code) {
    var letter = kept.letter();
    var typed = secrets.keyed(societyId, memberId, letter.kind(), letter.id(), code);
    return kept.secret()
        .filter(secret -> Mac.same(secret.getBytes(), typed.getBytes()))
        .isPresent();
  }

  private Future<Tried> judge(String societyId, long memberId, Kept kept, List<Kept> all) {
    var verdict = verdict(kept, all);
    return verdict instanceof Tried.Accepted
        ? use(societyId, memberId, kept.letter())
        : Future.succeededFuture(verdict);
  }

  private Tried verdict(Kept kept, List<Kept> all) {
    var letter = kept.letter();
    if (letter.state() == State.VOID) {
      return gone(kept, all.getFirst().letter());
    }
    return letter.isExpiredOn(Japan.today(clock))
        ? new Tried.Expired()
        : new Tried.Accepted(letter.id());
  }

  private static Tried gone(Kept kept, Letter newest) {
    return newest.id() > kept.letter().id()
        ? new Tried.Void(day(newest.askedAt()))
        : new Tried.Withdrawn(day(kept.voidedAt().orElseThrow()));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Japan.ZONE);
  }

  private Future<Tried> use(String societyId, long memberId, Letter letter) {
    return new LetterStore(db)
        .use(societyId, letter.id(), clock.instant())
        .compose(
            used ->
                used == 0
                    ? Future.succeededFuture(new Tried.Unknown())
                    : new LetterEvents(audit)
                        .record(societyId, Outcome.USED, memberId, letter.id())
                        .map(new Tried.Accepted(letter.id())));
  }
}
