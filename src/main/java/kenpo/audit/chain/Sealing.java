package kenpo.audit.chain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kenpo.audit.chain.Sealer.Sealed;
import kenpo.config.Secret;
import kenpo.db.Db;

/**
 * Chains the audit log of each society: with each beat, what was committed since the one before.
 * Any number of servers may do it; of those that come at once, one does.
 */
public final class Sealing {

  /** In one beat, for a society; what is left waits for the next. */
  private static final int BATCHES = 10;

  private final Db db;
  private final Map<String, SealKey> keys;
  private final InstantSource clock;
  private final Counter sealed;
  private volatile Instant allSealed;

  public Sealing(
      Db db, Secret secret, String[] societyIds, InstantSource clock, MeterRegistry meters) {
    this.db = db;
    this.keys = Stream.of(societyIds).collect(toMap(identity(), id -> SealKey.of(secret, id)));
    this.clock = clock;
    this.allSealed = clock.instant();
    this.sealed =
        Counter.builder("portal.audit.sealed")
            .description("Events of the audit log that this server has sealed")
            .register(meters);
    Gauge.builder("portal.audit.unsealed", this, Sealing::secondsBehind)
        .description("How long ago this server saw every event of the audit log sealed")
        .baseUnit("seconds")
        .register(meters);
  }

  /** Fails when a society could not be done; the others are. */
  public Future<Void> beat() {
    var now = clock.instant();
    return new UnsealedStore(db)
        .waiting(keys.keySet().toArray(String[]::new))
        .compose(this::sealAll)
        .onSuccess(all -> allSealed = all ? now : allSealed)
        .mapEmpty();
  }

  /** Where each chain ends. */
  public Future<Map<String, Head>> heads() {
    return new SealingStore(db).heads(keys.keySet().toArray(String[]::new));
  }

  private Future<Boolean> sealAll(List<String> societyIds) {
    var underway = societyIds.stream().map(id -> seal(id, BATCHES)).toList();
    return Future.join(underway)
        .map(done -> underway.stream().allMatch(one -> one.result() == Sealed.ALL));
  }

  private Future<Sealed> seal(String societyId, int batches) {
    return db.transaction(
            tx -> new Sealer(tx, keys.get(societyId), societyId, clock.instant()).seal())
        .onSuccess(batch -> sealed.increment(batch.seals()))
        .compose(
            batch ->
                batch.ended() == Sealed.SOME && batches > 1
                    ? seal(societyId, batches - 1)
                    : Future.succeededFuture(batch.ended()));
  }

  private double secondsBehind() {
    return Duration.between(allSealed, clock.instant()).toSeconds();
  }
}
