package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Links;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.registration.Registration.Asker;
import kenpo.society.Society;

/**
 * The link in the mail. Looking at it changes nothing, as mail scanners do; the button uses it up.
 * In another browser than the one that registered, the password is set anew and the first is thrown
 * away: a stranger may have registered this address with his own.
 */
final class Activation {

  /** How long one may take from the link to "done". */
  private static final Duration ACTIVATED_LIFE = Duration.ofHours(24);

  private final Db db;
  private final Links links;
  private final Passwords passwords;
  private final Audit audit;
  private final InstantSource clock;

  Activation(Db db, Links links, Passwords passwords, Audit audit, InstantSource clock) {
    this.db = db;
    this.links = links;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a link is worth to the browser that shows it. */
  sealed interface Seen {
    /** Good, in the browser that registered: one button is enough. */
    record Same(Pending pending) implements Seen {}

    /** Good, in another browser: the password is asked for anew. */
    record Other(Pending pending) implements Seen {}

    record Worthless(Why why) implements Seen {}
  }

  /** What became of a link that is of no use any more. */
  enum Why {
    UNKNOWN,
    USED,
    /** Used by this very browser, which may go on. */
    USED_HERE,
    REPLACED,
    EXPIRED,
    CANCELLED
  }

  private enum Outcome {
    ACTIVATED,
    ACTIVATED_ELSEWHERE
  }

  Future<Seen> look(Society society, String token, Buffer visitor) {
    return links
        .read(society.id(), Use.REGISTRATION, token)
        .map(
            link ->
                new RegistrationStore(db)
                    .byId(society.id(), link.subject())
                    .map(found -> seen(found, link, visitor)))
        .orElseGet(() -> Future.succeededFuture(new Seen.Worthless(Why.UNKNOWN)));
  }

  /**
   * Uses the link up; empty when it went well. {@code password}: the new one, in another browser.
   */
  Future<Optional<Why>> use(Society society, String token, Asker asker, Optional<String> password) {
    return look(society, token, asker.visitor())
        .compose(
            seen ->
                switch (seen) {
                  case Seen.Same(var pending) ->
                      activate(society, token, asker, pending, pending.passwordHash());
                  case Seen.Other(var pending) ->
                      withNewPassword(society, token, asker, pending, password.orElseThrow());
                  case Seen.Worthless(var why) -> Future.succeededFuture(Optional.of(why));
                });
  }

  private Future<Optional<Why>> withNewPassword(
      Society society, String token, Asker asker, Pending pending, String password) {
    return passwords.hash(password).compose(hash -> activate(society, token, asker, pending, hash));
  }

  private Future<Optional<Why>> activate(
      Society society, String token, Asker asker, Pending pending, String passwordHash) {
    var now = clock.instant();
    return db.transaction(
            tx ->
                new FirstHalfStore(tx)
                    .activate(
                        pending,
                        pending.linkVersion(),
                        asker.visitor(),
                        passwordHash,
                        now,
                        now.plus(ACTIVATED_LIFE))
                    .compose(
                        changed ->
                            changed == 1
                                ? record(tx, asker, pending).map(true)
                                : Future.succeededFuture(false)))
        .compose(
            done ->
                done
                    ? Future.succeededFuture(Optional.<Why>empty())
                    : tooLate(society, token, asker));
  }

  /** Somebody else, or the clock, was quicker. */
  private Future<Optional<Why>> tooLate(Society society, String token, Asker asker) {
    return look(society, token, asker.visitor())
        .map(seen -> Optional.of(seen instanceof Seen.Worthless(var why) ? why : Why.REPLACED));
  }

  private Future<Void> record(Db tx, Asker asker, Pending pending) {
    var outcome = pending.isOf(asker.visitor()) ? Outcome.ACTIVATED : Outcome.ACTIVATED_ELSEWHERE;
    return audit
        .in(tx)
        .record(
            pending.societyId(),
            Event.of(Kind.ACTIVATION, outcome, asker.address()).subject(pending.id()));
  }

  private Seen seen(Optional<Pending> found, Link link, Buffer visitor) {
    return found
        .map(
            pending ->
                why(pending, link, visitor)
                    .<Seen>map(Seen.Worthless::new)
                    .orElseGet(() -> good(pending, visitor)))
        .orElseGet(() -> new Seen.Worthless(Why.UNKNOWN));
  }

  private static Seen good(Pending pending, Buffer visitor) {
    return pending.isOf(visitor) ? new Seen.Same(pending) : new Seen.Other(pending);
  }

  private Optional<Why> why(Pending pending, Link link, Buffer visitor) {
    return switch (pending.state()) {
      case ACTIVATED -> Optional.of(pending.isOf(visitor) ? Why.USED_HERE : Why.USED);
      case COMPLETED -> Optional.of(Why.USED);
      case VOID -> Optional.of(Why.CANCELLED);
      case DRAFT -> Optional.of(Why.UNKNOWN);
      case MAILED -> ofMailed(pending, link);
    };
  }

  private Optional<Why> ofMailed(Pending pending, Link link) {
    if (link.version() != pending.linkVersion()) {
      return Optional.of(Why.REPLACED);
    }
    var good = pending.linkExpires().filter(clock.instant()::isBefore).isPresent();
    return good ? Optional.empty() : Optional.of(Why.EXPIRED);
  }
}
