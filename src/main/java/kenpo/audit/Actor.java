package kenpo.audit;

import java.util.Optional;
import kenpo.db.Coded;

/**
 * Who did what is recorded.
 *
 * @param name of whoever sat at the command line, as the operating system has it; nobody else's
 */
public record Actor(Role role, Optional<String> name) {

  /** By which door somebody came. */
  public enum Role implements Coded {
    /** Whoever uses the member site: the member, or a stranger who tries to be one. */
    MEMBER,
    STAFF,
    /** The portal by itself, by the clock or because of something else that happened. */
    SYSTEM,
    COMMAND_LINE
  }

  public static final Actor MEMBER = new Actor(Role.MEMBER, Optional.empty());
  public static final Actor STAFF = new Actor(Role.STAFF, Optional.empty());
  public static final Actor SYSTEM = new Actor(Role.SYSTEM, Optional.empty());

  public static Actor commandLine(String user) {
    return new Actor(Role.COMMAND_LINE, Optional.of(user).filter(name -> !name.isBlank()));
  }

  /** Who it was when nothing else is said: who has an address is at the member site. */
  static Actor at(String address) {
    return address.isEmpty() ? SYSTEM : MEMBER;
  }
}
