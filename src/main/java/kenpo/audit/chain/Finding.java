package kenpo.audit.chain;

import java.util.Optional;

/**
 * Something that is not as it was sealed.
 *
 * @param number of the seal; 0 where there is none
 * @param event that it is of; empty where the seal itself is gone
 */
public record Finding(What what, long number, Optional<Long> event) {

  /** What can be wrong. */
  public enum What {
    /** Seals are missing from this number on, up to the next that is there or that was known. */
    SEALS_MISSING,
    /** The event is gone: deleted, or given to another society. */
    EVENT_MISSING,
    /** The event is another than the one that was sealed, or the seal is. */
    CHANGED,
    /** The seal before is another than the one that this was put behind. */
    NOT_BEHIND,
    /** Made with a key that is neither the server's nor one of those given. */
    UNKNOWN_KEY,
    /** Made with a former key, behind seals of the present one. */
    FORMER_KEY,
    /** The seal is another than the one that somebody wrote down. */
    NOT_AS_KNOWN,
    /** The server's own note of where the chain ends was not written by a server. */
    END_NOT_PROVEN,
    /** A number of a seal or an event that the portal never gives. */
    NOT_A_NUMBER,
    /** An event without seal that is before one sealed long ago. */
    LEFT_ASIDE
  }
}
