package kenpo.mail;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.crypto.Tokens;
import kenpo.db.Db;

/**
 * Mail that waits to be sent. It is added in the transaction of its cause, so that what a person
 * was told is done is also mailed; a sender takes it on a lease, and a sender that dies loses
 * nothing.
 */
public final class Outbox {

  /** How long a sender may work on a mail before another takes it. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));
  private static final int MESSAGE_ID_BYTES = 16;

  private final Db db;
  private final Tokens tokens;
  private final InstantSource clock;

  public Outbox(Db db, Tokens tokens, InstantSource clock) {
    this.db = db;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A mail taken to be sent. */
  public record Waiting(String societyId, long id, int attempts, String messageId, Mail mail) {}

  /** This outbox inside a transaction. */
  public Outbox in(Db tx) {
    return new Outbox(tx, tokens, clock);
  }

  public Future<Void> add(String societyId, Mail mail) {
    var messageId = HexFormat.of().formatHex(tokens.bytes(MESSAGE_ID_BYTES));
    return new OutboxStore(db).add(societyId, mail, messageId, clock.instant()).mapEmpty();
  }

  /** Takes mails that are due, at most so many; nobody else gets them until the lease ends. */
  public Future<List<Waiting>> take(int most) {
    var now = clock.instant();
    return new OutboxStore(db).take(most, now, now.plus(LEASE));
  }

  public Future<Void> sent(Waiting mail) {
    return new OutboxStore(db).sent(mail.societyId, mail.id, clock.instant()).mapEmpty();
  }

  /** Puts a mail back for a later try, or among the dead when it can't ever be sent. */
  public Future<Void> failed(Waiting mail, boolean forEver) {
    var store = new OutboxStore(db);
    return nextTry(mail)
        .filter(at -> !forEver)
        .map(at -> store.later(mail.societyId, mail.id, at))
        .orElseGet(() -> store.dead(mail.societyId, mail.id))
        .mapEmpty();
  }

  private Optional<Instant> nextTry(Waiting mail) {
    return mail.attempts > RETRIES.size()
        ? Optional.empty()
        : Optional.of(clock.instant().plus(RETRIES.get(mail.attempts - 1)));
  }
}
