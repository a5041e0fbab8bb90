package kenpo.roster.intake;

import kenpo.db.Coded;

/** What an import does to a member of the roster. */
public enum RosterChange implements Coded {
  ADDED,
  CHANGED,
  /** Other papers than before, with no gap between them. */
  RENUMBERED,
  /** Got a day of loss, or isn't in the file any more. */
  LOST,
  /** Was lost, and is a member again with no gap. */
  RETURNED
}
