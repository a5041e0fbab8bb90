package kenpo.letter;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import kenpo.audit.Actor;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;

/** What the audit log says of letters. */
public record LetterEvents(Audit audit) {

  /** What became of a letter. */
  public enum Outcome {
    ASKED_BY_REGISTRATION,
    ASKED_BY_BATCH,
    ASKED_BY_MEMBER,
    ASKED_BY_STAFF,
    PRINTED,
    POSTED,
    /** Staff took back that it was. */
    NOT_POSTED,
    /** Its address was written down for staff. */
    EXPORTED,
    USED,
    VOIDED;

    /** Who does that on the portal's own pages; a command says by itself who runs it. */
    private Actor actor() {
      return switch (this) {
        case ASKED_BY_REGISTRATION, ASKED_BY_MEMBER, USED -> Actor.MEMBER;
        default -> Actor.SYSTEM;
      };
    }

    static Outcome asked(AskedBy by) {
      return switch (by) {
        case REGISTRATION -> ASKED_BY_REGISTRATION;
        case BATCH -> ASKED_BY_BATCH;
        case MEMBER -> ASKED_BY_MEMBER;
        case STAFF -> ASKED_BY_STAFF;
      };
    }
  }

  public Future<Void> record(String societyId, Outcome outcome, long memberId, long letterId) {
    return recordAll(societyId, outcome, Map.of(letterId, memberId).entrySet());
  }

  /** {@code letters}: their ids, each with its member's. */
  public Future<Void> recordAll(
      String societyId, Outcome outcome, Collection<Map.Entry<Long, Long>> letters) {
    return audit.recordAll(
        societyId,
        letters.stream()
            .map(
                letter ->
                    Event.of(Kind.LETTER, outcome, "")
                        .by(outcome.actor())
                        .member(letter.getValue())
                        .subject(letter.getKey()))
            .toList());
  }
}
