package kenpo.roster.intake;

import java.util.Locale;

/** What an import does to a member of the roster. */
public enum RosterChange {
  ADDED,
  CHANGED,
  /** Other papers than before, with no gap between them. */
  RENUMBERED,
  /** Got a day of loss, or isn't in the file any more. */
  LOST,
  /** Was lost, and is a member again with no gap. */
  RETURNED;

  /** As the database and the texts have it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RosterChange of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
