package kenpo.loadtest.drive;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kenpo.audit.Audit;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.db.Schema;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.throttle.Alarms;
import kenpo.throttle.Lookout;
import kenpo.throttle.Risk;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.SprayHistory;
import kenpo.throttle.Surroundings;
import kenpo.throttle.Trust;

/** Wrong passwords, each from an address and for an identifier that never came before. */
final class DistinctTries implements AutoCloseable {

  private static final int AT_ONCE = 32;
  private static final int HARDEST = 4;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Odd: goes round all addresses there are before one comes again. */
  private static final int STEP = 0x9E3779B1;

  private final Vertx vertx = Stage.loop();
  private final Db db;
  private final Societies societies = Societies.load(Path.of("conf/societies"));
  private final Society society = societies.byId("minato").orElseThrow();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final Alarms alarms;
  private final SprayHistory history;
  private final Risk risk;
  private final AtomicInteger next = new AtomicInteger();

  private DistinctTries(PortalConfig.Database database) {
    db = Db.open(vertx, database);
    var random = new Tokens(new SecureRandom());
    var meters = new SimpleMeterRegistry();
    alarms = new Alarms(db, new Audit(db, clock, meters), societies, random, clock, meters);
    history = new SprayHistory(db, societies);
    var surroundings = new Lookout(alarms, Surroundings.UNKNOWN);
    risk = Risk.of(db, new Secret(random.next()), surroundings, random, clock);
  }

  /** In the database that PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD name. */
  static DistinctTries open() {
    var database = GivenDatabase.settings();
    new Schema(database).migrate();
    return new DistinctTries(database);
  }

  /** What there is after so many tries; bytes with indexes. */
  record Kept(long scores, long failures, long mostRows, long tableMb, long heapMb) {}

  int done() {
    return next.get();
  }

  /** Up to this one, so many in a second of the engine's clock. */
  void until(int end, int perSecond) {
    while (next.get() < end) {
      all(Math.min(end, next.get() + perSecond)).await();
      now.updateAndGet(at -> at.plusSeconds(1));
      alarms.beat().await();
      if (now.get().getEpochSecond() % MINUTE.toSeconds() == 0) {
        purge();
      }
    }
    purge();
  }

  /** Several at once, each begun when one before it is done. */
  private Future<Void> all(int end) {
    var running = new AtomicInteger(AT_ONCE);
    Promise<Void> done = Promise.promise();
    vertx.runOnContext(
        begin -> {
          for (int i = 0; i < AT_ONCE; i++) {
            oneAfterTheOther(end, running, done);
          }
        });
    return done.future();
  }

  private void oneAfterTheOther(int end, AtomicInteger running, Promise<Void> done) {
    if (next.get() >= end) {
      if (running.decrementAndGet() == 0) {
        done.tryComplete();
      }
      return;
    }
    guess(next.getAndIncrement())
        .onSuccess(over -> oneAfterTheOther(end, running, done))
        .onFailure(done::tryFail);
  }

  private Future<Void> guess(int number) {
    var identifier = "nobody" + number + "@example.jp";
    var tried = new Risk.Try(society, address(number), identifier, new Trust.None());
    return risk.look(tried)
        .compose(standing -> risk.charge(standing, HARDEST))
        .compose(
            charged ->
                charged instanceof Charged.Go(var paid)
                    ? risk.failed(paid, Optional.empty())
                    : Future.failedFuture(new WrongAnswer("a first try was not charged")));
  }

  private static String address(int number) {
    int mixed = number * STEP;
    return "%d.%d.%d.%d"
        .formatted(mixed >>> 24, mixed >>> 16 & 255, mixed >>> 8 & 255, mixed & 255);
  }

  /** As each server does once a minute. */
  private void purge() {
    while (Risk.purge(db, societies.all(), now.get()).await() > 0) {
      // until there is nothing more to forget
    }
    history.remember(now.get()).await();
    history.purge(now.get()).await();
  }

  Kept kept() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return db.first(
            """
            SELECT (SELECT count(*) FROM throttle_scores) AS scores,
                   (SELECT count(*) FROM throttle_failures) AS failures,
                   (SELECT max(rows) FROM (
                      SELECT count(*) AS rows FROM throttle_scores GROUP BY society_id, bucket
                      UNION ALL
                      SELECT count(*) FROM throttle_failures GROUP BY society_id, bucket) AS kinds) AS most,
                   pg_total_relation_size('throttle_scores')
                     + pg_total_relation_size('throttle_failures') AS bytes
            """,
            row ->
                new Kept(
                    row.getLong("scores"),
                    row.getLong("failures"),
                    row.getLong("most"),
                    row.getLong("bytes") >> 20,
                    heap >> 20))
        .await()
        .orElseThrow();
  }

  @Override
  public void close() {
    db.close().await();
    vertx.close().await();
  }
}
