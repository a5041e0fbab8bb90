package kenpo.captcha;

import java.time.Instant;

/** What became of an answer to a challenge. */
public sealed interface Redeemed {

  /** Word of the metrics: one of a closed list. */
  String outcome();

  /** Work well done, at this level; it can't be used again. */
  record Passed(int level) implements Redeemed {

    @Override
    public String outcome() {
      return "passed";
    }
  }

  /** Ends with the form shown again, with these words at the box. */
  sealed interface Again extends Redeemed {

    /** Key of the message. */
    default String key() {
      return "captcha.again";
    }
  }

  /** Nothing was sent: nothing was computed, and no statement run. */
  record Missing() implements Again {

    @Override
    public String outcome() {
      return "missing";
    }

    @Override
    public String key() {
      return "captcha.missing";
    }
  }

  /** Forged, malformed, expired, or for another purpose or society: half a failure. */
  record Void() implements Again {

    @Override
    public String outcome() {
      return "void";
    }
  }

  /**
   * Good, but from another network, or of a level that is no longer enough. It is answered with a
   * new one and charges nothing; it was not burned, and would pass again where it came from.
   */
  record Stale() implements Again {

    @Override
    public String outcome() {
      return "stale";
    }

    @Override
    public String key() {
      return "captcha.stale";
    }
  }

  /** Sent before the wait of its level was over; it was not burned. */
  record Early(Instant from) implements Again {

    @Override
    public String outcome() {
      return "early";
    }

    @Override
    public String key() {
      return "captcha.early";
    }
  }

  /** Burned, and the work was wrong. */
  record Wrong() implements Again {

    @Override
    public String outcome() {
      return "wrong";
    }
  }

  /** Burned before, right or wrong. */
  record Spent() implements Again {

    @Override
    public String outcome() {
      return "spent";
    }
  }
}
