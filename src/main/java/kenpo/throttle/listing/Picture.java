package kenpo.throttle.listing;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import kenpo.config.Ranges;
import kenpo.db.Db;
import kenpo.db.Listener;

/**
 * The allow-lists of all societies as this server knows them: read when one has changed, heard from
 * the database within a second, and once a minute. It is up only when nothing that was heard is
 * still to be read.
 */
final class Picture {

  /** Before what could not be read is asked for again. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Vertx vertx;
  private final ListingStore store;
  private final Listener listener;
  private final InstantSource clock;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong changed = new AtomicLong();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile Seen seen = new Seen(0, Map.of());

  private record Seen(long question, Map<String, Ranges<Listing>> bySociety) {}

  Picture(Vertx vertx, Db db, Listener listener, InstantSource clock) {
    this.vertx = vertx;
    this.store = new ListingStore(db);
    this.listener = listener;
    this.clock = clock;
    listener.hear(Map.of(ListingStore.CHANNEL, told -> changed()), this::read);
  }

  /** Whether a suspension of more than a second ago is known here. */
  boolean isUp() {
    return listener.isUp() && knowsChanges();
  }

  /** The one in force that an address is in. */
  Optional<Listing> at(String societyId, String address) {
    return Optional.ofNullable(seen.bySociety.get(societyId))
        .flatMap(ranges -> ranges.at(address))
        .filter(listing -> listing.isInForce(clock.instant()));
  }

  /** Something has changed: what fails is asked again until it is known. Never fails. */
  Future<Void> changed() {
    changed.accumulateAndGet(asked.incrementAndGet(), Math::max);
    return read().onFailure(failure -> again()).otherwiseEmpty();
  }

  private boolean knowsChanges() {
    return seen.question >= changed.get();
  }

  /** One of all that failed waits. */
  private void again() {
    if (waiting.compareAndSet(false, true)) {
      vertx.setTimer(PAUSE.toMillis(), tick -> askAgain());
    }
  }

  private void askAgain() {
    waiting.set(false);
    if (!knowsChanges()) {
      read().onFailure(failure -> again());
    }
  }

  /** An answer that comes late never replaces that to a later question. */
  Future<Void> read() {
    long question = asked.incrementAndGet();
    return store.inForce(clock.instant()).map(all -> see(question, all));
  }

  private synchronized Void see(long question, List<Listing> all) {
    if (question > seen.question) {
      seen =
          new Seen(
              question,
              all.stream()
                  .collect(
                      groupingBy(
                          Listing::societyId,
                          collectingAndThen(toList(), some -> Ranges.of(some, Listing::network)))));
    }
    return null;
  }
}
