package kenpo.captcha;

import java.util.Locale;
import java.util.Set;
import kenpo.throttle.Incident;

/** What became of an answer to a challenge. */
public sealed interface Redeemed {

  /** Word of the metrics: one of a closed list. */
  String outcome();

  /** Well done, at this level; it can't be used again. */
  record Passed(int level) implements Redeemed {

    @Override
    public String outcome() {
      return "passed";
    }
  }

  /** Ends with the form shown again, with these words at the box. */
  enum Again implements Redeemed {
    /** Nothing was sent: nothing was computed, and no statement run. */
    MISSING("captcha.missing"),

    /** Forged, malformed, expired, or for another purpose or society. */
    VOID("captcha.again"),

    /**
     * Good, but from another network, or of a level that is no longer enough. It is answered with a
     * new one and charges nothing; it was not burned, and would pass again where it came from.
     */
    STALE("captcha.stale"),

    /** Sent before the wait of its level was over; it was not burned. */
    EARLY("captcha.early"),

    /** Burned, and the work or the code was wrong: the only one that is anybody's fault. */
    WRONG("captcha.wrong"),

    /** Burned before, right or wrong. */
    SPENT("captcha.again");

    private final String key;

    Again(String key) {
      this.key = key;
    }

    /** Key of the message. */
    public String key() {
      return key;
    }

    /** What it is of the sender's doing: that is nothing where it is nobody's fault. */
    Set<Incident> incidents() {
      return this == WRONG ? Set.of(Incident.WRONG_ANSWER) : Set.of();
    }

    @Override
    public String outcome() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
