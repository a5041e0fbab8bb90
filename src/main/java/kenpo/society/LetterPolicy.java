package kenpo.society;

import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * How a society writes letters to its members.
 *
 * @param to where those of employees go, and {@code dependants} those of their families
 * @param validMonths calendar months, from the day of posting
 * @param howLong how long a letter takes, in words
 * @param sender empty: no letter can be printed
 */
public record LetterPolicy(
    To to, To dependants, First first, int validMonths, Names howLong, Optional<Sender> sender) {

  /** Spelled as in the policy file. */
  public enum To {
    home,
    employer
  }

  /** When a member's first letter is asked for; spelled as in the policy file. */
  public enum First {
    onRegistration,
    batch
  }

  /**
   * Who posts them.
   *
   * @param postalCode such as 100-0001
   */
  public record Sender(String postalCode, String address) {}
}
