package kenpo.session;

/**
 * How a session begins.
 *
 * @param remembered whether one stays logged in on this device
 */
public record Beginning(boolean remembered, Proof proof) {

  /** How one proved oneself. */
  public enum Proof {
    PASSWORD,
    /** The registration that has just made the account. */
    REGISTRATION
  }
}
