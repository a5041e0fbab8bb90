package kenpo.viewing;

/** What the audit log says of the way to health data. */
enum Deed {
  /** They are open for the session. */
  OPENED,
  LETTER_RIGHT,
  LETTER_WRONG,
  /** The secret of a letter that is too old. */
  LETTER_EXPIRED,
  /** The secret of a letter that another took the place of. */
  LETTER_VOID,
  /** The present secret was given, to choose another. */
  SECRET_RIGHT,
  SECRET_WRONG,
  /** Tried too often; closed from then on. */
  LOCKED,
  /** Tried while it was closed, and not looked at. */
  TRIED_WHILE_LOCKED,
  /** Closed too often in a row: only another letter helps. */
  GIVEN_UP,
  SECRET_CHOSEN,
  SECRET_CHANGED,
  AGREED,
  /** Another letter was asked for: nothing opens them until it has come. */
  REISSUED,
  WISHED,
  NOT_WISHED
}
