package kenpo.viewing;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.db.Db;
import kenpo.letter.LetterKind;
import kenpo.letter.Letters;
import kenpo.letter.Tried;
import kenpo.roster.RosterStore;
import kenpo.throttle.Lockouts.Secret;

/**
 * The first step: the secret of the newest letter, with one's birth date where it is a code. Both
 * are judged together. It is used up at the end of the way only, so that a session that ends
 * halfway costs nobody a letter.
 */
public record LetterProof(
    Db db,
    Letters letters,
    RosterStore roster,
    Attempts attempts,
    Audit audit,
    InstantSource clock) {

  /** How long one may take from here to the end of the way. */
  static final Duration STEPS = Duration.ofHours(1);

  /** How a try can end. */
  public sealed interface Outcome {
    record Right() implements Outcome {}

    /** {@code left}: tries that remain. */
    record Wrong(int left) implements Outcome {}

    record Expired(int left) implements Outcome {}

    /** {@code since}: the day of the last re-issue. */
    record Void(LocalDate since, int left) implements Outcome {}

    /** {@code since}: the day from which on the letter is worth nothing, with none in its place. */
    record Withdrawn(LocalDate since, int left) implements Outcome {}

    record Locked(Instant until) implements Outcome {}
  }

  /** {@code birthDate}: as typed; not looked at where no code is asked for. */
  public Future<Outcome> attempt(Viewer viewer, String typed, Optional<LocalDate> birthDate) {
    return attempts.charged(
        viewer,
        Secret.VIEWING_LETTER,
        () -> look(viewer, typed, birthDate),
        (tried, left) -> judge(viewer, tried, left),
        Outcome.Locked::new);
  }

  private Future<Tried> look(Viewer viewer, String typed, Optional<LocalDate> birthDate) {
    var kind = LetterKind.firstOf(viewer.society());
    return Future.all(
            letters.look(viewer.societyId(), viewer.memberId(), kind, typed),
            isBornOn(viewer, kind, birthDate))
        .map(both -> both.<Boolean>resultAt(1) ? both.<Tried>resultAt(0) : new Tried.Unknown());
  }

  private Future<Boolean> isBornOn(Viewer viewer, LetterKind kind, Optional<LocalDate> typed) {
    return roster
        .byId(viewer.societyId(), viewer.memberId())
        .map(
            member ->
                kind != LetterKind.VIEWING_CODE || member.map(it -> it.birthDate()).equals(typed));
  }

  private Future<Outcome> judge(Viewer viewer, Tried tried, int left) {
    return switch (tried) {
      case Tried.Accepted(var letter) -> right(viewer, letter);
      case Tried.Unknown() -> wrong(viewer, Deed.LETTER_WRONG, new Outcome.Wrong(left), left);
      case Tried.Expired() -> wrong(viewer, Deed.LETTER_EXPIRED, new Outcome.Expired(left), left);
      case Tried.Void(var since) ->
          wrong(viewer, Deed.LETTER_VOID, new Outcome.Void(since, left), left);
      case Tried.Withdrawn(var since) ->
          wrong(viewer, Deed.LETTER_VOID, new Outcome.Withdrawn(since, left), left);
    };
  }

  private Future<Outcome> wrong(Viewer viewer, Deed deed, Outcome outcome, int left) {
    return attempts
        .wrong(viewer, Secret.VIEWING_LETTER, deed, left)
        .map(until -> until.<Outcome>map(Outcome.Locked::new).orElse(outcome));
  }

  /** A viewing password says already whose it is; a code is followed by the name it is for. */
  private Future<Outcome> right(Viewer viewer, long letter) {
    boolean named = LetterKind.firstOf(viewer.society()) == LetterKind.VIEWING_PASSWORD;
    var expires = clock.instant().plus(STEPS);
    return db.transaction(
            tx ->
                new StepStore(tx)
                    .begin(viewer.session(), Optional.of(letter), named, expires)
                    .compose(begun -> attempts.clear(tx, viewer, Secret.VIEWING_LETTER))
                    .compose(
                        cleared ->
                            audit
                                .in(tx)
                                .record(viewer.societyId(), viewer.event(Deed.LETTER_RIGHT))))
        .map(new Outcome.Right());
  }
}
