package kenpo.loadtest.drive;

import java.net.URI;
import java.util.Locale;

/**
 * A server that runs, as a process of its own.
 *
 * @param copy 0 or 1: the first or second of its kind
 */
record Server(Kind kind, int copy, URI base, Launcher.Up up, Subject subject) {

  enum Kind {
    PORTAL,
    BARE;

    String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String name() {
    return kind.title() + " " + (char) ('A' + copy);
  }

  ProcessHandle process() {
    return up.process().toHandle();
  }
}
