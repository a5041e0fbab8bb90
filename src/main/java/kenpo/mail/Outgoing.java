package kenpo.mail;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.db.Coded;
import kenpo.db.Db;
import kenpo.mail.Postman.Failure;

/**
 * The outbox as a sender sees it: it takes mails on a lease, and a sender that dies loses nothing.
 * What it says of a mail counts only as long as nobody else has taken it since.
 */
public final class Outgoing {

  /** Of sent mails there is who got what when; staff look into complaints of the last weeks. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final OutboxStore store;
  private final Retries retries;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * {@code mostToSend}: the longest that handing one mail over can take. The lease is twice as
   * long, so that the database can be told what came of it even when it is away for a moment.
   */
  public Outgoing(Db db, Retries retries, Duration mostToSend, InstantSource clock) {
    this.store = new OutboxStore(db);
    this.retries = retries;
    this.lease = mostToSend.multipliedBy(2);
    this.clock = clock;
  }

  /** A mail on a lease. {@code attempts} counts this one, and so names the lease. */
  public record Taken(
      String societyId,
      long id,
      int attempts,
      Instant written,
      Instant leaseEnds,
      String messageId,
      Mail mail) {}

  /** Why a mail is not tried any more. */
  public enum Death implements Coded {
    REFUSED,
    EXPIRED,
    GAVE_UP
  }

  /** What has become of a mail. */
  public sealed interface State {
    record Sent() implements State {}

    record Later() implements State {}

    record Dead(Death reason) implements State {}

    /** The lease had ended: somebody else has the mail, or had. */
    record NotOurs() implements State {}
  }

  /**
   * How much waits, of all societies.
   *
   * @param oldest when the one that waits longest was written
   */
  public record Waiting(long count, Optional<Instant> oldest) {}

  /** Dead letters by reason; a reason that none has may be missing. */
  public record Dead(Death reason, long count) {}

  /** Takes mails that are due, at most so many; nobody else gets them until the lease ends. */
  public Future<List<Taken>> take(int most) {
    var now = clock.instant();
    return store.take(most, now, now.plus(lease));
  }

  /** Whether nobody else can have been given it by now. */
  public boolean isOurs(Taken taken) {
    return clock.instant().isBefore(taken.leaseEnds);
  }

  public boolean isUseless(Taken taken) {
    return taken.mail.usefulUntil().filter(end -> !end.isAfter(clock.instant())).isPresent();
  }

  public Future<State> sent(Taken taken) {
    return store.sent(taken, clock.instant()).map(rows -> ours(rows, new State.Sent()));
  }

  public Future<State> expired(Taken taken) {
    return dead(taken, Death.EXPIRED, Optional.empty());
  }

  /** Puts a mail back for a later try, or among the dead when no try can help. */
  public Future<State> failed(Taken taken, Failure failure) {
    var next = retries.next(taken.attempts, taken.written, clock.instant());
    if (failure.forGood()) {
      return dead(taken, Death.REFUSED, Optional.of(failure.kind()));
    }
    return next.map(at -> later(taken, at, failure))
        .orElseGet(() -> dead(taken, Death.GAVE_UP, Optional.of(failure.kind())));
  }

  /** Not later than its use ends, so that it is among the dead as soon as it is useless. */
  private Future<State> later(Taken taken, Instant next, Failure failure) {
    var at = taken.mail.usefulUntil().filter(next::isAfter).orElse(next);
    return store.later(taken, at, failure.kind()).map(rows -> ours(rows, new State.Later()));
  }

  private Future<State> dead(Taken taken, Death reason, Optional<String> failure) {
    return store
        .dead(taken, reason.code(), failure, clock.instant())
        .map(rows -> ours(rows, new State.Dead(reason)));
  }

  private static State ours(int rows, State state) {
    return rows == 1 ? state : new State.NotOurs();
  }

  public Future<Waiting> waiting() {
    return store.waiting();
  }

  public Future<List<Dead>> dead() {
    return store.dead();
  }

  /** Deletes what was sent or given up long ago, with the addresses of the latter. */
  public Future<Integer> purge() {
    var before = clock.instant().minus(KEPT);
    return store
        .purgeSent(before)
        .compose(sent -> store.purgeDead(before).map(dead -> sent + dead));
  }
}
