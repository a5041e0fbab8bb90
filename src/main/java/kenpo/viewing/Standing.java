package kenpo.viewing;

import java.util.List;
import kenpo.society.AgreedTo;

/** How health data stand for a member in a session. */
public sealed interface Standing {

  /** They may be shown. */
  record Open() implements Standing {}

  /** The login password was typed just now, but it is not written down yet that they are open. */
  record Recent() implements Standing {}

  /**
   * Opened, but the cautions in force were not agreed to.
   *
   * @param changed what others had that were agreed to last; nothing where none ever were
   */
  record Cautions(List<AgreedTo.Part> changed) implements Standing {}

  /** Closed until what opens them is given. */
  record Shut(Opener opener) implements Standing {}

  /** The member doesn't want them on the web. */
  record NotWished() implements Standing {}
}
