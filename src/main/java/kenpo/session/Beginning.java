package kenpo.session;

import java.util.Optional;
import kenpo.account.Account;
import kenpo.audit.Audit.Event;

/**
 * How a session begins.
 *
 * @param remembered whether one stays logged in on this device
 * @param password hash of the password that was given: nothing begins when the account has another
 *     by now
 * @param event written down in the session's transaction, whether it begins or not
 */
public record Beginning(
    boolean remembered, Proof proof, Optional<String> password, Optional<Event> event) {

  public static Beginning byPassword(Account account, boolean remembered) {
    return new Beginning(
        remembered, Proof.PASSWORD, Optional.of(account.passwordHash()), Optional.empty());
  }

  /** {@code password}: hash of the one that the account was made with. */
  public static Beginning byRegistration(String password) {
    return new Beginning(false, Proof.REGISTRATION, Optional.of(password), Optional.empty());
  }

  public Beginning with(Event written) {
    return new Beginning(remembered, proof, password, Optional.of(written));
  }

  /** How one proved oneself. */
  public enum Proof {
    PASSWORD,
    /** The registration that has just made the account. */
    REGISTRATION
  }
}
