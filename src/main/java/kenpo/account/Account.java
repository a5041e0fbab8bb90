package kenpo.account;

import kenpo.web.Language;

/**
 * A member's account (会員).
 *
 * @param passwordChecked whether the password was compared with the person's own name and birth
 *     date, which nobody knows when it is chosen
 */
public record Account(
    String societyId,
    long id,
    long memberId,
    String email,
    String passwordHash,
    boolean passwordChecked,
    Language language) {

  /** The same with a password that was compared with what is known of its owner. */
  public Account withPassword(String hash) {
    return new Account(societyId, id, memberId, email, hash, true, language);
  }
}
