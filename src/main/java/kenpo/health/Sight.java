package kenpo.health;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which days' checkups an account is shown: the home page tells of the others.
 *
 * @param account empty where it is shown no day as a whole
 * @param first day; empty: the newest
 * @param last day; empty: the newest
 */
public record Sight(Optional<Long> account, Optional<LocalDate> first, Optional<LocalDate> last) {

  public static final Sight NONE = new Sight(Optional.empty(), Optional.empty(), Optional.empty());

  public static Sight ofNewest(long account) {
    return new Sight(Optional.of(account), Optional.empty(), Optional.empty());
  }

  public static Sight of(long account, LocalDate day) {
    return new Sight(Optional.of(account), Optional.of(day), Optional.of(day));
  }

  /** {@code first}: of the days that are shown at all. */
  public static Sight ofAll(long account, LocalDate first) {
    return new Sight(Optional.of(account), Optional.of(first), Optional.empty());
  }
}
