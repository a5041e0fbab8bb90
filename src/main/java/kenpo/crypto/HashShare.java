package kenpo.crypto;

/** Who asks for password hashes: each has a share of the places, so that none fills another's. */
public enum HashShare {
  /**
   * Known devices, forms that a mailed link has cleared, and who is logged in: whatever is free. As
   * strangers and registrations together can't fill more than three quarters, a quarter always
   * waits for them.
   */
  KNOWN(4),

  /** Logins that nothing speaks for. */
  STRANGERS(2),

  /** New passwords, and those of registrations: nobody has shown anything there yet. */
  REGISTRATION(1);

  private static final int OF = 4;

  private final int quarters;

  HashShare(int quarters) {
    this.quarters = quarters;
  }

  /** How many it may fill of so many places. */
  int most(int places) {
    return Math.max(1, places * quarters / OF);
  }
}
