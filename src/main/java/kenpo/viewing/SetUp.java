package kenpo.viewing;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.LetterKind;
import kenpo.letter.Letters;
import kenpo.letter.Tried;
import kenpo.mail.Outbox;
import kenpo.roster.Member;
import kenpo.roster.RosterStore;
import kenpo.society.ViewingPolicy.Style;
import kenpo.throttle.Lockouts.Secret;
import kenpo.viewing.StepStore.Chosen;
import kenpo.viewing.StepStore.Step;
import kenpo.viewing.ViewingMail.Change;

/**
 * From the proof to open health data: whose name it is, what opens them from then on, and the end,
 * where the letter is used up. Of two sessions on this way with one letter only one arrives, and
 * none when another letter was asked for meanwhile.
 */
public record SetUp(
    Db db,
    Viewing viewing,
    Attempts attempts,
    Letters letters,
    RosterStore roster,
    Outbox outbox,
    Audit audit,
    InstantSource clock) {

  /** Where somebody is on the way. */
  public enum Stage {
    /** Not on it. */
    NONE,
    NAME,
    /** A question and its answer, or a password. */
    CHOICE,
    CONFIRM
  }

  /** {@code question}: the one that was chosen, to be confirmed; empty before. */
  public record Underway(Stage stage, String question) {}

  public Future<Underway> underway(Viewer viewer) {
    return new StepStore(db)
        .find(viewer.session(), clock.instant())
        .map(
            step ->
                step.map(it -> underway(viewer.society().viewing().style(), it))
                    .orElse(new Underway(Stage.NONE, "")));
  }

  /** Only the steps that the style has, even if it was another when they were begun. */
  private static Underway underway(Style style, Step step) {
    if (!step.named() || style.isByLogin()) {
      return new Underway(Stage.NAME, "");
    }
    return step.chosen()
        .flatMap(Chosen::question)
        .filter(question -> style == Style.code)
        .map(question -> new Underway(Stage.CONFIRM, question))
        .orElse(new Underway(Stage.CHOICE, ""));
  }

  /** Whom the letter is for, as the roster writes the name. */
  public Future<String> kana(Viewer viewer) {
    return roster
        .byId(viewer.societyId(), viewer.memberId())
        .map(Optional::orElseThrow)
        .map(Member::kana);
  }

  /** One has said that the name is one's own, and chooses a secret next. */
  public Future<Void> name(Viewer viewer) {
    return new StepStore(db).name(viewer.session(), clock.instant()).mapEmpty();
  }

  /** The end of the way; false when it has to begin anew. */
  public Future<Boolean> finish(Viewer viewer) {
    return db.transaction(
        tx ->
            new ViewingStore(tx)
                .hold(viewer.societyId(), viewer.accountId())
                .compose(held -> new StepStore(tx).take(viewer.session(), clock.instant()))
                .compose(
                    taken ->
                        taken
                            .filter(step -> isComplete(viewer, step))
                            .map(step -> finish(tx, viewer, step))
                            .orElseGet(() -> Future.succeededFuture(false))));
  }

  private static boolean isComplete(Viewer viewer, Step step) {
    var style = viewer.society().viewing().style();
    return style.isByLogin()
        || step.named()
            && step.chosen()
                .filter(it -> it.question().isPresent() == (style == Style.code))
                .isPresent();
  }

  private Future<Boolean> finish(Db tx, Viewer viewer, Step step) {
    return step.letter()
        .map(letter -> use(tx, viewer, letter))
        .orElseGet(() -> Future.succeededFuture(true))
        .compose(good -> good ? change(tx, viewer, step).map(true) : Future.succeededFuture(false));
  }

  private Future<Boolean> use(Db tx, Viewer viewer, long letter) {
    var kind = LetterKind.firstOf(viewer.society());
    return letters
        .in(tx)
        .use(viewer.societyId(), viewer.memberId(), kind, letter)
        .map(tried -> tried instanceof Tried.Accepted);
  }

  /** Whoever came in with the secret before is out, on every server. */
  private Future<Void> change(Db tx, Viewer viewer, Step step) {
    var store = new ViewingStore(tx);
    var now = clock.instant();
    var society = viewer.societyId();
    var account = viewer.accountId();
    return store
        .prove(
            society,
            account,
            step.chosen().flatMap(Chosen::question),
            step.chosen().map(Chosen::secretHash),
            step.letter())
        .compose(proved -> new StepStore(tx).drop(society, account))
        .compose(dropped -> new OpeningStore(tx).close(society, account))
        .compose(closed -> attempts.clear(tx, viewer, Secret.VIEWING_SECRET))
        .compose(cleared -> record(tx, viewer, step))
        .compose(
            written -> outbox.in(tx).add(society, ViewingMail.changed(viewer, what(step), now)))
        .compose(told -> viewing.open(tx, viewer));
  }

  private Future<Void> record(Db tx, Viewer viewer, Step step) {
    var deed = step.letter().isPresent() ? Deed.SECRET_CHOSEN : Deed.SECRET_CHANGED;
    return audit.in(tx).record(viewer.societyId(), viewer.event(deed));
  }

  private static Change what(Step step) {
    if (step.letter().isPresent()) {
      return Change.OPENED;
    }
    return step.chosen().flatMap(Chosen::question).isPresent() ? Change.QUESTION : Change.PASSWORD;
  }
}
