package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.throttle.Lockouts;
import kenpo.throttle.Lockouts.Secret;
import kenpo.throttle.Lockouts.Subject;
import kenpo.throttle.Lockouts.Verdict;

/** Tries at a secret before health data: counted, written down, and the last one told by mail. */
record Attempts(Db db, Lockouts lockouts, Outbox outbox, Audit audit) {

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

  private Future<Void> refused(Viewer viewer, Secret secret) {
    return db.transaction(
        tx ->
            lockouts
                .in(tx)
                .leftUntold(subject(viewer, secret))
                .compose(untold -> record(tx, viewer, Deed.TRIED_WHILE_LOCKED).map(untold))
                .compose(untold -> tell(tx, viewer, secret, untold)));
  }

  /** A wrong one. Answers until when the secret is closed, if this was the last. */
  Future<Optional<Instant>> wrong(Viewer viewer, Secret secret, Deed deed, int left) {
    return db.transaction(
        tx ->
            left > 0
                ? record(tx, viewer, deed).map(Optional.empty())
                : last(tx, viewer, secret, deed));
  }

  private Future<Optional<Instant>> last(Db tx, Viewer viewer, Secret secret, Deed deed) {
    var subject = subject(viewer, secret);
    return lockouts
        .in(tx)
        .toTell(subject)
        .compose(
            untold ->
                record(tx, viewer, deed)
                    .compose(written -> tell(tx, viewer, secret, untold))
                    .compose(told -> lockouts.in(tx).lockedUntil(subject)));
  }

  /** That somebody changes his secret very often is no alarm. */
  private Future<Void> tell(Db tx, Viewer viewer, Secret secret, Optional<Instant> untold) {
    return untold
        .filter(until -> secret != Secret.VIEWING_CHOICE)
        .map(
            until ->
                record(tx, viewer, Deed.LOCKED)
                    .compose(
                        written ->
                            outbox
                                .in(tx)
                                .add(
                                    viewer.societyId(), ViewingMail.locked(viewer, secret, until))))
        .orElseGet(Future::succeededFuture);
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
