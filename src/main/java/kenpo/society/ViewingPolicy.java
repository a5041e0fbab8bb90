package kenpo.society;

import java.time.Duration;
import java.util.List;
import kenpo.society.Society.Document;
import kenpo.society.Society.Names;

/**
 * What stands before health data.
 *
 * @param wished whether they are shown on the web to members who have not chosen
 * @param tries so many wrong ones in a row close a secret, for as long as {@code lock}
 * @param idle they are closed again when nothing of them was asked for so long
 * @param recent for so long after it was typed the login password is not asked again
 * @param cautions what one agrees to before the first view
 * @param questions secret questions to choose from
 */
public record ViewingPolicy(
    Style style,
    boolean wished,
    int tries,
    Duration lock,
    Duration idle,
    Duration recent,
    Document cautions,
    List<Names> questions) {

  /** {@code lock} as it is told to people: in full hours, at least 1. */
  public long lockHours() {
    return lock.plusHours(1).minusNanos(1).toHours();
  }

  /** What opens them; spelled as in the policy file. */
  public enum Style {
    /** A code by letter once, then a secret question in each session. */
    code,
    /** The code once, then the login password. */
    codeThenPassword,
    /** A password by letter once, then one's own in each session. */
    password,
    /** The login password alone. */
    recentPassword;

    /** Whether something by letter comes first. */
    public boolean isByLetter() {
      return this != recentPassword;
    }

    /** Whether it is the login password that opens them from the second time on. */
    public boolean isByLogin() {
      return this == codeThenPassword || this == recentPassword;
    }
  }
}
