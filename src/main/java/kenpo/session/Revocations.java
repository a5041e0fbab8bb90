package kenpo.session;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import kenpo.db.Db;
import kenpo.db.Listener;
import kenpo.session.EndedSessions.Name;

/**
 * Which sessions ended, on whatever server: heard from the database within a second. While it can't
 * be heard, whoever asks has to look at the session's row.
 */
public final class Revocations {

  private final EndingStore store;
  private final TokenKeys keys;
  private final InstantSource clock;
  private final EndedSessions ended = new EndedSessions();
  private final Listener listener;

  public Revocations(Listener listener, Db db, TokenKeys keys, InstantSource clock) {
    this.store = new EndingStore(db);
    this.keys = keys;
    this.clock = clock;
    this.listener = listener;
    listener.hear(
        Map.of(
            EndingStore.CHANNEL, told -> add(EndingStore.name(told)),
            TokenKeyStore.CHANNEL, told -> keys.read()),
        this::readUp);
  }

  /** Whether {@link #contains} can be relied on. */
  boolean isUp() {
    return listener.isUp();
  }

  boolean contains(Session session) {
    return ended.contains(new Name(session.societyId(), session.hash()));
  }

  void add(Name session) {
    ended.add(session, clock.instant());
  }

  /** Forgets those that no access token speaks for any more. */
  void forget() {
    ended.forget(clock.instant());
  }

  private Future<Void> readUp() {
    return keys.read()
        .compose(read -> store.since(clock.instant().minus(EndedSessions.KEPT)))
        .onSuccess(all -> all.forEach(this::add))
        .mapEmpty();
  }
}
