package kenpo.health.intake;

import kenpo.db.Coded;

/** What became of a document. */
public enum DocumentOutcome implements Coded {
  NEW,
  /** It says what is known already, or what was known before it was corrected. */
  UNCHANGED,
  /** It says something else than what was known, which is kept beside it. */
  CORRECTED,
  /** It is nobody's who was a member then. Nothing of it is kept. */
  UNMATCHED,
  /** It isn't what it should be, or not newer than what it would replace. */
  REFUSED,
  /** Said of the whole file, not of a document. */
  FILE
}
