package kenpo.account;

import java.util.Locale;

/** Why the roster closed an account; the database has the names in small letters. */
public enum CloseReason {
  /** 資格喪失. */
  MEMBERSHIP_LOST,
  /** Still a member, but not of those whom the society lets have an account. */
  NOT_ENTITLED,
  /** Symbol or number changed, and the society asks for a new registration. */
  RENUMBERED;

  public static CloseReason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
