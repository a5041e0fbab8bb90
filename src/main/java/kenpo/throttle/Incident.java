package kenpo.throttle;

import kenpo.society.RiskPolicy.Weights;

/** What an address may have done besides trying to log in; each has its weight in the policy. */
public enum Incident {
  /** A link or another secret that there is none. */
  BAD_SECRET,
  /** Papers that are nobody's. */
  WRONG_PAPERS,
  WRONG_PASSWORD,
  /** Work of a challenge that is wrong. */
  WRONG_ANSWER,
  /** A field was filled in that nobody sees. */
  TRAP,
  /** A form came back sooner than a person can fill it in. */
  TOO_FAST,
  /** A post beyond what people behind one address send in a minute. */
  BUSY;

  double weight(Weights weights) {
    return switch (this) {
      case BAD_SECRET -> weights.badSecret();
      case WRONG_PAPERS -> weights.wrongPapers();
      case WRONG_PASSWORD -> weights.wrongPassword();
      case WRONG_ANSWER -> weights.wrongAnswer();
      case TRAP -> weights.trap();
      case TOO_FAST -> weights.tooFast();
      case BUSY -> weights.busy();
    };
  }

  /**
   * Whether it was a guess that had to pass what the ladder asks. What anybody can send for
   * nothing, or a browser by itself, stops nobody.
   */
  boolean isGuess() {
    return switch (this) {
      case WRONG_PAPERS, WRONG_PASSWORD -> true;
      case BAD_SECRET, WRONG_ANSWER, TRAP, TOO_FAST, BUSY -> false;
    };
  }
}
