package kenpo.roster;

import kenpo.db.Coded;

/** How looking for the person of a document of some day can end. */
public sealed interface MatchedThen {

  /** Exactly one person, who was a member on that day. */
  record One(Insured insured) implements MatchedThen {}

  record Nobody(Why why) implements MatchedThen {}

  /** What differed on the row that came closest, from far to near. */
  enum Why implements Coded {
    NO_IDENTITY,
    SYMBOL_DIFFERS,
    BRANCH_DIFFERS,
    NAME_DIFFERS,
    /** Only in what is often heard or written alike, or as the roster cut it. */
    NAME_ALMOST,
    SEX_DIFFERS,
    NOT_A_MEMBER_THEN,
    /** More than one person fits. */
    TWO_FIT
  }
}
