package kenpo.account;

import kenpo.db.Coded;

/** Why the roster closed an account. */
public enum CloseReason implements Coded {
  /** 資格喪失. */
  MEMBERSHIP_LOST,
  /** Still a member, but not of those whom the society lets have an account. */
  NOT_ENTITLED,
  /** Symbol or number changed, and the society asks for a new registration. */
  RENUMBERED
}
