package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.audit.Audit;
import kenpo.crypto.HashShare;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.throttle.Lockouts.Secret;
import kenpo.viewing.ViewingStore.Kept;

/**
 * From the second time on: the answer to one's question, one's viewing password or the login
 * password. A change of the secret, or a re-issue, that comes in between makes the try none.
 */
public record SecretProof(
    Db db,
    Viewing viewing,
    Passwords passwords,
    Attempts attempts,
    Audit audit,
    InstantSource clock) {

  private static final Optional<String> NONE = Optional.empty();

  /** How a try can end. */
  public sealed interface Outcome {
    record Right() implements Outcome {}

    /** {@code left}: tries that remain. */
    record Wrong(int left) implements Outcome {}

    record Locked(Instant until) implements Outcome {}

    /** What opens health data is something else by now. */
    record Gone() implements Outcome {}
  }

  /** Opens health data for the session. */
  public Future<Outcome> open(Viewer viewer, Opener opener, String typed) {
    return attempt(viewer, opener, typed, viewing::open);
  }

  /** Lets one choose another secret. */
  public Future<Outcome> change(Viewer viewer, Opener opener, String typed) {
    return attempt(viewer, opener, typed, this::begin);
  }

  private Future<Void> begin(Db tx, Viewer viewer) {
    var expires = clock.instant().plus(LetterProof.STEPS);
    return new StepStore(tx)
        .begin(viewer.session(), Optional.empty(), true, expires)
        .compose(begun -> audit.in(tx).record(viewer.societyId(), viewer.event(Deed.SECRET_RIGHT)));
  }

  private Future<Outcome> attempt(
      Viewer viewer, Opener opener, String typed, BiFunction<Db, Viewer, Future<Void>> then) {
    return attempts.charged(
        viewer,
        Secret.VIEWING_SECRET,
        () -> fitting(viewer, opener, typed),
        (fitting, left) ->
            fitting
                .map(hash -> right(viewer, opener, hash, then))
                .orElseGet(() -> wrong(viewer, left)),
        Outcome.Locked::new);
  }

  /** The hash that it fits; empty where it doesn't. */
  private Future<Optional<String>> fitting(Viewer viewer, Opener opener, String typed) {
    return passwords.within(
        HashShare.KNOWN,
        place ->
            stored(viewer, opener)
                .compose(hash -> place.matches(typed, hash).map(fits -> fits ? hash : NONE)));
  }

  private Future<Optional<String>> stored(Viewer viewer, Opener opener) {
    return opener instanceof Opener.ByLogin
        ? new AccountStore(db)
            .byId(viewer.societyId(), viewer.accountId())
            .map(account -> account.map(Account::passwordHash))
        : new ViewingStore(db).secret(viewer.societyId(), viewer.accountId());
  }

  private Future<Outcome> wrong(Viewer viewer, int left) {
    return attempts
        .wrong(viewer, Secret.VIEWING_SECRET, Deed.SECRET_WRONG, left)
        .map(
            until ->
                until.<Outcome>map(Outcome.Locked::new).orElseGet(() -> new Outcome.Wrong(left)));
  }

  private Future<Outcome> right(
      Viewer viewer, Opener opener, String hash, BiFunction<Db, Viewer, Future<Void>> then) {
    return db.transaction(
        tx ->
            new ViewingStore(tx)
                .hold(viewer.societyId(), viewer.accountId())
                .compose(
                    kept ->
                        attempts
                            .clear(tx, viewer, Secret.VIEWING_SECRET)
                            .map(isStill(viewer, opener, kept, hash)))
                .compose(
                    still ->
                        still
                            ? then.apply(tx, viewer).map(new Outcome.Right())
                            : Future.succeededFuture(new Outcome.Gone())));
  }

  private static boolean isStill(Viewer viewer, Opener opener, Kept kept, String hash) {
    var policy = viewer.society().viewing();
    boolean proved = kept.proved() || !policy.style().isByLetter();
    boolean same = opener instanceof Opener.ByLogin || kept.secretHash().equals(Optional.of(hash));
    return proved && same && kept.wished().orElse(policy.wished());
  }
}
