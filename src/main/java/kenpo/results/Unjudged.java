package kenpo.results;

/** Why a value has no band although the edition has some for it: to be said beside it. */
public enum Unjudged {
  /** It may be of several bands, e.g. as only a limit of it is known. */
  OPEN,
  /** It isn't what its name says, as blood was drawn too soon after a meal. */
  AFTER_MEAL,
  /** It was measured in a unit that the edition doesn't have. */
  OTHER_UNIT
}
