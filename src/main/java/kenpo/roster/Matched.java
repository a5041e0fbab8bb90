package kenpo.roster;

import java.util.Optional;

/** How looking for a person in the roster can end. */
public sealed interface Matched {

  /**
   * Exactly one person, who is a member on the day asked for.
   *
   * @param importId the import that was in force when he was found; empty before any
   */
  record One(Member member, Optional<Long> importId) implements Matched {}

  /** More than one person fits, so nobody is taken. */
  record Ambiguous() implements Matched {}

  /** Nobody. The reason is for the audit log; the person who asked never learns it. */
  record None(Reason reason) implements Matched {}

  /** What differed on the row that came closest, from far to near. */
  enum Reason {
    NO_IDENTITY,
    SYMBOL_DIFFERS,
    BRANCH_DIFFERS,
    NAME_DIFFERS,
    /** Only in what is often heard or written alike, or as the roster cut it: a person may look. */
    NAME_ALMOST,
    NOT_A_MEMBER_NOW,
    /** The papers are those of before a change of number. */
    OLD_NUMBER
  }
}
