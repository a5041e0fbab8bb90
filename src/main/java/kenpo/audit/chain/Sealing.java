package kenpo.audit.chain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import kenpo.audit.chain.Sealer.Batch;
import kenpo.audit.chain.Sealer.Sealed;
import kenpo.audit.chain.SealingStore.Note;
import kenpo.config.Secret;
import kenpo.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains the audit log of each society: with each beat, what was committed since the one before.
 * Any number of servers may do it; of those that come at once, one does.
 */
public final class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  /** In one beat, for a society; what is left waits for the next. */
  private static final int BATCHES = 10;

  /** Societies at a time: members wait for the same connections. */
  private static final int LANES = 2;

  private final Db db;
  private final Map<String, SealKey> keys;
  private final InstantSource clock;
  private final Counter sealed;
  private final Counter broken;
  private final Map<String, Instant> allSealed = new ConcurrentHashMap<>();
  private final Map<String, Head> known = new ConcurrentHashMap<>();

  /** One beat: who is still to come, and whose turn failed. */
  private record Beat(Queue<String> line, Map<String, Throwable> troubles, Instant at) {}

  public Sealing(
      Db db, Secret secret, String[] societyIds, InstantSource clock, MeterRegistry meters) {
    this.db = db;
    this.keys = Stream.of(societyIds).collect(toMap(identity(), id -> SealKey.of(secret, id)));
    this.clock = clock;
    this.sealed =
        Counter.builder("portal.audit.sealed")
            .description("Events of the audit log that this server has sealed")
            .register(meters);
    this.broken =
        Counter.builder("portal.audit.broken")
            .description("How often a seal that this server had seen was gone or another")
            .register(meters);
    keys.keySet().forEach(id -> measure(id, meters));
  }

  /** Answers what kept societies from being sealed, by their ids. */
  public Future<Map<String, Throwable>> beat() {
    var now = clock.instant();
    return new UnsealedStore(db)
        .waiting(keys.keySet().toArray(String[]::new))
        .compose(ids -> sealAll(ids, now));
  }

  /** Where each chain ends, as a server noted it. */
  public Future<Map<String, Head>> heads() {
    return new SealingStore(db)
        .notes(keys.keySet().toArray(String[]::new))
        .map(notes -> notes.stream().filter(this::isProven).toList())
        .map(notes -> notes.stream().collect(toMap(Note::societyId, Note::head)))
        .map(this::seen);
  }

  private void measure(String societyId, MeterRegistry meters) {
    allSealed.put(societyId, clock.instant());
    Gauge.builder("portal.audit.unsealed", this, it -> it.secondsBehind(societyId))
        .description("How long ago this server saw every event of the audit log sealed")
        .baseUnit("seconds")
        .tag("society", societyId)
        .register(meters);
  }

  private boolean isProven(Note note) {
    return keys.get(note.societyId()).proves(note.head(), note.proof());
  }

  private Map<String, Head> seen(Map<String, Head> heads) {
    heads.forEach(
        (id, head) ->
            known.merge(id, head, (mine, its) -> its.number() > mine.number() ? its : mine));
    return heads;
  }

  private Future<Map<String, Throwable>> sealAll(List<String> societyIds, Instant now) {
    var beat = new Beat(new ConcurrentLinkedQueue<>(societyIds), new ConcurrentHashMap<>(), now);
    keys.keySet().stream()
        .filter(id -> !societyIds.contains(id))
        .forEach(id -> allSealed.put(id, now));
    return Future.join(Stream.generate(() -> lane(beat)).limit(LANES).toList())
        .map(done -> beat.troubles());
  }

  private Future<Void> lane(Beat beat) {
    return Optional.ofNullable(beat.line().poll())
        .map(id -> seal(beat, id).compose(done -> lane(beat)))
        .orElseGet(Future::succeededFuture);
  }

  private Future<Void> seal(Beat beat, String societyId) {
    return seal(societyId, BATCHES)
        .map(ended -> ended == Sealed.ALL ? allSealed.put(societyId, beat.at()) : beat.at())
        .otherwise(
            failure -> {
              beat.troubles().put(societyId, failure);
              return beat.at();
            })
        .mapEmpty();
  }

  private Future<Sealed> seal(String societyId, int batches) {
    var before = known.getOrDefault(societyId, Head.NONE);
    return db.transaction(
            tx -> new Sealer(tx, keys.get(societyId), societyId, before, clock.instant()).seal())
        .map(batch -> done(societyId, before, batch))
        .compose(
            batch ->
                batch.ended() == Sealed.SOME && batches > 1
                    ? seal(societyId, batches - 1)
                    : Future.succeededFuture(batch.ended()));
  }

  private Batch done(String societyId, Head before, Batch batch) {
    sealed.increment(batch.seals());
    if (batch.broken()) {
      broken.increment();
      LOG.error("audit chain broken {} {}", kv("society", societyId), kv("head", before));
      known.remove(societyId);
    }
    if (batch.seals() > 0) {
      known.put(societyId, batch.end());
    }
    return batch;
  }

  private double secondsBehind(String societyId) {
    return Duration.between(allSealed.get(societyId), clock.instant()).toSeconds();
  }
}
