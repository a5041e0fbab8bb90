package kenpo.viewing;

import io.vertx.core.Future;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.audit.Audit;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
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
import kenpo.web.FormErrors;

/**
 * From the proof to open health data: whose name it is, what opens them from then on, and the end,
 * where the letter is used up. Of two sessions on this way with one letter only one arrives, and
 * none when another letter was asked for meanwhile.
 */
public record SetUp(
    Db db,
    Viewing viewing,
    Passwords passwords,
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
        .map(step -> step.map(SetUp::underway).orElse(new Underway(Stage.NONE, "")));
  }

  private static Underway underway(Step step) {
    if (!step.named()) {
      return new Underway(Stage.NAME, "");
    }
    return step.chosen()
        .flatMap(Chosen::question)
        .map(question -> new Underway(Stage.CONFIRM, question))
        .orElse(new Underway(Stage.CHOICE, ""));
  }

  /** Whom the letter is for, as the roster writes the name. */
  public Future<String> kana(Viewer viewer) {
    return member(viewer).map(Member::kana);
  }

  /** One has said that the name is one's own. */
  public Future<Void> name(Viewer viewer) {
    return new StepStore(db).name(viewer.session(), clock.instant()).mapEmpty();
  }

  /** What is wrong with it; when nothing is, it is kept to be confirmed. */
  public Future<FormErrors> chooseQuestion(Viewer viewer, String question, String answer) {
    return member(viewer)
        .map(member -> SecretRules.ofQuestion(question, answer, member, viewer.email()))
        .compose(errors -> keep(viewer, errors, Optional.of(question), answer));
  }

  /** The same of a viewing password, which must not be that of the login. */
  public Future<FormErrors> choosePassword(Viewer viewer, String typed) {
    var password = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return member(viewer)
        .map(member -> SecretRules.ofPassword(password, member, viewer.email()))
        .compose(
            errors ->
                errors.isEmpty()
                    ? isLoginPassword(viewer, password)
                        .map(is -> errors.addIf(is, "password", "viewing.password.login"))
                    : Future.succeededFuture(errors))
        .compose(errors -> keep(viewer, errors, Optional.empty(), password));
  }

  private Future<Boolean> isLoginPassword(Viewer viewer, String password) {
    return new AccountStore(db)
        .byId(viewer.societyId(), viewer.accountId())
        .map(account -> account.map(Account::passwordHash))
        .compose(hash -> passwords.within(HashShare.KNOWN, place -> place.matches(password, hash)));
  }

  private Future<FormErrors> keep(
      Viewer viewer, FormErrors errors, Optional<String> question, String secret) {
    return errors.isEmpty()
        ? passwords
            .within(HashShare.KNOWN, place -> place.hash(secret))
            .compose(
                hash ->
                    new StepStore(db)
                        .choose(viewer.session(), new Chosen(question, hash), clock.instant()))
            .map(errors)
        : Future.succeededFuture(errors);
  }

  private Future<Member> member(Viewer viewer) {
    return roster.byId(viewer.societyId(), viewer.memberId()).map(Optional::orElseThrow);
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
    return step.named()
        && (style.isByLogin()
            || step.chosen()
                .filter(it -> it.question().isPresent() == (style == Style.code))
                .isPresent());
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
            step.letter().map(letter -> now))
        .compose(proved -> new StepStore(tx).drop(society, account))
        .compose(dropped -> store.close(society, account))
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
