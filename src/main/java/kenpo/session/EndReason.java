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
  /** Its refresh cookie is newer than its row: the database went back in time. */
  ROLLED_BACK,
  /** Longest unused among more than an account may have. */
  TOO_MANY,
  PASSWORD_CHANGED,
  ACCOUNT_CLOSED
}
