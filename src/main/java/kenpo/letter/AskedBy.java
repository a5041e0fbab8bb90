package kenpo.letter;

import kenpo.db.Coded;

/** Whose wish a letter is. */
public enum AskedBy implements Coded {
  /** A registration that was done, where the society writes to each new member. */
  REGISTRATION,
  /** Staff who have first letters written to everybody on the roster. */
  BATCH,
  /** The member, who gets another one. */
  MEMBER,
  /** Staff who have another one written to somebody. */
  STAFF;

  /** Whether it takes the place of what was printed before, which is void from that moment. */
  public boolean isReissue() {
    return this == MEMBER || this == STAFF;
  }
}
