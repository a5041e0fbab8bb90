package kenpo.session;

import java.util.Optional;
import kenpo.account.Account;

/**
 * How a session begins.
 *
 * @param remembered whether one stays logged in on this device
 * @param password hash of the password that was given: nothing begins when the account has another
 *     by now
 */
public record Beginning(boolean remembered, Proof proof, Optional<String> password) {

  public static Beginning byPassword(Account account, boolean remembered) {
    return new Beginning(remembered, Proof.PASSWORD, Optional.of(account.passwordHash()));
  }

  /** {@code password}: hash of the one that the account was made with. */
  public static Beginning byRegistration(String password) {
    return new Beginning(false, Proof.REGISTRATION, Optional.of(password));
  }

  /** How one proved oneself. */
  public enum Proof {
    PASSWORD,
    /** The registration that has just made the account. */
    REGISTRATION
  }
}
