package kenpo.throttle;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.crypto.Mac;
import kenpo.db.Db;

/**
 * Tries at a secret that only its owner can get at, and that is closed for a while after so many
 * wrong ones in a row. A try is charged before it is looked at, so that of tries at once, on any
 * number of servers, no more are looked at than are allowed; the last one allowed closes the
 * secret, and opens it again when it turns out right. Subjects are kept as keyed hashes.
 */
public final class Lockouts {

  /** So long a try may still be looked at; who finds its lock untold after that tells it. */
  private static final Duration LOOKED_AT = Duration.ofMinutes(1);

  /** How long tries that closed nothing are remembered. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final Db db;
  private final Mac mac;
  private final InstantSource clock;

  /** {@code mac} has to be one for {@link Mac.Purpose#THROTTLE}. */
  public Lockouts(Db db, Mac mac, InstantSource clock) {
    this.db = db;
    this.mac = mac;
    this.clock = clock;
  }

  /** The secrets there are. */
  public enum Secret {
    /** Of a letter with which health data are opened for the first time. */
    VIEWING_LETTER,
    /** With which they are opened from then on. */
    VIEWING_SECRET,
    /** A new one: what is refused of it must not become a way to guess the login password. */
    VIEWING_CHOICE,
    /**
     * A new login password: what is refused of it must not become a way to guess the second one.
     */
    VIEWING_APART
  }

  /** After how many wrong tries for how long. */
  public record Rule(int tries, Duration lock) {}

  /** One secret of somebody. */
  public record Subject(String societyId, Secret secret, long account) {}

  /** What {@link #charge} says of a try. */
  public sealed interface Verdict {

    /**
     * To be looked at.
     *
     * @param left how many are left after it; with none left the secret is closed already
     */
    record Go(int left) implements Verdict {}

    /** Not looked at. */
    record Locked(Instant until) implements Verdict {}
  }

  /** These inside a transaction. */
  public Lockouts in(Db tx) {
    return new Lockouts(tx, mac, clock);
  }

  public Future<Verdict> charge(Subject subject, Rule rule) {
    var now = clock.instant();
    return store()
        .charge(row(subject), rule.tries, now, now.plus(rule.lock))
        .compose(
            counted ->
                counted
                    .<Future<Verdict>>map(
                        tries -> Future.succeededFuture(new Verdict.Go(rule.tries - tries)))
                    .orElseGet(() -> refused(subject, rule, now)));
  }

  /** Between the two statements it may have been opened again; who waits a moment loses nothing. */
  private Future<Verdict> refused(Subject subject, Rule rule, Instant now) {
    return lockedUntil(subject)
        .map(until -> new Verdict.Locked(until.orElseGet(() -> now.plus(rule.lock))));
  }

  /** Until when the secret is closed, if it is. */
  public Future<Optional<Instant>> lockedUntil(Subject subject) {
    return store().lockedUntil(row(subject), clock.instant());
  }

  /** The try was right, or the secret is another one now: nothing counts any more. */
  public Future<Void> clear(Subject subject) {
    return store().clear(row(subject)).mapEmpty();
  }

  /** We could not look at the try: it is none. Only if it closed the secret, it opens it again. */
  public Future<Void> giveBack(Subject subject, Verdict.Go charged) {
    return store().giveBack(row(subject), charged.left() <= 0).mapEmpty();
  }

  /** Whether the caller has to tell the owner of a lock that his try has made, and until when. */
  public Future<Optional<Instant>> toTell(Subject subject) {
    var now = clock.instant();
    return store().tell(row(subject), now, now);
  }

  /** The same of a lock that another has made, who never came to tell it. */
  public Future<Optional<Instant>> leftUntold(Subject subject) {
    var now = clock.instant();
    return store().tell(row(subject), now.minus(LOOKED_AT), now);
  }

  /** Deletes what counts for nothing any more, of all societies. */
  public static Future<Integer> purge(Db db, Instant now) {
    return new LockoutStore(db).purge(now.minus(KEPT));
  }

  private LockoutStore store() {
    return new LockoutStore(db);
  }

  private LockoutStore.Key row(Subject subject) {
    var key = mac.of(subject.societyId, subject.secret.name(), Long.toString(subject.account));
    return new LockoutStore.Key(subject.societyId, subject.secret.name(), key);
  }
}
