package kenpo.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions that ended so lately that an access token may still speak for them. */
final class EndedSessions {

  /** Longer than an access token lives, with a minute for clocks that differ. */
  static final Duration KEPT = AccessTokens.LIFE.plusMinutes(1);

  private final ConcurrentHashMap<Name, Instant> ended = new ConcurrentHashMap<>();

  /** A session in all societies. */
  record Name(String societyId, String hash) {}

  void add(Name session, Instant at) {
    ended.put(session, at);
  }

  boolean contains(Name session) {
    return ended.containsKey(session);
  }

  void forget(Instant now) {
    ended.values().removeIf(at -> at.isBefore(now.minus(KEPT)));
  }
}
