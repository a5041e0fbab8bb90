package kenpo.health;

import kenpo.society.Society.Names;

/**
 * Where numbers and words of {@code conf/health} come from.
 *
 * @param key what rows and rules name it by
 * @param edition of the document, e.g. {@code 2026-04-01}; empty where it has none
 * @param where it can be found, and by which copies it was read
 */
public record Source(String key, Kind kind, String edition, Names title, String where) {

  /** How sure one may be of it; spelled as in the file. */
  public enum Kind {
    /** Public copies of the official text were read, not the text itself. */
    transcribed,
    /** A paper or a guideline, by public copies. */
    published,
    /** Our own arithmetic. */
    derived,
    /** Nobody has looked it up. */
    memory
  }
}
