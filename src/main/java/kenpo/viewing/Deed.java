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
  /** A new login password was refused, as it is the viewing password. */
  SECRET_MET,
  /** Tried too often; closed from then on. */
  LOCKED,
  /** Tried while it was closed, and not looked at. */
  TRIED_WHILE_LOCKED,
  SECRET_CHOSEN,
  SECRET_CHANGED,
  AGREED,
  /** Another letter was asked for: nothing opens them until it has come. */
  REISSUED,
  WISHED,
  NOT_WISHED
}
