package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.LetterKind;
import kenpo.letter.Letters;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.throttle.Lockouts;
import kenpo.throttle.Lockouts.Lock;
import kenpo.throttle.Lockouts.Secret;
import kenpo.throttle.Lockouts.Subject;
import kenpo.throttle.Lockouts.Verdict;
import kenpo.viewing.ViewingStore.Kept;

/** Tries at a secret before health data: counted, written down, and the last one told by mail. */
record Attempts(Db db, Lockouts lockouts, Letters letters, Outbox outbox, Audit audit) {

  /** New secrets that are looked at, good ones too, until one has to wait. */
  static final int CHOICES = 10;

  /**
   * Charges a try and looks at it, unless the secret is closed. What could not be looked at is
   * given back; from the verdict on it counts, whatever becomes of what follows.
   *
   * @param judge is given how many tries are left after it
   */
  <S, T> Future<T> charged(
      Viewer viewer,
      Secret secret,
      Supplier<Future<S>> look,
      BiFunction<S, Integer, Future<T>> judge,
      Function<Instant, T> locked) {
    var subject = subject(viewer, secret);
    return lockouts
        .charge(subject, rule(viewer, secret))
        .compose(
            verdict ->
                switch (verdict) {
                  // Not waited for: what could not answer may not answer this either.
                  case Verdict.Go go ->
                      look.get()
                          .onFailure(ours -> lockouts.giveBack(subject, go))
                          .compose(seen -> judge.apply(seen, go.left()));
                  case Verdict.Locked(var until) ->
                      refused(viewer, secret).map(written -> locked.apply(until));
                });
  }

  /** What a wrong try leads to. */
  sealed interface After {
    /** Another may be made. */
    record Again() implements After {}

    record Locked(Instant until) implements After {}

    /** Only another letter helps. */
    record GivenUp() implements After {}
  }

  private Future<Boolean> refused(Viewer viewer, Secret secret) {
    return db.transaction(
        tx ->
            held(tx, viewer)
                .compose(kept -> lockouts.in(tx).leftUntold(subject(viewer, secret)))
                .compose(untold -> record(tx, viewer, Deed.TRIED_WHILE_LOCKED).map(untold))
                .compose(untold -> tell(tx, viewer, secret, untold)));
  }

  /** A wrong one; the last one allowed closes the secret. */
  Future<After> wrong(Viewer viewer, Secret secret, Deed deed, int left) {
    return db.transaction(
        tx ->
            left > 0
                ? record(tx, viewer, deed).map(new After.Again())
                : last(tx, viewer, secret, deed));
  }

  private Future<After> last(Db tx, Viewer viewer, Secret secret, Deed deed) {
    var subject = subject(viewer, secret);
    return held(tx, viewer)
        .compose(kept -> lockouts.in(tx).toTell(subject))
        .compose(untold -> record(tx, viewer, deed).map(untold))
        .compose(untold -> tell(tx, viewer, secret, untold))
        .compose(
            over ->
                over
                    ? Future.succeededFuture(new After.GivenUp())
                    : lockouts.in(tx).lockedUntil(subject).map(Attempts::after));
  }

  /**
   * Before the count, as a right try has it: of both at once neither waits for the other for ever.
   */
  private static Future<Kept> held(Db tx, Viewer viewer) {
    return new ViewingStore(tx).hold(viewer.societyId(), viewer.accountId());
  }

  /** Somebody who knows the secret may have opened it again just now. */
  private static After after(Optional<Instant> until) {
    return until.<After>map(After.Locked::new).orElseGet(After.Again::new);
  }

  /**
   * Answers whether it was one lock too many. That somebody changes his secret very often is no
   * alarm.
   */
  private Future<Boolean> tell(Db tx, Viewer viewer, Secret secret, Optional<Lock> untold) {
    var policy = viewer.society().viewing();
    return untold
        .filter(lock -> secret != Secret.VIEWING_CHOICE)
        .map(
            lock ->
                lock.inARow() >= policy.locks() && policy.style().isByLetter()
                    ? giveUp(tx, viewer, secret).map(true)
                    : locked(tx, viewer, secret, lock).map(false))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private Future<Void> locked(Db tx, Viewer viewer, Secret secret, Lock lock) {
    return record(tx, viewer, Deed.LOCKED)
        .compose(written -> mail(tx, viewer, ViewingMail.locked(viewer, secret, lock.until())));
  }

  /** With nothing left to guess at, nothing is closed either. */
  private Future<Void> giveUp(Db tx, Viewer viewer, Secret secret) {
    return Reissue.forget(tx, viewer)
        .compose(gone -> voidLetter(tx, viewer, secret))
        .compose(gone -> clear(tx, viewer, secret))
        .compose(cleared -> record(tx, viewer, Deed.GIVEN_UP))
        .compose(written -> mail(tx, viewer, ViewingMail.givenUp(viewer)));
  }

  /** Only the one that was guessed at. */
  private Future<Void> voidLetter(Db tx, Viewer viewer, Secret secret) {
    var kind = LetterKind.firstOf(viewer.society());
    return secret == Secret.VIEWING_LETTER
        ? letters.in(tx).voidAll(viewer.societyId(), viewer.memberId(), kind)
        : Future.succeededFuture();
  }

  private Future<Void> mail(Db tx, Viewer viewer, Mail mail) {
    return outbox.in(tx).add(viewer.societyId(), mail);
  }

  private Future<Void> record(Db tx, Viewer viewer, Deed deed) {
    return audit.in(tx).record(viewer.societyId(), viewer.event(deed));
  }

  Future<Void> clear(Db tx, Viewer viewer, Secret secret) {
    return lockouts.in(tx).clear(subject(viewer, secret));
  }

  Future<Optional<Instant>> lockedUntil(Viewer viewer, Secret secret) {
    return lockouts.lockedUntil(subject(viewer, secret));
  }

  private static Subject subject(Viewer viewer, Secret secret) {
    return new Subject(viewer.societyId(), secret, viewer.accountId());
  }

  private static Lockouts.Rule rule(Viewer viewer, Secret secret) {
    var policy = viewer.society().viewing();
    return new Lockouts.Rule(
        secret == Secret.VIEWING_CHOICE ? CHOICES : policy.tries(), policy.lock());
  }
}
