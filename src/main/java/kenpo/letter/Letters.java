package kenpo.letter;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.crypto.Mac;
import kenpo.db.Db;
import kenpo.letter.LetterEvents.Outcome;
import kenpo.letter.LetterStore.Kept;
import kenpo.mail.Outbox;
import kenpo.society.Japan;
import kenpo.society.Society;

/**
 * Letters to members: who asks for one, and what is done with its secret when it has arrived. Of
 * each kind a member has one at most that he could still get or use; whatever happens to his
 * letters happens one after the other.
 *
 * @param secrets how those that are typed are known again
 */
public record Letters(
    Db db, LetterSecrets secrets, Audit audit, Outbox outbox, InstantSource clock) {

  /** {@code mac} has to be one for {@link Mac.Purpose#LETTER}. */
  public static Letters of(Db db, Mac mac, Audit audit, Outbox outbox, InstantSource clock) {
    return new Letters(db, new LetterSecrets(mac), audit, outbox, clock);
  }

  /** These letters inside a transaction. */
  public Letters in(Db tx) {
    return new Letters(tx, secrets, audit.in(tx), outbox.in(tx), clock);
  }

  /**
   * Puts one in the queue, unless there is one to wait for. From this moment every earlier one of
   * the kind is void.
   */
  public Future<Asked> ask(Society society, long memberId, LetterKind kind, AskedBy by) {
    return db.transaction(tx -> in(tx).askInTurn(society, memberId, kind, by));
  }

  /** The newest of the kind, whatever became of it. */
  public Future<Optional<Letter>> latest(String societyId, long memberId, LetterKind kind) {
    return new LetterStore(db)
        .all(societyId, memberId, kind)
        .map(all -> all.stream().map(Kept::letter).findFirst());
  }

  /** None of the kind is printed or good any more. */
  public Future<Void> voidAll(String societyId, long memberId, LetterKind kind) {
    return db.transaction(
        tx ->
            new LetterStore(tx)
                .waitForTurn(societyId, memberId)
                .compose(turn -> in(tx).voidAlive(societyId, memberId, kind)));
  }

  /**
   * Whether a secret is that of the member's newest letter of the kind, and good today; {@link
   * #use} uses it up.
   */
  public Future<Tried> look(String societyId, long memberId, LetterKind kind, String typed) {
    return LetterCode.of(typed)
        .map(code -> redemption(db).look(societyId, memberId, kind, code))
        .orElseGet(() -> Future.succeededFuture(new Tried.Unknown()));
  }

  /** Uses up a letter whose secret was looked at, if it is still good. */
  public Future<Tried> use(String societyId, long memberId, LetterKind kind, long letterId) {
    return db.transaction(tx -> redemption(tx).use(societyId, memberId, kind, letterId));
  }

  private Redemption redemption(Db tx) {
    return new Redemption(tx, secrets, audit.in(tx), clock);
  }

  private Future<Asked> askInTurn(Society society, long memberId, LetterKind kind, AskedBy by) {
    var store = new LetterStore(db);
    return store
        .waitForTurn(society.id(), memberId)
        .compose(turn -> store.all(society.id(), memberId, kind))
        .map(all -> all.stream().map(Kept::letter).filter(it -> isWaitedFor(it, by)).findFirst())
        .compose(
            underWay ->
                underWay
                    .map(letter -> Future.<Asked>succeededFuture(new Asked.UnderWay(letter)))
                    .orElseGet(() -> queue(society, memberId, kind, by)));
  }

  /** What was printed may have been lost, which only staff can know, until it is too old anyway. */
  private boolean isWaitedFor(Letter letter, AskedBy by) {
    var today = Japan.today(clock);
    return switch (letter.state()) {
      case ASKED -> true;
      case PRINTED -> by != AskedBy.STAFF && !letter.isExpiredOn(today);
      case POSTED -> !by.isReissue() && !letter.isExpiredOn(today);
      case USED, VOID -> false;
    };
  }

  private Future<Asked> queue(Society society, long memberId, LetterKind kind, AskedBy by) {
    return voidAlive(society.id(), memberId, kind)
        .compose(over -> new AddresseeStore(db).byId(society.id(), Japan.today(clock), memberId))
        .map(found -> new AddressRule(society.letters()).to(found.orElseThrow()))
        .compose(to -> queue(society, memberId, kind, by, to));
  }

  private Future<Asked> queue(
      Society society, long memberId, LetterKind kind, AskedBy by, Destination to) {
    return new LetterStore(db)
        .add(society.id(), memberId, kind, to, by, clock.instant())
        .compose(
            added ->
                added
                    .map(id -> queued(society, memberId, kind, by, to, id))
                    .orElseGet(() -> askInTurn(society, memberId, kind, by)));
  }

  private Future<Asked> queued(
      Society society, long memberId, LetterKind kind, AskedBy by, Destination to, long id) {
    return events()
        .record(society.id(), Outcome.asked(by), memberId, id)
        .compose(recorded -> tell(society, memberId, kind, by, to))
        .map(new Asked.Queued(id));
  }

  /** Whoever has just registered is told by the welcome. */
  private Future<Void> tell(
      Society society, long memberId, LetterKind kind, AskedBy by, Destination to) {
    if (!by.isReissue()) {
      return Future.succeededFuture();
    }
    return new LetterStore(db)
        .mailbox(society.id(), memberId)
        .compose(
            found ->
                found
                    .map(
                        box ->
                            outbox.add(society.id(), LetterMail.asked(society, box, kind, by, to)))
                    .orElseGet(Future::succeededFuture));
  }

  private Future<Void> voidAlive(String societyId, long memberId, LetterKind kind) {
    return new LetterStore(db)
        .voidAlive(societyId, memberId, kind, clock.instant())
        .compose(
            voided ->
                voided
                    .map(id -> events().record(societyId, Outcome.VOIDED, memberId, id))
                    .orElseGet(Future::succeededFuture));
  }

  private LetterEvents events() {
    return new LetterEvents(audit);
  }
}
