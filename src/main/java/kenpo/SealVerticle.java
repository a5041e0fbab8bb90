package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kenpo.audit.chain.Head;
import kenpo.audit.chain.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit log every second, and what is left when the server stops; says now and then where
 * each chain ends, for whoever keeps the log elsewhere.
 */
final class SealVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(SealVerticle.class);
  private static final Logger HEADS = LoggerFactory.getLogger("kenpo.audit.head");
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Beats until what goes on failing is told again. */
  private static final int AGAIN = 60;

  private static final String ALL = "all";

  private final Sealing sealing;
  private final Duration headsEvery;
  private final Map<String, Integer> failing = new HashMap<>();
  private Future<Void> underway = Future.succeededFuture();

  SealVerticle(Sealing sealing, Duration headsEvery) {
    this.sealing = sealing;
    this.headsEvery = headsEvery;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(EVERY.toMillis(), tick -> beat());
    vertx.setPeriodic(headsEvery.toMillis(), tick -> tellHeads());
    tellHeads();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return underway.transform(beaten -> sealing.beat()).transform(beaten -> tellHeads());
  }

  /** One that is late lets the next be left out. */
  private void beat() {
    if (underway.isComplete()) {
      underway =
          sealing.beat().otherwise(failure -> Map.of(ALL, failure)).map(this::told).mapEmpty();
    }
  }

  /** At once, and then each minute until it works again. */
  private boolean told(Map<String, Throwable> troubles) {
    failing.keySet().retainAll(troubles.keySet());
    troubles.forEach(
        (society, failure) -> {
          if (failing.merge(society, 1, Integer::sum) % AGAIN == 1) {
            LOG.warn(
                "audit log not sealed {} {}",
                kv("society", society),
                kv("failure", failure.getClass().getSimpleName()));
          }
        });
    return troubles.isEmpty();
  }

  private Future<Void> tellHeads() {
    return sealing
        .heads()
        .onSuccess(all -> all.forEach(SealVerticle::tellHead))
        .onFailure(
            failure ->
                LOG.warn(
                    "ends of the audit chains not told {}",
                    kv("failure", failure.getClass().getSimpleName())))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static void tellHead(String society, Head head) {
    HEADS.info("audit chain {} {}", kv("society", society), kv("head", head.toString()));
  }
}
