package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.mail.Outbox;
import kenpo.throttle.Lockouts;
import kenpo.throttle.Lockouts.Secret;
import kenpo.throttle.Lockouts.Subject;
import kenpo.throttle.Lockouts.Verdict;

/** Tries at a secret before health data: counted, written down, and the last one told by mail. */
record Attempts(Db db, Lockouts lockouts, Outbox outbox, Audit audit, InstantSource clock) {

  /**
   * Charges a try and looks at it, unless the secret is closed.
   *
   * @param look is given how many tries are left after it
   */
  <T> Future<T> charged(
      Viewer viewer, Secret secret, IntFunction<Future<T>> look, Function<Instant, T> locked) {
    var subject = subject(viewer, secret);
    return lockouts
        .charge(subject, rule(viewer))
        .compose(
            verdict ->
                switch (verdict) {
                  // Not waited for: what could not answer may not answer this either.
                  case Verdict.Go(var left) ->
                      look.apply(left).onFailure(ours -> lockouts.giveBack(subject));
                  case Verdict.Locked(var until) ->
                      audit
                          .record(viewer.societyId(), viewer.event(Deed.TRIED_WHILE_LOCKED))
                          .map(written -> locked.apply(until));
                });
  }

  /** A wrong one. Answers until when the secret is closed, if this was the last. */
  Future<Optional<Instant>> wrong(Viewer viewer, Deed deed, int left) {
    return db.transaction(
        tx ->
            audit
                .in(tx)
                .record(viewer.societyId(), viewer.event(deed))
                .compose(
                    written ->
                        left > 0
                            ? Future.succeededFuture(Optional.empty())
                            : lock(tx, viewer).map(Optional::of)));
  }

  private Future<Instant> lock(Db tx, Viewer viewer) {
    var until = clock.instant().plus(rule(viewer).lock());
    return audit
        .in(tx)
        .record(viewer.societyId(), viewer.event(Deed.LOCKED))
        .compose(
            written -> outbox.in(tx).add(viewer.societyId(), ViewingMail.locked(viewer, until)))
        .map(until);
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

  private static Lockouts.Rule rule(Viewer viewer) {
    var policy = viewer.society().viewing();
    return new Lockouts.Rule(policy.tries(), policy.lock());
  }
}
