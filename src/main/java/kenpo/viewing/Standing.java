package kenpo.viewing;

/** How health data stand for a member in a session. */
public sealed interface Standing {

  /** They may be shown. */
  record Open() implements Standing {}

  /** The login password was typed just now, but it is not written down yet that they are open. */
  record Recent() implements Standing {}

  /**
   * Opened, but the cautions in force were not agreed to.
   *
   * @param changed whether others were, before
   */
  record Cautions(boolean changed) implements Standing {}

  /** Closed until what opens them is given. */
  record Shut(Opener opener) implements Standing {}

  /** The member doesn't want them on the web. */
  record NotWished() implements Standing {}
}
