package kenpo.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Which sessions' use this process has written down lately: once a minute is enough. */
final class Touches {

  static final Duration EVERY = Duration.ofMinutes(1);

  /** More than are used within a minute; beyond it all is forgotten, and written down again. */
  private static final int MOST = 100_000;

  private final ConcurrentHashMap<String, Instant> written = new ConcurrentHashMap<>();

  /** Notes the use; true when it has to be written down. */
  boolean isDue(String session, Instant now) {
    if (written.size() >= MOST) {
      written.clear();
    }
    var last = written.get(session);
    boolean due = last == null || !now.isBefore(last.plus(EVERY));
    if (due) {
      written.put(session, now);
    }
    return due;
  }

  void forget(Instant now) {
    written.values().removeIf(at -> !now.isBefore(at.plus(EVERY)));
  }
}
