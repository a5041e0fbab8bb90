package kenpo.session;

/** Why a session ended: a word in its row and in the audit log. */
public enum EndReason {
  LOGGED_OUT,
  /** By another login in the same browser. */
  REPLACED,
  /** From the list of sessions. */
  CHOSEN,
  IDLE,
  EXPIRED,
  /** Its refresh cookie was used by two. */
  STOLEN,
  PASSWORD_CHANGED,
  ACCOUNT_CLOSED
}
